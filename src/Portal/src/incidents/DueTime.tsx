import Tooltip from "antd/es/tooltip";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { absolute, span } from "@/kit/time/instants";
import { useNow } from "@/kit/time/useNow";

const soon = 3_600;

/** How much time is left until a promise is due, or how long it has been over. */
export function DueTime({ dueAt, breached, at }: { dueAt: string | null; breached?: boolean; at?: string }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!dueAt) return breached ? <span className="bad">{t("incidents:due.missed")}</span> : <span className="faint">—</span>;
  const left = (Date.parse(dueAt) - (at ? Date.parse(at) : now)) / 1000;
  const tone = left < 0 ? "bad" : left < soon ? "soon" : "";
  return (
    <Tooltip title={dayjs(dueAt).format(absolute)}>
      <span className={`due figures ${tone}`}>{t(left < 0 ? "incidents:due.over" : "incidents:due.left", { span: span(left, t) })}</span>
    </Tooltip>
  );
}
