import Tooltip from "antd/es/tooltip";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { absolute, span } from "@/kit/time/instants";
import { useNow } from "@/kit/time/useNow";
import { clockPicture } from "./clockParts";
import type { Clock } from "./IncidentQuery";
import type { Entry } from "./useTimeline";

/** Both promises: what is used, what is left, and the pauses. */
export function Clocks({ clocks, entries, asOf }: { clocks: readonly Clock[]; entries: readonly Entry[]; asOf?: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("incidents:clocks.title")}>
      {clocks.map((clock) => (
        <ClockLine key={clock.kind} clock={clock} entries={entries} asOf={asOf} />
      ))}
      <div className="legend">
        {(["running", "paused", "late"] as const).map((state) => (
          <span key={state}>
            <i className={`clock-part clock-${state}`} />
            {t(`incidents:clocks.${state}`)}
          </span>
        ))}
      </div>
    </Panel>
  );
}

function ClockLine({ clock, entries, asOf }: { clock: Clock; entries: readonly Entry[]; asOf?: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const picture = clockPicture(clock.kind, entries, asOf ? Date.parse(asOf) : now);
  const tone = clock.verdict === "MISSED" ? "bad" : clock.verdict === "MET" ? "good" : "";
  return (
    <div className="clock">
      <div className="clock-head">
        <span className="clock-name">{t(`enums:ClockKind.${clock.kind}`)}</span>
        <span className={`figures ${tone}`}>{useVerdict(clock, asOf ? Date.parse(asOf) : now)}</span>
      </div>
      {picture && <ClockBar picture={picture} />}
      <div className="clock-feet figures">
        <span>
          {clock.targetSeconds == null
            ? t("incidents:clocks.consumedOnly", { used: span(clock.consumedSeconds, t) })
            : t("incidents:clocks.consumed", { used: span(clock.consumedSeconds, t), target: span(clock.targetSeconds, t) })}
        </span>
        {clock.agreementName && (
          <span>
            {clock.agreementName} v{clock.agreementVersion}
          </span>
        )}
      </div>
    </div>
  );
}

function useVerdict(clock: Clock, now: number): string {
  const { t } = useTranslation();
  if (clock.verdict !== "OPEN" || clock.state === "PAUSED")
    return t(clock.verdict === "OPEN" ? "incidents:clocks.isPaused" : `enums:ClockVerdict.${clock.verdict}`);
  if (!clock.dueAt) return t("enums:ClockVerdict.OPEN");
  return t("incidents:due.left", { span: span((Date.parse(clock.dueAt) - now) / 1000, t) });
}

function ClockBar({ picture: { from, to, parts, due } }: { picture: NonNullable<ReturnType<typeof clockPicture>> }) {
  const { t } = useTranslation();
  const share = (at: number) => `${(100 * (at - from)) / Math.max(1, to - from)}%`;
  const words = parts.map(
    (part) => `${t(`incidents:clocks.${part.state}`)} ${dayjs(part.from).format("MM-DD HH:mm")} – ${dayjs(part.to).format("MM-DD HH:mm")}`,
  );
  return (
    <Tooltip
      title={
        <span className="pre">
          {[...words, due && `${t("incidents:clocks.due")} ${dayjs(due).format(absolute)}`].filter(Boolean).join("\n")}
        </span>
      }
    >
      <div className="clock-bar" role="img" aria-label={words.join(", ")}>
        {parts.map((part) => (
          <span
            key={part.from}
            className={`clock-part clock-${part.state}`}
            style={{ left: share(part.from), width: share(from + part.to - part.from) }}
          />
        ))}
        {due !== undefined && due <= to && <span className="clock-due" style={{ left: `calc(${share(due)} - 2px)` }} />}
      </div>
    </Tooltip>
  );
}
