import type { MouseEvent } from "react";
import type { Scheme } from "@/shell/theme";
import { palettes } from "./colours";
import { boundsOf, type DrawnItem, size } from "./drawing";

/** What of the drawing is on the screen. */
export interface View {
  x1: number;
  y1: number;
  w: number;
  h: number;
}

const width = 168;

/** All items as small marks, and a frame around those on the screen. Who cannot see it loses nothing: the list has everything. */
export function Minimap({
  items,
  view,
  scheme,
  onLook,
}: {
  items: readonly DrawnItem[];
  view: View;
  scheme: Scheme;
  onLook: (at: { x: number; y: number }) => void;
}) {
  const bounds = boundsOf(items, 80);
  const colour = palettes[scheme];
  const look = (event: MouseEvent<SVGSVGElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    onLook({
      x: bounds.left + ((event.clientX - frame.left) / frame.width) * bounds.width,
      y: bounds.top + ((event.clientY - frame.top) / frame.height) * bounds.height,
    });
  };
  return (
    <svg
      className="topology-minimap"
      aria-hidden="true"
      width={width}
      height={Math.min(130, (width * bounds.height) / bounds.width)}
      preserveAspectRatio="none"
      viewBox={`${bounds.left} ${bounds.top} ${bounds.width} ${bounds.height}`}
      onClick={look}
    >
      {items.map((item) => (
        <rect
          key={item.id}
          x={item.x - size.width / 2}
          y={item.y - size.height / 2}
          width={size.width}
          height={size.height}
          fill={item.mark ? colour.mark[item.mark] : colour.stage[item.point.stage]}
        />
      ))}
      <rect className="topology-minimap-view" x={view.x1} y={view.y1} width={view.w} height={view.h} />
    </svg>
  );
}
