import "./faults.css";
import Button from "antd/es/button";
import DatePicker from "antd/es/date-picker";
import Segmented from "antd/es/segmented";
import dayjs from "dayjs";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loading } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { useReload } from "@/kit/useReload";
import { SearchProblem } from "@/telemetry/marks";
import { useAgain } from "@/telemetry/useAgain";
import { Calls } from "./Calls";
import { type FaultAnswer, FaultQuery } from "./queries";
import { SuspectCard } from "./SuspectCard";

const spans = [3, 5, 10, 30];
const usualSpan = 5;

/** Where a fault is: services ranked by what they show since it began, each with its reasons. */
export default function FaultPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [again, askAgain] = useReload();
  const justNow = useMemo(() => dayjs().subtract(usualSpan, "minute").startOf("minute").toISOString(), []);
  const since = url.get("since") ?? justNow;
  const minutes = Number(url.get("minutes")) || usualSpan;
  const until = dayjs(since).add(minutes, "minute").toISOString();
  const [{ data, error, fetching }, ask] = useQuery({ query: FaultQuery, variables: { since, until }, requestPolicy: "network-only" });
  useAgain(again, ask);
  const answer = fetching ? undefined : data?.faultSuspects;
  return (
    <>
      <PageHeader title={t("pages.faults")} note={t("faults:note")} />
      <Panel>
        <div className="fault-asked">
          <DatePicker
            showTime={{ format: "HH:mm:ss" }}
            format="MM-DD HH:mm:ss"
            value={dayjs(since)}
            allowClear={false}
            aria-label={t("faults:since")}
            onChange={(chosen) => url.set({ since: chosen?.toISOString() })}
          />
          <Segmented
            value={minutes}
            onChange={(next) => url.set({ minutes: next === usualSpan ? null : String(next) })}
            options={spans.map((value) => ({ value, label: t("faults:minutes", { count: value }) }))}
            aria-label={t("faults:span")}
          />
          <Button type="primary" onClick={askAgain}>
            {t("faults:ask")}
          </Button>
        </div>
        {answer && <Looked answer={answer} />}
      </Panel>
      {fetching && <Loading />}
      {error && !fetching && <SearchProblem error={error} onRetry={askAgain} />}
      {answer && <Found answer={answer} />}
    </>
  );
}

/** What the answer stands on. */
function Looked({ answer }: { answer: FaultAnswer }) {
  const { t } = useTranslation();
  const count = (number: number) => number.toLocaleString();
  return (
    <p className="faint fault-looked">
      {t("faults:looked", { usual: count(answer.usualRequests), requests: count(answer.requests), series: count(answer.series) })}
      {!answer.isWhole && ` ${t("faults:notWhole")}`}
    </p>
  );
}

function Found({ answer }: { answer: FaultAnswer }) {
  const { t } = useTranslation();
  if (answer.requests === 0 && answer.series === 0) return <Notice title={t("faults:nothingSent")} help={t("faults:nothingSentHelp")} />;
  if (answer.suspects.length === 0) return <Notice title={t("faults:nothing")} help={t("faults:nothingHelp")} />;
  return (
    <div className="columns">
      <ol className="suspects" aria-label={t("faults:suspects")}>
        {answer.suspects.map((suspect, i) => (
          <li key={suspect.name}>
            <SuspectCard suspect={suspect} rank={i + 1} most={answer.suspects[0]!.score} answer={answer} />
          </li>
        ))}
      </ol>
      <Calls calls={answer.calls} suspect={answer.suspects[0]!.name} />
    </div>
  );
}
