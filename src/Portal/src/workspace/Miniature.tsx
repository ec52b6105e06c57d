import { useTranslation } from "react-i18next";
import type { Widget } from "./dashboard";
import { placeOf } from "./Grid";
import { kinds } from "./kinds";
import { inOrder } from "./layout";
import { nameOf } from "./WidgetFrame";

/** A layout in small, without what its widgets show. */
export function Miniature({ widgets }: { widgets: readonly Widget[] }) {
  const { t } = useTranslation();
  return (
    <div
      className="miniature"
      role="img"
      aria-label={inOrder(widgets)
        .map((widget) => nameOf(widget, t))
        .join(" · ")}
    >
      {inOrder(widgets).map((widget) => (
        <span key={widget.widgetId} style={placeOf(widget)} title={nameOf(widget, t)}>
          {kinds[widget.kind].icon}
        </span>
      ))}
    </div>
  );
}
