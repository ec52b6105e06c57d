import "./access.css";
import DatePicker from "antd/es/date-picker";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { AllowedLink } from "@/kit/Allowed";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { usePersonWords } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { Pager } from "@/kit/table/Pager";
import { PriorityTag, StatusTag } from "@/kit/tags";
import { Instant } from "@/kit/time/Instant";
import { placeName, reachName, roleName, useReachOptions } from "./grantParts";

const LeaverQuery = graphql(`
  query Leavers($from: DateTimeOffset!, $to: DateTimeOffset!, $after: String) {
    leavers(from: $from, to: $to, first: 20, after: $after) {
      nodes {
        accountId login name organisation disabledAt disabledBy reason back
        held { grantId role organisation withSubtree group givenBy inForce }
        stillOwns { incidentId number organisation priority status }
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);

type Leaver = ResultOf<typeof LeaverQuery>["leavers"]["nodes"][number];

const usualDays = 90;

/** Who left in a time: by whose word, what they held, and what waits for somebody else now. */
export default function LeaversPage() {
  const { t } = useTranslation();
  const url = useUrlState();
  const [end] = useState(() => dayjs().add(1, "day").startOf("day"));
  const from = url.get("from") ?? end.subtract(usualDays, "day").toISOString();
  const to = url.get("to") ?? end.toISOString();
  const [{ data, error }, ask] = useQuery({
    query: LeaverQuery,
    variables: { from, to, after: url.get("after") },
    requestPolicy: "cache-and-network",
  });
  const name = (key: string) => t(`access:leavers.${key}`);
  return (
    <>
      <PageHeader
        title={t("pages.leavers")}
        note={name("note")}
        actions={
          <DatePicker.RangePicker
            allowClear={false}
            aria-label={name("period")}
            value={[dayjs(from), dayjs(to)]}
            onChange={(range) =>
              range && url.set({ from: range[0]?.startOf("day").toISOString(), to: range[1]?.endOf("day").toISOString() })
            }
          />
        }
      />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ leavers }) =>
          leavers.nodes.length > 0 ? (
            <>
              {leavers.nodes.map((leaver) => (
                <LeaverPanel key={`${leaver.accountId} ${leaver.disabledAt}`} leaver={leaver} />
              ))}
              <Pager
                count={leavers.nodes.length}
                total={leavers.totalCount}
                next={leavers.pageInfo.hasNextPage ? leavers.pageInfo.endCursor : null}
              />
            </>
          ) : (
            <Panel>
              <Notice title={name("empty")} help={name("emptyHelp")} />
            </Panel>
          )
        }
      </Loaded>
    </>
  );
}

function LeaverPanel({ leaver }: { leaver: Leaver }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const places = useReachOptions(t);
  const name = (key: string) => t(`access:leavers.${key}`);
  return (
    <Panel
      title={
        <>
          <AllowedLink operation="account.read" to={`/access/accounts/${leaver.accountId}`}>
            {leaver.name}
          </AllowedLink>{" "}
          <span className="faint">
            {leaver.login} · {placeName(leaver.organisation, places)}
          </span>
        </>
      }
      extra={
        leaver.back ? (
          <span className="status status-resolved">{name("back")}</span>
        ) : (
          <span className="status status-closed">{t("access:accounts.disabled")}</span>
        )
      }
    >
      <p>
        <Instant at={leaver.disabledAt} how="absolute" /> ·{" "}
        {t("access:leavers.by", { by: person(leaver.disabledBy), reason: leaver.reason })}
      </p>
      <div className="leaver">
        <section>
          <h3>{name("held")}</h3>
          <ul>
            {leaver.held.map((grant) => (
              <li key={`${grant.grantId} ${grant.group}`}>
                <strong>{roleName(grant.role, grant.role, t)}</strong>{" "}
                {reachName({ organisationCode: grant.organisation, withSubtree: grant.withSubtree }, places, t)}{" "}
                <span className="faint">
                  {grant.group
                    ? t("access:whoCould.byGroup", { group: grant.group })
                    : t("access:leavers.given", { by: person(grant.givenBy) })}
                  {grant.inForce && ` · ${name("inForce")}`}
                </span>
              </li>
            ))}
          </ul>
          {leaver.held.length === 0 && <p className="faint">{t("access:grants.none")}</p>}
        </section>
        <section>
          <h3>{name("owns")}</h3>
          <ul>
            {leaver.stillOwns.map((incident) => (
              <li key={incident.incidentId}>
                <AllowedLink operation="incident.read" to={`/incidents/${incident.incidentId}`}>
                  {incident.number}
                </AllowedLink>{" "}
                <PriorityTag priority={incident.priority} /> <StatusTag status={incident.status} />{" "}
                <span className="faint">{placeName(incident.organisation, places)}</span>
              </li>
            ))}
          </ul>
          {leaver.stillOwns.length === 0 && <p className="faint">{name("nothing")}</p>}
        </section>
      </div>
    </Panel>
  );
}
