import "./people.css";
import LeftOutlined from "@ant-design/icons/es/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import Button from "antd/es/button";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useIsPhone } from "@/kit/state/screen";
import { useUrlState } from "@/kit/state/url";
import { useAsOf } from "@/kit/time/asOf";
import { CallPlanPanel } from "./CallPlanPanel";
import { CallPlanParts } from "./callPlan";
import { OnCallNowList } from "./OnCallPage";
import { Overrides } from "./Overrides";
import { RosterLanes } from "./RosterLanes";
import { RosterPlan } from "./RosterPlan";
import { RosterParts, ShiftParts } from "./roster";
import { DeclareOverrideButton, PublishRosterButton } from "./rosterForms";

const OnCallTeam = graphql(
  `
  query OnCallTeam($id: ID!, $from: DateTimeOffset!, $to: DateTimeOffset!, $asOf: DateTimeOffset) {
    team(id: $id, asOf: $asOf) {
      id name members closed organisation { code name }
      onCallRoster { ...RosterParts shifts(from: $from, to: $to) { ...ShiftParts } }
      callPlan { ...CallPlanParts }
    }
  }
`,
  [RosterParts, ShiftParts, CallPlanParts],
);

export type Team = NonNullable<ResultOf<typeof OnCallTeam>["team"]>;

const [shown, shownOnPhone] = [14, 7];

/** A team's roster: who is on call now and in these weeks, by which plan, and who stands in. */
export default function OnCallTeamPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const url = useUrlState();
  const asOf = useAsOf();
  const days = useIsPhone() ? shownOnPhone : shown;
  const from = dayjs(url.get("at") ?? asOf).startOf("day");
  const variables = { id, from: from.toISOString(), to: from.add(days, "day").toISOString(), asOf };
  const [{ data, error }, ask] = useQuery({ query: OnCallTeam, variables, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const go = (at: dayjs.Dayjs | null) => url.set({ at: at?.format("YYYY-MM-DD") }, { replace: true });
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ team }) =>
        team ? (
          <>
            <PageHeader
              title={team.name}
              over={
                <>
                  <Link to="/on-call">{t("pages.onCall")}</Link>
                  <span>{team.organisation?.name}</span>
                </>
              }
              actions={!asOf && !team.closed && <Actions team={team} onDone={reload} />}
            />
            {team.onCallRoster ? (
              <>
                <Panel title={t("people:onCall.now")}>
                  <OnCallNowList shifts={team.onCallRoster.onCall} />
                </Panel>
                <Panel
                  title={t("people:onCall.shifts")}
                  extra={
                    <>
                      <Button
                        size="small"
                        icon={<LeftOutlined />}
                        aria-label={t("people:onCall.earlier")}
                        onClick={() => go(from.subtract(days, "day"))}
                      />
                      <Button size="small" onClick={() => go(null)}>
                        {t("people:onCall.today")}
                      </Button>
                      <Button
                        size="small"
                        icon={<RightOutlined />}
                        aria-label={t("people:onCall.later")}
                        onClick={() => go(from.add(days, "day"))}
                      />
                    </>
                  }
                >
                  <RosterLanes shifts={team.onCallRoster.shifts} from={from} days={days} />
                </Panel>
                <div className="columns">
                  <RosterPlan roster={team.onCallRoster} />
                  <Overrides team={team} onDone={reload} />
                </div>
              </>
            ) : (
              <Notice title={t("people:onCall.noRoster")} help={t("people:onCall.noRosterHelp")} />
            )}
            <CallPlanPanel team={team} onDone={reload} />
          </>
        ) : (
          <Notice title={t("people:onCall.unknown")} help={t("incidents:unknownHelp")} />
        )
      }
    </Loaded>
  );
}

function Actions({ team, onDone }: { team: Team; onDone: () => void }) {
  return (
    <>
      <PublishRosterButton team={team} onDone={onDone} />
      {team.onCallRoster && <DeclareOverrideButton team={team} onDone={onDone} />}
    </>
  );
}
