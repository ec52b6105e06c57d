import type { CSSProperties, ReactNode } from "react";
import { useIsPhone } from "@/kit/state/screen";
import type { Widget } from "./dashboard";
import { inOrder } from "./layout";

/** Widgets on their places; one below the other on a phone. */
export function Grid({ widgets, children }: { widgets: readonly Widget[]; children: (widget: Widget) => ReactNode }) {
  const phone = useIsPhone();
  return (
    <div className={phone ? "dashboard-column" : "dashboard-grid"}>
      {inOrder(widgets).map((widget) => (
        <div key={widget.widgetId} className="dashboard-cell" style={phone ? undefined : placeOf(widget)}>
          {children(widget)}
        </div>
      ))}
    </div>
  );
}

export function placeOf({ x, y, width, height }: Widget): CSSProperties {
  return { gridColumn: `${x + 1} / span ${width}`, gridRow: `${y + 1} / span ${height}` };
}
