import "./traces.css";
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
import { filterOf } from "./filter";
import { OverTime } from "./OverTime";
import { SpanSummaryQuery } from "./queries";
import { SearchPanel } from "./SearchPanel";
import { SpansPanel } from "./SpansPanel";

/** What requests do on their way through services: how many there are, how long they take, and which of them fail. */
export default function TracesPage() {
  const { t } = useTranslation();
  const [again, askAgain] = useReload();
  const filter = filterOf(useUrlState());
  const search = JSON.stringify(filter);
  const time = useTime(search, again);
  const question = { from: time.from, to: time.to, filter };
  const [{ data, error, operation }, ask] = useQuery({
    query: SpanSummaryQuery,
    variables: { ...question, slices: time.slices },
    requestPolicy: "cache-and-network",
  });
  useAgain(again, ask);
  const sum = data?.spanSummary;
  // While another answer is on its way, the last one is shown, over its own time.
  const told = (operation?.variables as Time | undefined) ?? time;
  return (
    <>
      <PageHeader title={t("pages.traces")} note={t("traces:note")} />
      <SearchPanel operations={sum?.operations ?? []} onAgain={askAgain} />
      {sum && <OverTime sum={sum} time={told} />}
      {error && !sum && <SearchProblem error={error} onRetry={askAgain} />}
      <SpansPanel key={`${search} ${again}`} question={question} sum={sum} time={told} />
      <Sources of="traces" asked={(sum?.spans ?? 0) > 0} />
    </>
  );
}
