import "./probes.css";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import type { PointSeen, ProbeRow, ProbeRun } from "./queries";

const [full, digits] = [100, 2];

/** How a probe stands, as a dot and a word; one that is not run says so instead. */
export function VerdictTag({ probe }: { probe: Pick<ProbeRow, "status" | "verdict"> }) {
  const { t } = useTranslation();
  return probe.status === "ACTIVE" ? (
    <span className={`status probe-${probe.verdict.toLowerCase()}`}>{t(`enums:ProbeVerdict.${probe.verdict}`)}</span>
  ) : (
    <span className="status probe-paused">{t(`enums:ProbeStatus.${probe.status}`)}</span>
  );
}

/** What a point sees. */
export function SightTag({ saw }: { saw: EnumOf<"PointSight"> }) {
  const { t } = useTranslation();
  return <span className={`status probe-${saw.toLowerCase()}`}>{t(`enums:PointSight.${saw}`)}</span>;
}

/** What a run came to. */
export function ReadingTag({ reading }: { reading: EnumOf<"ProbeReading"> }) {
  const { t } = useTranslation();
  return <span className={`status probe-${reading.toLowerCase()}`}>{t(`enums:ProbeReading.${reading}`)}</span>;
}

/** A share in percent. What is not whole never reads as if it were. */
export function percentOf(percent: number | null | undefined): string {
  if (percent === null || percent === undefined) return "—";
  if (percent === full) return "100%";
  const step = 10 ** digits;
  return `${(Math.floor(percent * step) / step).toFixed(digits)}%`;
}

/** What went wrong, in words, with what was seen. */
export function faultOf({ fault, detail }: Pick<ProbeRun | PointSeen, "fault" | "detail">, t: TFunction): string | undefined {
  if (!fault) return undefined;
  const kind = t(`enums:ProbeFaultKind.${fault}`);
  return detail ? `${kind} · ${detail}` : kind;
}

/** The slowest of the newest runs at each point; what nobody has run has none. */
export function slowest(points: readonly PointSeen[]): number | undefined {
  const known = points.flatMap((point) => (point.milliseconds === null || point.saw === "SILENT" ? [] : [point.milliseconds]));
  return known.length > 0 ? Math.max(...known) : undefined;
}
