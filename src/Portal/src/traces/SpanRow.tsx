import CaretDownOutlined from "@ant-design/icons/es/icons/CaretDownOutlined";
import CaretRightOutlined from "@ant-design/icons/es/icons/CaretRightOutlined";
import { type CSSProperties, memo, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { barOf, lasting } from "./figures";
import { FailedTag } from "./marks";
import type { TraceRow, TraceWhole } from "./queries";
import { SpanDetails } from "./SpanDetails";

/** Names would have no room left if deeper ones moved in further. */
const deepest = 16;

interface Props {
  row: TraceRow;
  trace: TraceWhole;
  colour: string | undefined;
  /** How many spans are under it. */
  under: number;
  isFolded: boolean;
  onFold: (spanId: string) => void;
  /** The one for which somebody came. */
  isChosen: boolean;
}

/** A span at its depth and its place in time; pressed, it tells all that is known of it. */
export const SpanRow = memo(function SpanRow({ row, trace, colour, under, isFolded, onFold, isChosen }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(isChosen);
  const place = useRef<HTMLLIElement>(null);
  const id = useId();
  const { span } = row;
  const isFailed = span.status === "ERROR";
  // biome-ignore lint/correctness/useExhaustiveDependencies: it comes into sight once, when the page opens
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: ARIA 1.2 lets items of a list have a level
    <li
      ref={place}
      aria-level={row.depth + 1}
      className={open ? "trace-open" : ""}
      style={{ "--depth": Math.min(row.depth, deepest) } as CSSProperties}
    >
      {under > 0 && (
        <button
          type="button"
          className="trace-fold"
          aria-expanded={!isFolded}
          aria-label={t("traces:under", { count: under, name: span.name })}
          onClick={() => onFold(span.spanId)}
        >
          {isFolded ? <CaretRightOutlined aria-hidden /> : <CaretDownOutlined aria-hidden />}
        </button>
      )}
      <button type="button" className="trace-row" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        <span className="trace-name">
          <i style={{ background: colour }} />
          <span className="clip" title={`${span.service} ${span.name}`}>
            <span className="trace-service">{span.service || t("traces:unsaid")}</span> {span.name}
          </span>
          {isFolded && <span className="figures faint">+{under}</span>}
          {row.isOrphan && (
            <span className="priority priority-planning" title={t("traces:orphanHelp")}>
              {t("traces:orphan")}
            </span>
          )}
          {isFailed && <FailedTag />}
        </span>
        <span className="trace-track">
          <i style={{ ...barOf(row.offset, span.milliseconds, trace.milliseconds), background: isFailed ? "var(--bad)" : colour }} />
        </span>
        <span className="trace-lasting figures">{lasting(span.milliseconds)}</span>
      </button>
      {open && (
        <div id={id} className="trace-details">
          <SpanDetails row={row} trace={trace} />
        </div>
      )}
    </li>
  );
});
