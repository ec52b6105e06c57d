import "./search.css";
import DatePicker from "antd/es/date-picker";
import Segmented from "antd/es/segmented";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { useUrlState } from "@/kit/state/url";
import { type Range, ranges } from "./figures";
import { rangeOf, usualRange } from "./time";

/** How long one looks back. */
export function RangeChoice() {
  const { t } = useTranslation();
  const url = useUrlState();
  const isChosen = !!url.get("from") && !!url.get("to");
  const options = (Object.keys(ranges) as Range[]).map((value) => ({ value: value as string, label: t(`telemetry:ranges.${value}`) }));
  return (
    <Segmented
      value={isChosen ? "chosen" : rangeOf(url.get("range"))}
      onChange={(next) => next !== "chosen" && url.set({ range: next === usualRange ? null : next, from: null, to: null })}
      options={isChosen ? [...options, { value: "chosen", label: t("telemetry:chosen") }] : options}
      aria-label={t("telemetry:range")}
    />
  );
}

/** From when to when one looks; what has an end is not followed any more. */
export function PeriodChoice() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [from, to] = [url.get("from"), url.get("to")];
  return (
    <DatePicker.RangePicker
      className="search-period"
      showTime={{ format: "HH:mm:ss" }}
      format="MM-DD HH:mm:ss"
      value={from && to ? [dayjs(from), dayjs(to)] : null}
      aria-label={t("telemetry:period")}
      onChange={(chosen) => url.set({ from: chosen?.[0]?.toISOString(), to: chosen?.[1]?.toISOString(), live: null })}
    />
  );
}
