import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { SeverityTag } from "@/alerts/marks";
import { Timeline } from "@/incidents/Timeline";
import { useTimeline } from "@/incidents/useTimeline";
import { reasonOf } from "@/kit/command/answer";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { knownAt, momentsOf } from "@/kit/time/moments";
import { TimeSlider } from "@/kit/time/TimeSlider";
import { useReload } from "@/kit/useReload";
import { BackTestPanel } from "./BackTestPanel";
import { DraftMark, RuleStatusTag } from "./marks";
import { OpenAlerts } from "./OpenAlerts";
import { RulePageQuery, RuleTimelineQuery } from "./queries";
import { RuleActions } from "./RuleActions";
import { Saying, Standing } from "./RuleFacts";
import { useRuleChanges } from "./useRuleChanges";
import { Versions } from "./Versions";

const betweenLooks = 15_000;

/** One rule: what it says, how it stands, what would come of its draft, and everything that happened to it. */
export default function RulePage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: RulePageQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const [done, tellDone] = useReload();
  const changes = useRuleChanges(id) + done;
  const refresh = useCallback(() => ask({ requestPolicy: "network-only" }), [ask]);
  useEffect(() => {
    if (changes > 0) refresh();
  }, [changes, refresh]);
  useStandingLooks(!asOf && !!(data?.alertRule?.active ?? data?.alertRule?.standing), ask);
  const entries = useTimeline(RuleTimelineQuery, id, changes);
  return (
    <Loaded data={data} error={error} onRetry={tellDone}>
      {({ alertRule: rule }) => (
        <>
          <PageHeader
            over={
              <>
                <Link to="/alerts/rules">{t("pages.rules")}</Link>
                {rule && (
                  <>
                    <SeverityTag severity={rule.severity} />
                    <RuleStatusTag status={rule.status} />
                    <DraftMark rule={rule} />
                  </>
                )}
              </>
            }
            title={rule?.title ?? t("pages.rule")}
            actions={rule && <RuleActions rule={rule} onDone={tellDone} />}
          />
          {entries[0] && <TimeSlider moments={momentsOf(entries)} from={entries[0].recordedAt} />}
          {rule?.standing?.fault && (
            <p className="rule-fault" role="alert">
              <strong>{t("rules:faulty")}</strong> {reasonOf(rule.standing.fault, t)}
            </p>
          )}
          {rule ? (
            <div className="columns">
              <div>
                {rule.active && <Saying title={t("rules:judging", { version: rule.active.version })} version={rule.active} />}
                {rule.draft && <Saying title={t("rules:draftOf", { version: rule.draft.version })} version={rule.draft} />}
                {!rule.active && !rule.draft && <Saying title={t("rules:last")} version={rule.versions[0]!} />}
                {!asOf && rule.status !== "RETIRED" && (
                  <BackTestPanel key={`${rule.versions[0]!.version} ${rule.active?.version}`} rule={rule} />
                )}
                <Timeline kinds={["all"]} entries={knownAt(entries, asOf)} />
              </div>
              <div>
                <Standing rule={rule} />
                {!asOf && <OpenAlerts rule={rule.id} standing={rule.standing} />}
                <Versions rule={rule} />
              </div>
            </div>
          ) : (
            <Notice title={t("rules:unknown")} help={t(asOf ? "rules:notYet" : "rules:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

/** How a rule stands is no fact, so nobody tells of it: a page that shows it asks as often as rules are judged. */
function useStandingLooks(judges: boolean, ask: (how: { requestPolicy: "network-only" }) => void) {
  useEffect(() => {
    if (!judges) return;
    const timer = setInterval(() => ask({ requestPolicy: "network-only" }), betweenLooks);
    return () => clearInterval(timer);
  }, [judges, ask]);
}
