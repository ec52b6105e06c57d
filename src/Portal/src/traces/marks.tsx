import { useTranslation } from "react-i18next";
import { Notice } from "@/kit/Notice";

/** It did not do what it should. */
export function FailedTag() {
  const { t } = useTranslation();
  return <span className="priority priority-critical">{t("enums:SpanStatus.ERROR")}</span>;
}

export function NothingFound() {
  const { t } = useTranslation();
  return <Notice title={t("traces:empty")} help={t("traces:emptyHelp")} />;
}
