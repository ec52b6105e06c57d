import "./logs.css";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { PageHeader } from "@/kit/PageHeader";
import { useUrlState } from "@/kit/state/url";
import { useReload } from "@/kit/useReload";
import { SearchProblem } from "@/telemetry/marks";
import { Sources } from "@/telemetry/Sources";
import type { Time } from "@/telemetry/time";
import { useAgain } from "@/telemetry/useAgain";
import { useTime } from "@/telemetry/useTime";
import { Facets } from "./Facets";
import { filterOf } from "./filter";
import { Histogram } from "./Histogram";
import { LinesPanel } from "./LinesPanel";
import { LogSummaryQuery } from "./queries";
import { SearchPanel } from "./SearchPanel";

/** What systems write: searched by words, seen over time, and as it comes. */
export default function LogsPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [again, askAgain] = useReload();
  const filter = filterOf(url);
  const search = JSON.stringify([filter, url.flag("live")]);
  const time = useTime(search, again);
  const question = { from: time.from, to: time.to, filter };
  const [{ data, error, operation }, ask] = useQuery({
    query: LogSummaryQuery,
    variables: { ...question, slices: time.slices },
    requestPolicy: "cache-and-network",
  });
  useAgain(again, ask);
  const sum = data?.logSummary;
  // While another answer is on its way, the last one is shown, over its own time.
  const told = (operation?.variables as Time | undefined) ?? time;
  return (
    <>
      <PageHeader title={t("pages.logs")} note={t("logs:note")} />
      <SearchPanel services={sum?.services.map((one) => one.value) ?? []} onAgain={askAgain} />
      {sum && <Histogram sum={sum} time={told} />}
      {error && !sum && <SearchProblem error={error} onRetry={askAgain} />}
      <div className="log-columns">
        <LinesPanel key={search} question={question} again={again} onAgain={askAgain} />
        {sum && <Facets sum={sum} question={question} />}
      </div>
      <Sources of="logs" asked={(sum?.lines ?? 0) > 0} />
    </>
  );
}
