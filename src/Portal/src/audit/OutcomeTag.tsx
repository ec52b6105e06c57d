import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";

const tones: Record<EnumOf<"AuditOutcome">, string> = { ACCEPTED: "status-resolved", REFUSED: "status-on-hold", FAILED: "status-failed" };

/** How a command ended. */
export function OutcomeTag({ outcome }: { outcome: EnumOf<"AuditOutcome"> }) {
  const { t } = useTranslation();
  return <span className={`status ${tones[outcome]}`}>{t(`enums:AuditOutcome.${outcome}`)}</span>;
}
