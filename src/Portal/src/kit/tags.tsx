import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";

/** A state as a dot and a word. */
export function StatusTag({ status }: { status: EnumOf<"IncidentStatus"> }) {
  const { t } = useTranslation();
  return <span className={`status status-${status.toLowerCase().replace("_", "-")}`}>{t(`enums:IncidentStatus.${status}`)}</span>;
}

/** A priority as a coloured mark; what is not ranked yet says so. */
export function PriorityTag({ priority }: { priority: EnumOf<"Priority"> | null | undefined }) {
  const { t } = useTranslation();
  if (!priority) return <span className="faint">{t("unranked")}</span>;
  return <span className={`priority priority-${priority.toLowerCase()}`}>{t(`enums:Priority.${priority}`)}</span>;
}

/** How sensitive something is; what is ordinary needs no words. */
export function LabelTag({ label }: { label: EnumOf<"DataLabel"> }) {
  const { t } = useTranslation();
  if (label === "NORMAL") return null;
  return <span className="priority priority-moderate">{t("labelled", { label: t(`enums:DataLabel.${label}`) })}</span>;
}

export function MajorTag() {
  const { t } = useTranslation();
  return <span className="major">{t("major")}</span>;
}
