import { type PointerEvent, useState } from "react";

/** A stretch along an element, from where the pointer went down to where it went up again. */
export function useDrag(onEnd: (begin: number, end: number) => void) {
  const [drag, move] = useState<{ begin: number; end: number }>();
  const at = (event: PointerEvent<HTMLElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      move({ begin: at(event), end: at(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => drag && move({ ...drag, end: at(event) }),
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      move(undefined);
      if (drag) onEnd(drag.begin, at(event));
    },
    onPointerCancel: () => move(undefined),
  };
  return { handlers, stretch: drag && { left: Math.min(drag.begin, drag.end), width: Math.abs(drag.end - drag.begin) } };
}
