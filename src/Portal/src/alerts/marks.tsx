import "./alerts.css";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";

/** How bad it is, as a coloured mark with its word. */
export function SeverityTag({ severity }: { severity: EnumOf<"AlertSeverity"> }) {
  const { t } = useTranslation();
  return <span className={`priority severity-${severity.toLowerCase()}`}>{t(`enums:AlertSeverity.${severity}`)}</span>;
}

/** Where an alert stands, as a dot and a word. */
export function AlertStatusTag({ status }: { status: EnumOf<"AlertStatus"> }) {
  const { t } = useTranslation();
  return <span className={`status alert-${status.toLowerCase()}`}>{t(`enums:AlertStatus.${status}`)}</span>;
}

/** It turns to and fro. */
export function FlapMark({ flapping }: { flapping: boolean }) {
  const { t } = useTranslation();
  return flapping ? <span className="priority severity-warning">{t("alerts:flapping")}</span> : null;
}

/** What an alert is about, label by label. */
export function Labels({ labels }: { labels: readonly { name: string; value: string }[] }) {
  return (
    <ul className="labels">
      {labels.map((label) => (
        <li key={label.name} className="label">
          <span className="faint">{label.name}</span> {label.value}
        </li>
      ))}
    </ul>
  );
}
