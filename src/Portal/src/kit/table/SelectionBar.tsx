import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  count: number;
  /** What can be done with all of them. */
  children: ReactNode;
  /** Chooses everything that the page shows. */
  onAll: () => void;
  onClear: () => void;
}

/** How many rows are chosen, and what can be done with them. */
export function SelectionBar({ count, children, onAll, onClear }: Props) {
  const { t } = useTranslation();
  return (
    <div className="selection-bar" role="toolbar" aria-label={t("table.selected", { count })}>
      <strong>{t("table.selected", { count })}</strong>
      {children}
      <Button size="small" type="link" onClick={onAll}>
        {t("table.selectPage")}
      </Button>
      <Button size="small" type="link" onClick={onClear}>
        {t("table.clear")}
      </Button>
    </div>
  );
}
