import "./changes.css";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { Instant } from "@/kit/time/Instant";

/** Where a change stands, as a dot and a word. */
export function ChangeStatusTag({ status }: { status: EnumOf<"ChangeStatus"> }) {
  const { t } = useTranslation();
  return <span className={`status change-${status.toLowerCase().replaceAll("_", "-")}`}>{t(`enums:ChangeStatus.${status}`)}</span>;
}

/** A risk as a coloured mark with its score; what is not judged yet says so. */
export function RiskTag({ risk }: { risk: { level: EnumOf<"RiskLevel">; score: number } | null | undefined }) {
  const { t } = useTranslation();
  if (!risk) return <span className="faint">—</span>;
  return (
    <span className={`priority risk-${risk.level.toLowerCase()}`}>
      {t(`enums:RiskLevel.${risk.level}`)} <span className="figures">{risk.score}</span>
    </span>
  );
}

export function KindTag({ kind }: { kind: EnumOf<"ChangeKind"> }) {
  const { t } = useTranslation();
  return <span className={kind === "EMERGENCY" ? "major" : "faint"}>{t(`enums:ChangeKind.${kind}`)}</span>;
}

export function WindowText({ window }: { window: { from: string; to: string } | null | undefined }) {
  if (!window) return <span className="faint">—</span>;
  return (
    <span className="window-text">
      <Instant at={window.from} /> – <Instant at={window.to} />
    </span>
  );
}
