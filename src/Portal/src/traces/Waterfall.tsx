import Button from "antd/es/button";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { useUrlState } from "@/kit/state/url";
import { coloursOf, ticksOf } from "./figures";
import type { TraceRow, TraceWhole } from "./queries";
import { SpanRow } from "./SpanRow";
import { shownOf, under } from "./tree";

/** So many rows are drawn at once; the rest when somebody asks for it. */
const portion = 500;
const none: ReadonlySet<string> = new Set();

/** The spans of a trace as a tree, each at its place in time. */
export function Waterfall({ trace }: { trace: TraceWhole }) {
  const { t } = useTranslation();
  const chosen = useUrlState().get("span");
  const [folded, fold] = useState(none);
  const [most, setMost] = useState(() => Math.max(portion, trace.spans.findIndex(({ span }) => span.spanId === chosen) + 1));
  const { spans } = trace;
  const colours = useMemo(() => coloursOf(trace.services), [trace.services]);
  const counts = useMemo(() => under(spans), [spans]);
  const shown = useMemo(() => shownOf(spans, ({ span }) => folded.has(span.spanId)), [spans, folded]);
  const turn = useCallback((spanId: string) => fold((before) => turned(before, spanId)), []);
  return (
    <Panel
      title={t("traces:waterfall")}
      extra={spans.length > 1 && <FoldAll trace={trace} counts={counts} folded={folded} onFold={fold} />}
      flush
    >
      {!trace.isWhole && (
        <p className="trace-left faint">{t("traces:notWhole", { count: spans.length, shown: spans.length.toLocaleString() })}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard as well */}
      <section className="trace-scroll" tabIndex={0} aria-label={t("traces:waterfall")}>
        <Axis milliseconds={trace.milliseconds} />
        <ol className="trace-spans" aria-label={t("traces:facts.spans")}>
          {shown.slice(0, most).map((place) => {
            const row = spans[place]!;
            const { spanId, service } = row.span;
            return (
              <SpanRow
                key={`${place} ${spanId}`}
                row={row}
                trace={trace}
                colour={colours.get(service)}
                under={counts[place]!}
                isFolded={folded.has(spanId)}
                onFold={turn}
                isChosen={spanId === chosen}
              />
            );
          })}
        </ol>
      </section>
      {shown.length > most && (
        <div className="search-older">
          <Button onClick={() => setMost(most + portion)}>{t("traces:more")}</Button>
        </div>
      )}
    </Panel>
  );
}

/** What is in a set is taken out, what is not comes in. */
function turned(before: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(one)) after.add(one);
  return after;
}

interface FoldProps {
  trace: TraceWhole;
  counts: readonly number[];
  folded: ReadonlySet<string>;
  onFold: (folded: ReadonlySet<string>) => void;
}

function FoldAll({ trace, counts, folded, onFold }: FoldProps) {
  const { t } = useTranslation();
  const isParent = (row: TraceRow, place: number) => counts[place]! > 0 && row.depth > 0;
  const all = () => new Set(trace.spans.filter(isParent).map(({ span }) => span.spanId));
  return (
    <Button size="small" onClick={() => onFold(folded.size > 0 ? none : all())}>
      {t(folded.size > 0 ? "traces:unfoldAll" : "traces:foldAll")}
    </Button>
  );
}

/** Times from the beginning of the trace to its end; each row tells its own, so nobody needs to hear them. */
function Axis({ milliseconds }: { milliseconds: number }) {
  return (
    <div className="trace-axis" aria-hidden>
      <span className="trace-ticks figures">
        {ticksOf(milliseconds).map((tick, place) => (
          <span key={place}>{tick}</span>
        ))}
      </span>
    </div>
  );
}
