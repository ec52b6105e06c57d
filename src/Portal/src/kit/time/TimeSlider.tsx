import LeftOutlined from "@ant-design/icons/es/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Slider from "antd/es/slider";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAsOf, useTravel } from "./asOf";
import { absolute, short } from "./instants";
import { type Moment, momentAfter, momentBefore } from "./moments";

/** Moves the whole page through time: by hand, from one recorded moment to the next, or to a date. */
export function TimeSlider({ moments, from }: { moments: readonly Moment[]; from: string }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const travel = useTravel();
  const [now] = useState(() => Date.now());
  const [held, setHeld] = useState<number>();
  const start = Date.parse(from);
  const end = Math.max(now, start + 1, ...moments.slice(-1).map((moment) => Date.parse(moment.at)));
  const value = held ?? (asOf ? Date.parse(asOf) : end);
  const [before, after] = [momentBefore(moments, asOf), momentAfter(moments, asOf)];
  const go = (at: number) => travel(at >= end ? undefined : new Date(at).toISOString());

  return (
    <section className="time-slider" aria-label={t("time.slider")}>
      <Button size="small" icon={<LeftOutlined />} disabled={!before} aria-label={t("time.previous")} onClick={() => travel(before?.at)} />
      <Slider
        className="time-slider-rail"
        ariaLabelForHandle={t("time.slider")}
        min={start}
        max={end}
        step={1000}
        value={value}
        marks={Object.fromEntries(moments.map((moment) => [Date.parse(moment.at), { label: "" }]))}
        tooltip={{ formatter: (at) => dayjs(at).format(absolute) }}
        onChange={setHeld}
        onChangeComplete={(at) => {
          setHeld(undefined);
          go(at);
        }}
      />
      <Button
        size="small"
        icon={<RightOutlined />}
        disabled={!asOf}
        aria-label={t("time.next")}
        onClick={() => travel(after && after.at !== moments.at(-1)?.at ? after.at : undefined)}
      />
      <DatePicker
        size="small"
        showTime
        className="time-slider-date"
        allowClear={false}
        value={dayjs(value)}
        format={(at) => (asOf || held ? at.format("YYYY-MM-DD HH:mm:ss") : `${t("time.now")} ${short(at)}`)}
        disabledDate={(date) => date.isAfter(dayjs()) || date.isBefore(dayjs(from), "day")}
        aria-label={t("time.date")}
        onChange={(date) => date && go(date.valueOf())}
      />
      <Button size="small" type={asOf ? "primary" : "default"} disabled={!asOf} onClick={() => travel(undefined)}>
        {t("time.back")}
      </Button>
    </section>
  );
}
