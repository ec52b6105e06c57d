import Skeleton from "antd/es/skeleton";
import dayjs from "dayjs";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { useUrlState } from "@/kit/state/url";
import { absolute } from "@/kit/time/instants";
import { partOf, type Time } from "@/telemetry/time";
import type { LogSummary } from "./queries";

const HistogramChart = lazy(() => import("./HistogramChart"));

/** How many lines there were and when; some of the bars become the time that is looked at. */
export function Histogram({ sum, time }: { sum: LogSummary; time: Time }) {
  const { t } = useTranslation();
  const url = useUrlState();
  if (sum.lines === 0) return null;
  const choose = (first: number, last: number) => url.set({ ...partOf(time, first, last), live: null });
  return (
    <Panel
      title={t("logs:count", { count: sum.lines, shown: sum.lines.toLocaleString() })}
      extra={<span className="faint">{t("telemetry:narrowHint")}</span>}
    >
      {sum.countedSince && <p className="faint">{t("logs:countedSince", { since: dayjs(sum.countedSince).format(absolute) })}</p>}
      <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
        <HistogramChart sum={sum} time={time} onChoose={choose} />
      </Suspense>
    </Panel>
  );
}
