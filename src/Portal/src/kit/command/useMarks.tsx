import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Fields that may stay empty say so; the others are the rule and bear no mark. */
export function useMarks() {
  const { t } = useTranslation();
  return (label: ReactNode, { required }: { required: boolean }) =>
    required ? (
      label
    ) : (
      <>
        {label}
        <span className="faint optional">{t("form.optional")}</span>
      </>
    );
}
