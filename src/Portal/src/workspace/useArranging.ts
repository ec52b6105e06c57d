import { type PointerEvent as Press, useCallback, useEffect, useRef, useState } from "react";
import type { Widget } from "./dashboard";
import { changedPlaces, put, stepped } from "./layout";

interface Gesture {
  widget: Widget;
  how: "move" | "resize";
  from: { x: number; y: number };
  /** One column and one row, gap included, in pixels. */
  step: { x: number; y: number };
  before: Widget[];
}

const gap = 16;
const row = 56;
const settleAfter = 700;
const steps: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Moves and resizes widgets by pointer and by keys. What comes of it is told once, when it is let go. */
export function useArranging(widgets: Widget[], onPlaced: (changed: Widget[]) => void) {
  const [draft, draw] = useState<Widget[]>();
  // What is let go right after a move has to count although the move is not drawn yet.
  const newest = useRef<Widget[]>(undefined);
  const setDraft = useCallback((next: Widget[] | undefined) => {
    newest.current = next;
    draw(next);
  }, []);
  const [held, setHeld] = useState<string>();
  const gesture = useRef<Gesture>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shown = draft ?? widgets;

  // The Api's answer takes the draft's place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new widgets end a draft
  useEffect(() => {
    if (!gesture.current && !timer.current) setDraft(undefined);
  }, [widgets]);

  const settle = useCallback(
    (after: Widget[]) => {
      const changed = changedPlaces(widgets, after);
      setHeld(undefined);
      if (changed.length === 0) setDraft(undefined);
      else onPlaced(changed);
    },
    [widgets, onPlaced, setDraft],
  );

  const start = (event: Press<HTMLElement>, widget: Widget, how: Gesture["how"]) => {
    const grid = event.currentTarget.closest(".dashboard-grid");
    if (event.button !== 0 || !grid) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const step = { x: (grid.clientWidth + gap) / 12, y: row + gap };
    gesture.current = { widget, how, from: { x: event.clientX, y: event.clientY + scrollY }, step, before: shown };
    setHeld(widget.widgetId);
  };

  const move = (event: Press<HTMLElement>) => {
    const now = gesture.current;
    if (!now) return;
    const x = Math.round((event.clientX - now.from.x) / now.step.x);
    const y = Math.round((event.clientY + scrollY - now.from.y) / now.step.y);
    setDraft(put(now.before, shifted(now.widget, now.how, x, y)));
  };

  const end = () => {
    if (!gesture.current) return;
    gesture.current = undefined;
    settle(newest.current ?? widgets);
  };

  const cancel = () => {
    gesture.current = undefined;
    setHeld(undefined);
    setDraft(undefined);
  };

  /** Arrow keys move, with Shift they resize; when nobody presses any more for a moment, it counts. */
  const press = (event: React.KeyboardEvent, widget: Widget) => {
    const step = steps[event.key];
    if (event.key === "Escape") cancel();
    if (!step) return;
    event.preventDefault();
    const before = newest.current ?? widgets;
    const now = before.find((other) => other.widgetId === widget.widgetId) ?? widget;
    const after = put(before, event.shiftKey ? shifted(now, "resize", step.x, step.y) : stepped(before, now, step.x, step.y));
    setDraft(after);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      settle(after);
    }, settleAfter);
  };

  return {
    shown,
    held,
    isDrafting: draft !== undefined,
    handlers: (widget: Widget) => ({ start, move, end, cancel, press, widget }),
    discard: () => setDraft(undefined),
  };
}

function shifted(widget: Widget, how: Gesture["how"], x: number, y: number): Widget {
  return how === "move"
    ? { ...widget, x: widget.x + x, y: Math.max(0, widget.y + y) }
    : { ...widget, width: Math.min(widget.width + x, 12 - widget.x), height: widget.height + y };
}

export type Handlers = ReturnType<ReturnType<typeof useArranging>["handlers"]>;
