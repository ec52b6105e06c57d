import HistoryOutlined from "@ant-design/icons/es/icons/HistoryOutlined";
import Button from "antd/es/button";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useAsOf, useTravel } from "./asOf";
import { absolute, relative } from "./instants";

/** Says that what is shown is past, and leads back. */
export function PastBanner() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const travel = useTravel();
  if (!asOf) return null;
  const at = dayjs(asOf);
  return (
    <div className="past-banner" role="status">
      <HistoryOutlined />
      <span>{t("time.past", { at: at.format(absolute), ago: relative(at) })}</span>
      <Button size="small" type="link" onClick={() => travel(undefined)}>
        {t("time.back")}
      </Button>
    </div>
  );
}
