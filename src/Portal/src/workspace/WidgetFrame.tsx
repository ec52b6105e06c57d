import LockOutlined from "@ant-design/icons/es/icons/LockOutlined";
import { memo, type ReactNode, Suspense, useId } from "react";
import { useTranslation } from "react-i18next";
import { Loading } from "@/kit/Problems";
import { useMay } from "@/kit/state/viewer";
import type { Widget } from "./dashboard";
import { kinds } from "./kinds";

/** A widget under its name. Who may not read what it shows is told so, instead of being shown an empty place. */
export const WidgetFrame = memo(function WidgetFrame({
  widget,
  changes,
  handle,
  extra,
}: {
  widget: Widget;
  changes: number;
  /** By what it is dragged. */
  handle?: ReactNode;
  extra?: ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { Body, icon } = kinds[widget.kind];
  return (
    <section className="widget" aria-labelledby={id} data-kind={widget.kind}>
      <div className="widget-head">
        {handle}
        <span className="widget-icon">{icon}</span>
        <h2 id={id} className="clip">
          {nameOf(widget, t)}
        </h2>
        {extra && <div className="widget-extra">{extra}</div>}
      </div>
      <div className="widget-body">
        {useMay(widget.operation) ? (
          <Suspense fallback={<Loading />}>
            <Body settings={widget.settings} changes={changes} />
          </Suspense>
        ) : (
          <div className="widget-closed">
            <LockOutlined />
            {t("workspace:closed")}
          </div>
        )}
      </div>
    </section>
  );
});

export function nameOf(widget: Pick<Widget, "kind" | "settings">, t: (key: string) => string): string {
  return widget.settings.title ?? t(`workspace:widgets.${widget.kind}.name`);
}
