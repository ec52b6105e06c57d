import FilterOutlined from "@ant-design/icons/es/icons/FilterOutlined";
import Button from "antd/es/button";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsPhone } from "@/kit/state/screen";

/** The search of a list and its filters; on a phone the filters wait behind a button that says how many are set. */
export function FilterBar({ search, set, children }: { search: ReactNode; set: number; children: ReactNode }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  if (!phone)
    return (
      <>
        {search}
        {children}
      </>
    );
  return (
    <>
      <div className="filter-line">
        {search}
        <Button
          icon={<FilterOutlined />}
          type={set > 0 ? "primary" : "default"}
          ghost={set > 0}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {set > 0 ? t("table.filtersSet", { count: set }) : t("table.filters")}
        </Button>
      </div>
      {open && children}
    </>
  );
}
