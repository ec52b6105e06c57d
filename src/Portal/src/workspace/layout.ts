/** A widget's place on the grid: columns and rows, from the top left. */
export interface Placed {
  widgetId: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The Api refuses what is outside of these; dragging stays within them so that nobody is refused. */
export const grid = { columns: 12, rows: 240, leastWidth: 3, leastHeight: 2, mostHeight: 12, most: 24 } as const;

export function overlap(one: Placed, other: Placed): boolean {
  return (
    one.widgetId !== other.widgetId &&
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), most);

/** The nearest place that the grid allows. */
export function within<T extends Placed>(widget: T): T {
  const width = clamp(widget.width, grid.leastWidth, grid.columns);
  const height = clamp(widget.height, grid.leastHeight, grid.mostHeight);
  return { ...widget, width, height, x: clamp(widget.x, 0, grid.columns - width), y: clamp(widget.y, 0, grid.rows - height) };
}

const blocking = (settled: readonly Placed[], place: Placed) => settled.find((other) => overlap(place, other));

const readingOrder = (one: Placed, other: Placed) => one.y - other.y || one.x - other.x;

/** Lets everything float up as far as it can; what is held keeps its place and the others make room. */
export function compact<T extends Placed>(widgets: readonly T[], held?: string): T[] {
  const settled: T[] = widgets.filter((widget) => widget.widgetId === held);
  for (const widget of [...widgets].sort(readingOrder)) {
    if (widget.widgetId === held) continue;
    settled.push(settle(widget, settled, held));
  }
  return widgets.map((widget) => settled.find((other) => other.widgetId === widget.widgetId)!);
}

// Up, past what is held too if there is room above it, so that one that is dragged down changes places with the next; else down.
function settle<T extends Placed>(widget: T, settled: readonly Placed[], held?: string): T {
  const fixed = settled.filter((other) => other.widgetId !== held);
  const above = floated(widget, fixed);
  if (!blocking(settled, above)) return above;
  let place = widget;
  for (let found = blocking(settled, place); found; found = blocking(settled, place)) place = { ...place, y: found.y + found.height };
  return floated(place, settled);
}

function floated<T extends Placed>(widget: T, settled: readonly Placed[]): T {
  let place = widget;
  while (place.y > 0 && !blocking(settled, { ...place, y: place.y - 1 })) place = { ...place, y: place.y - 1 };
  return place;
}

/** The layout after a widget was put somewhere: others make room for it, and then everything moves together. */
export function put<T extends Placed>(widgets: readonly T[], moved: T): T[] {
  const held = within(moved);
  const around = compact(
    widgets.map((widget) => (widget.widgetId === held.widgetId ? held : widget)),
    held.widgetId,
  );
  return compact(around);
}

/** The place one step further; up and down lead past the next widget, because nothing floats in the air. */
export function stepped<T extends Placed>(widgets: readonly T[], widget: T, x: number, y: number): T {
  if (y === 0) return { ...widget, x: widget.x + x };
  const sameColumns = widgets.filter(
    (other) => other.widgetId !== widget.widgetId && other.x < widget.x + widget.width && widget.x < other.x + other.width,
  );
  if (y < 0) {
    const above = sameColumns
      .filter((other) => other.y < widget.y)
      .sort(readingOrder)
      .at(-1);
    return { ...widget, y: above?.y ?? 0 };
  }
  const below = sameColumns.filter((other) => other.y >= widget.y + widget.height).sort(readingOrder)[0];
  if (!below) return widget;
  const exchanged = { ...widget, y: widget.y + below.height };
  // Something else may keep the other one where it is: then past it.
  return changedPlaces(widgets, put(widgets, exchanged)).length > 0 ? exchanged : { ...widget, y: below.y + below.height };
}

/** Where a new widget finds room: the first gap that is large enough, or below everything. */
export function roomFor(widgets: readonly Placed[], width: number, height: number): Placed {
  const bottom = Math.max(0, ...widgets.map((widget) => widget.y + widget.height));
  for (let y = 0; y < bottom; y += 1)
    for (let x = 0; x <= grid.columns - width; x += 1) {
      const place = { widgetId: "", x, y, width, height };
      if (!widgets.some((widget) => overlap(place, widget))) return place;
    }
  return { widgetId: "", x: 0, y: bottom, width, height };
}

/** Those that stand elsewhere than before. */
export function changedPlaces<T extends Placed>(before: readonly T[], after: readonly T[]): T[] {
  return after.filter((widget) => {
    const was = before.find((other) => other.widgetId === widget.widgetId);
    return !was || was.x !== widget.x || was.y !== widget.y || was.width !== widget.width || was.height !== widget.height;
  });
}

/** The order in which a phone, and a reader of the page, meets them. */
export function inOrder<T extends Placed>(widgets: readonly T[]): T[] {
  return [...widgets].sort(readingOrder);
}
