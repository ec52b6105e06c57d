import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { lasting } from "@/traces/figures";
import type { FaultAnswer, Reason, Suspect } from "./queries";

interface Props {
  suspect: Suspect;
  rank: number;
  /** The score of the likeliest one. */
  most: number;
  answer: FaultAnswer;
}

/** A service that may be where the fault is, and every reason in a sentence. */
export function SuspectCard({ suspect, rank, most, answer }: Props) {
  const { t } = useTranslation();
  const search = new URLSearchParams({ service: suspect.name, from: answer.since, to: answer.until });
  return (
    <article className={rank === 1 ? "panel suspect suspect-first" : "panel suspect"}>
      <header>
        <span className="suspect-rank figures">{rank}</span>
        <h2>{suspect.name}</h2>
        <span className="suspect-links">
          <Link to={`/monitoring/logs?${search}`}>{t("pages.logs")}</Link>
          <Link to={`/monitoring/traces?${search}&all=true`}>{t("pages.traces")}</Link>
        </span>
      </header>
      <div className="suspect-score" title={t("faults:bits", { bits: Math.round(suspect.score) })}>
        <i style={{ width: `${Math.max(2, (100 * suspect.score) / most)}%` }} />
      </div>
      <Reasons of={suspect.evidence} />
    </article>
  );
}

/** Why a service is suspected, what counts most first. */
export function Reasons({ of }: { of: Reason[] }) {
  return (
    <ul>
      {of.map((reason) => (
        <ReasonLine key={`${reason.kind} ${reason.operation} ${reason.what} ${reason.atLeast} ${reason.severity}`} reason={reason} />
      ))}
    </ul>
  );
}

function ReasonLine({ reason }: { reason: Reason }) {
  const { t } = useTranslation();
  const isMetric = reason.kind === "METRIC";
  const figure = (value: number) => (isMetric ? reading(value) : percent(value));
  return (
    <li className={reason.counted > 0 ? undefined : "faint"}>
      <span className="reason-kind">{t(`enums:EvidenceKind.${reason.kind}`)}</span>
      <span className="reason-words">
        {t(`faults:reasons.${reason.kind}`, {
          what: reason.what,
          usual: figure(reason.usual),
          now: figure(reason.now),
          longer: lasting(reason.longerMs ?? 0),
        })}
        {reason.operation && <code>{reason.operation}</code>}
        {reason.explainedBy && <em>{t("faults:explainedBy", { service: reason.explainedBy })}</em>}
      </span>
      <span className="figures faint">{t("faults:bits", { bits: Math.round(reason.bits) })}</span>
    </li>
  );
}

const percent = (share: number) => `${(100 * share).toLocaleString(undefined, { maximumFractionDigits: 1 })}%`;

const reading = (value: number) => value.toLocaleString(undefined, { maximumSignificantDigits: 4 });
