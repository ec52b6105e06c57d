import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { reasonOf } from "@/kit/command/answer";
import { Notice } from "@/kit/Notice";
import { Panel } from "@/kit/Panel";
import { Loading } from "@/kit/Problems";
import { span } from "@/kit/time/instants";
import { Lanes } from "./Lanes";
import { type Period, periods, periodsOf } from "./periods";
import { type BackTest, BackTestQuery, type RuleWhole } from "./queries";

/** Tries the newest version of a rule on what was measured, beside the one that judges. */
export function BackTestPanel({ rule }: { rule: RuleWhole }) {
  const { t } = useTranslation();
  const offered = periodsOf(rule.versions[0]!);
  const [chosen, choose] = useState<Period>();
  // Another version may be tried on other times.
  const period = chosen && offered.includes(chosen) ? chosen : offered[1]!;
  const [asked, ask] = useState<{ from: string; to: string }>();
  const variables = { trial: { ruleId: rule.id }, from: asked?.from ?? "", to: asked?.to ?? "" };
  const [{ data, error, fetching }] = useQuery({ query: BackTestQuery, variables, pause: !asked, requestPolicy: "network-only" });
  const run = () => {
    const now = dayjs();
    ask({ from: now.subtract(periods[period], "hour").toISOString(), to: now.toISOString() });
  };
  const refusal = error?.graphQLErrors[0];
  return (
    <Panel title={t("rules:backTest.title")}>
      <p className="faint action-help">{t("rules:backTest.help", { version: rule.versions[0]!.version })}</p>
      <div className="toolbar-filters">
        <Segmented
          value={period}
          onChange={(next) => choose(next as Period)}
          options={offered.map((value) => ({ value, label: t(`rules:backTest.periods.${value}`) }))}
          aria-label={t("rules:backTest.period")}
        />
        <Button onClick={run} loading={fetching}>
          {t("rules:backTest.run")}
        </Button>
      </div>
      {asked && fetching && <Loading />}
      {asked && !fetching && error && (
        <p className="bad" role="alert">
          {reasonOf({ code: String(refusal?.extensions.code), reason: refusal?.message ?? t("problem.fault.title") }, t)}
        </p>
      )}
      {asked && !fetching && !error && data && <Outcome test={data.alertRuleBackTest} />}
    </Panel>
  );
}

function Outcome({ test }: { test: BackTest }) {
  const { t } = useTranslation();
  if (test.series === 0) return <Notice title={t("rules:backTest.nothing")} help={t("rules:backTest.nothingHelp")} />;
  return (
    <div aria-live="polite">
      <p className="back-test-count">
        <strong>{t("rules:backTest.count", { count: test.count })}</strong>{" "}
        <span className="faint">{t("rules:backTest.looks", { series: test.series, step: span(test.step, t) })}</span>
      </p>
      {test.comparedWith !== null && (
        <ul className="differences" aria-label={t("rules:backTest.difference", { version: test.comparedWith })}>
          <li className="trial-lane-only-new">{t("rules:backTest.onlyNew", { count: test.onlyNew ?? 0 })}</li>
          <li className="trial-lane-only-old">{t("rules:backTest.onlyOld", { count: test.onlyOld ?? 0, version: test.comparedWith })}</li>
          <li className="trial-lane-both">{t("rules:backTest.both", { count: test.both ?? 0 })}</li>
        </ul>
      )}
      {test.incomparable && <p className="faint">{t("rules:backTest.incomparable", { reason: test.incomparable.reason })}</p>}
      {test.outbreaks.length > 0 && <Lanes test={test} />}
    </div>
  );
}
