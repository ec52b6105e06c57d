import Skeleton from "antd/es/skeleton";
import dayjs from "dayjs";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "@/kit/Panel";
import { useUrlState } from "@/kit/state/url";
import { absolute } from "@/kit/time/instants";
import { partOf, type Time } from "@/telemetry/time";
import type { SpanSummary } from "./queries";

const SpansChart = lazy(() => import("./SpansChart"));

/** How many spans there were and when, how many of them failed, and how long they took; some of the bars become the time that is looked at. */
export function OverTime({ sum, time }: { sum: SpanSummary; time: Time }) {
  const { t } = useTranslation();
  const url = useUrlState();
  if (sum.spans === 0) return null;
  const spans = t("traces:count", { count: sum.spans, shown: sum.spans.toLocaleString() });
  return (
    <Panel
      title={sum.failed > 0 ? t("traces:countFailed", { spans, failed: sum.failed.toLocaleString() }) : spans}
      extra={<span className="faint">{t("telemetry:narrowHint")}</span>}
    >
      {sum.countedSince && <p className="faint">{t("traces:countedSince", { since: dayjs(sum.countedSince).format(absolute) })}</p>}
      <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
        <SpansChart sum={sum} time={time} onChoose={(first, last) => url.set(partOf(time, first, last))} />
      </Suspense>
    </Panel>
  );
}
