import "./audit.css";
import LeftOutlined from "@ant-design/icons/es/icons/LeftOutlined";
import RightOutlined from "@ant-design/icons/es/icons/RightOutlined";
import Button from "antd/es/button";
import Segmented from "antd/es/segmented";
import Slider from "antd/es/slider";
import type { TFunction } from "i18next";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Facts } from "@/kit/Facts";
import { useLandscape } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { Person } from "@/kit/people/Person";
import { useUrlState } from "@/kit/state/url";
import { Pager } from "@/kit/table/Pager";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { indented } from "./filter";

const StreamQuery = graphql(`
  query StreamHistory($id: ID!, $asOf: DateTimeOffset, $after: String) {
    streamHistory(id: $id, asOf: $asOf) {
      id kind organisationCode version from
      steps(first: 200, after: $after) {
        edges { cursor node { version type recordedAt by } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);

const StepQuery = graphql(`
  query StreamStep($id: ID!, $asOf: DateTimeOffset, $after: String) {
    streamHistory(id: $id, asOf: $asOf) {
      id
      steps(first: 1, after: $after) {
        nodes {
          version position type recordedAt occurredAt by source commandId traceId data fault
          changes { path before after }
          state { path value }
        }
      }
    }
  }
`);

type History = NonNullable<ResultOf<typeof StreamQuery>["streamHistory"]>;
type Step = NonNullable<ResultOf<typeof StepQuery>["streamHistory"]>["steps"]["nodes"][number];

export default function StreamPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const url = useUrlState();
  const [{ data, error }, ask] = useQuery({
    query: StreamQuery,
    variables: { id, asOf, after: url.get("after") },
    requestPolicy: "cache-and-network",
  });
  return (
    <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
      {({ streamHistory }) => (
        <>
          <PageHeader
            title={t("pages.stream")}
            over={
              <>
                <Link to="/audit">{t("pages.audit")}</Link>
                {streamHistory && <span>{t(`audit:kinds.${streamHistory.kind}`, { defaultValue: streamHistory.kind })}</span>}
              </>
            }
          />
          {streamHistory ? (
            <Replay history={streamHistory} asOf={asOf} />
          ) : (
            <Notice title={t("audit:unknown")} help={t(asOf ? "audit:notYet" : "audit:unknownHelp")} />
          )}
        </>
      )}
    </Loaded>
  );
}

function Replay({ history, asOf }: { history: History; asOf?: string }) {
  const { t } = useTranslation();
  const url = useUrlState();
  const landscape = useLandscape();
  const edges = history.steps.edges;
  const steps = edges.map((edge) => edge.node);
  const chosen = Math.min(Math.max(1, Number(url.get("step") ?? steps.length)), steps.length);
  const after = chosen > 1 ? edges[chosen - 2]?.cursor : url.get("after");
  const [{ data }] = useQuery({ query: StepQuery, variables: { id: history.id, asOf, after } });
  const step = data?.streamHistory?.steps.nodes[0];
  const go = (to: number) => url.set({ step: String(Math.min(Math.max(1, to), steps.length)) }, { replace: true, keepsPage: true });
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") go(chosen + (event.key === "ArrowLeft" ? -1 : 1));
  };
  const organisation = landscape?.organisations.nodes.find((one) => one.code === history.organisationCode)?.name;

  return (
    <>
      <Panel>
        <Facts
          facts={[
            { label: t("audit:facts.subject"), value: <code>{history.id}</code> },
            { label: t("audit:facts.organisation"), value: organisation ?? history.organisationCode },
            { label: t("audit:facts.count"), value: history.steps.totalCount },
            { label: t("audit:facts.first"), value: <Instant at={history.from} how="absolute" /> },
            history.kind === "incident" && {
              label: t("audit:facts.page"),
              value: <Link to={`/incidents/${history.id}`}>{t("audit:openIncident")}</Link>,
            },
          ]}
        />
      </Panel>
      <section className="time-slider" aria-label={t("audit:steps")}>
        <Button
          size="small"
          icon={<LeftOutlined />}
          disabled={chosen === 1}
          aria-label={t("audit:previous")}
          onClick={() => go(chosen - 1)}
        />
        <Slider
          className="time-slider-rail"
          ariaLabelForHandle={t("audit:steps")}
          min={1}
          max={Math.max(2, steps.length)}
          value={chosen}
          onChange={go}
          tooltip={{ formatter: (at) => eventName(steps[(at ?? 1) - 1]?.type ?? "", t) }}
        />
        <Button
          size="small"
          icon={<RightOutlined />}
          disabled={chosen === steps.length}
          aria-label={t("audit:next")}
          onClick={() => go(chosen + 1)}
        />
        <span className="figures faint">{t("audit:stepOf", { step: chosen, count: steps.length })}</span>
      </section>
      <div className="replay">
        <Panel title={t("audit:events")} flush>
          <ol className="replay-steps">
            {steps.map((one, i) => (
              <li key={one.version}>
                <button
                  type="button"
                  className={i + 1 === chosen ? "replay-step replay-step-here" : "replay-step"}
                  aria-current={i + 1 === chosen ? "step" : undefined}
                  onClick={() => go(i + 1)}
                  onKeyDown={press}
                >
                  <span className="figures faint">{one.version}</span>
                  <span className="replay-step-name">
                    <strong>{eventName(one.type, t)}</strong>
                    <span className="faint">
                      <Person login={one.by} /> · <code>{plainName(one.type)}</code>
                    </span>
                  </span>
                  <Instant at={one.recordedAt} />
                </button>
              </li>
            ))}
          </ol>
          <Pager
            count={steps.length}
            total={history.steps.totalCount}
            next={history.steps.pageInfo.hasNextPage ? history.steps.pageInfo.endCursor : null}
          />
        </Panel>
        {step && <StepPanel step={step} />}
      </div>
    </>
  );
}

// incident.assigned.v1: the version of the event's shape concerns nobody here.
function plainName(type: string): string {
  return type.replace(/\.v\d+$/, "");
}

function eventName(type: string, t: TFunction): string {
  return t(`audit:recordedAs.${plainName(type)}`, { defaultValue: plainName(type) });
}

function StepPanel({ step }: { step: Step }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string>("changes");
  return (
    <Panel
      title={
        <>
          {eventName(step.type, t)} <code>{step.type}</code>
        </>
      }
      extra={
        <Segmented
          size="small"
          value={tab}
          onChange={setTab}
          options={["changes", "state", "data"].map((value) => ({ value, label: t(`audit:tabs.${value}`) }))}
        />
      }
    >
      <Facts
        facts={[
          { label: t("audit:facts.person"), value: <Person login={step.by} /> },
          { label: t("audit:facts.recorded"), value: <Instant at={step.recordedAt} how="absolute" /> },
          step.occurredAt !== step.recordedAt && {
            label: t("audit:facts.occurred"),
            value: <Instant at={step.occurredAt} how="absolute" />,
          },
          { label: t("audit:facts.source"), value: step.source },
          { label: t("audit:facts.position"), value: step.position },
          {
            label: t("audit:facts.command"),
            value: step.commandId && <Link to={`/audit?text=${step.commandId}`}>{step.commandId}</Link>,
            wide: true,
          },
        ]}
      />
      {step.fault && <p className="bad replay-part">{t("audit:fault", { fault: step.fault })}</p>}
      <div className="replay-part">
        {tab === "changes" && <Changes step={step} />}
        {tab === "state" && <State step={step} />}
        {tab === "data" && <pre className="code json">{indented(step.data)}</pre>}
      </div>
    </Panel>
  );
}

function Changes({ step }: { step: Step }) {
  const { t } = useTranslation();
  if (step.changes.length === 0) return <p className="faint">{t("audit:unchanged")}</p>;
  return (
    <table className="diff">
      <thead>
        <tr>
          <th>{t("audit:path")}</th>
          <th>{t("audit:before")}</th>
          <th>{t("audit:after")}</th>
        </tr>
      </thead>
      <tbody>
        {step.changes.map((change) => (
          <tr key={change.path}>
            <td>
              <code>{change.path}</code>
            </td>
            <td>{change.before !== null ? <span className="diff-gone">{change.before}</span> : <span className="faint">—</span>}</td>
            <td>{change.after !== null ? <span className="diff-new">{change.after}</span> : <span className="faint">—</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ step }: { step: Step }) {
  const { t } = useTranslation();
  const changed = new Set(step.changes.map((change) => change.path));
  if (step.state.length === 0) return <p className="faint">{t("audit:stateless")}</p>;
  return (
    <table className="diff">
      <tbody>
        {step.state.map((leaf) => (
          <tr key={leaf.path}>
            <td>
              <code>{leaf.path}</code>
            </td>
            <td>{changed.has(leaf.path) ? <span className="diff-new">{leaf.value}</span> : leaf.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
