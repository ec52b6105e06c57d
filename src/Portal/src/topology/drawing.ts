import type { Difference, Line, Place, Point, Topology } from "./queries";

/** What a question says about an item or a relation that is drawn. */
export type Mark = "lost" | "fallen" | "cause" | "alone" | "way" | "came" | "went" | "turned";

export type Marks = ReadonlyMap<string, Mark>;

/** An item as it is drawn, by canvas and export alike. */
export interface DrawnItem {
  id: string;
  point: Point;
  name: string;
  x: number;
  y: number;
  group?: string;
  groupName?: string;
  /** Neighbours that are not shown. */
  more: number;
  outside: number;
  mark?: Mark;
}

export interface DrawnLine {
  id: string;
  line: Line;
  from: string;
  to: string;
  mark?: Mark;
}

export interface Drawing {
  items: DrawnItem[];
  lines: DrawnLine[];
}

export const size = { width: 138, height: 46, across: 84, down: 112 };

/** As much of a text as fits on one line of a box; a wide sign takes the room of two. */
export function shortened(text: string): string {
  const most = 18;
  let [taken, shown] = [0, ""];
  for (const sign of text) {
    taken += sign.charCodeAt(0) > 0xff ? 2 : 1;
    if (taken > most) return `${shown}…`;
    if (taken < most) shown += sign;
  }
  return text;
}

/** Everything to be drawn: what is there, and, when two times are compared, what went, in a row below. */
export function drawingOf(
  topology: Topology,
  marks: Marks,
  difference: Difference | undefined,
  groupName: (place: Place) => string,
): Drawing {
  const items: DrawnItem[] = topology.items.map((place) => ({
    id: place.item.id,
    point: place.item,
    name: place.item.name ?? "",
    x: place.x * size.across,
    y: place.y * size.down,
    group: place.group?.id,
    groupName: place.group ? groupName(place) : undefined,
    more: place.more,
    outside: place.outside,
    mark: marks.get(place.item.id),
  }));
  const shown = new Set(items.map((item) => item.id));
  const left = Math.min(...items.map((item) => item.x));
  const below = Math.max(...items.map((item) => item.y)) + 1.5 * size.down;
  for (const [at, point] of (difference?.went ?? []).filter((gone) => !shown.has(gone.id)).entries()) {
    shown.add(point.id);
    items.push({
      id: point.id,
      point,
      name: point.name ?? "",
      x: left + at * 2 * size.across,
      y: below,
      more: 0,
      outside: 0,
      mark: "went",
    });
  }
  const lines = [...topology.relations, ...(difference?.unrelated ?? [])]
    .filter((line) => shown.has(line.fromId) && shown.has(line.toId))
    .map((line) => ({ id: line.id, line, from: line.fromId, to: line.toId, mark: marks.get(line.id) }));
  return { items, lines };
}

export function marksOfDifference(difference: Difference | undefined): Map<string, Mark> {
  const marks = new Map<string, Mark>();
  if (!difference) return marks;
  for (const { id } of [...difference.came, ...difference.related]) marks.set(id, "came");
  for (const { id } of [...difference.turned, ...difference.rerelated]) marks.set(id, "turned");
  for (const { id } of [...difference.went, ...difference.unrelated]) marks.set(id, "went");
  return marks;
}

/** A relation belongs to a way, or carries a fall, when both of its ends do. */
export function withLines(marks: Map<string, Mark>, lines: readonly Line[]): Map<string, Mark> {
  const both = (line: Line, wanted: readonly Mark[]) =>
    wanted.includes(marks.get(line.fromId) as Mark) && wanted.includes(marks.get(line.toId) as Mark);
  for (const line of lines) {
    if (both(line, ["way"])) marks.set(line.id, "way");
    else if (line.flow !== "NONE" && both(line, ["lost", "fallen"])) marks.set(line.id, "fallen");
    else if (line.flow !== "NONE" && both(line, ["lost", "cause", "alone"])) marks.set(line.id, "cause");
  }
  return marks;
}

/** The rectangle that holds everything. */
export function boundsOf(items: readonly DrawnItem[], margin = 40) {
  const [xs, ys] = [items.map((item) => item.x), items.map((item) => item.y)];
  const [left, top] = [Math.min(...xs) - size.width / 2 - margin, Math.min(...ys) - size.height / 2 - margin];
  return { left, top, width: Math.max(...xs) + size.width / 2 + margin - left, height: Math.max(...ys) + size.height / 2 + margin - top };
}
