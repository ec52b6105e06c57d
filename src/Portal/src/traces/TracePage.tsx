import "./trace.css";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { CopyButton } from "@/kit/CopyButton";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loading } from "@/kit/Problems";
import { Instant } from "@/kit/time/Instant";
import { SearchProblem } from "@/telemetry/marks";
import { coloursOf, lasting } from "./figures";
import { logsOf } from "./filter";
import { TraceQuery, type TraceWhole } from "./queries";
import { Waterfall } from "./Waterfall";

/** The way of one request through services, step by step. */
export default function TracePage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const [{ data, error }, ask] = useQuery({ query: TraceQuery, variables: { id }, requestPolicy: "cache-and-network" });
  if (!data) return error ? <SearchProblem error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <Loading />;
  const { trace } = data;
  const first = trace?.spans[0]?.span;
  return (
    <>
      <PageHeader
        over={<Link to="/monitoring/traces">{t("pages.traces")}</Link>}
        title={first?.name || t("pages.trace")}
        actions={trace && <Link to={logsOf(trace)}>{t("traces:logs")}</Link>}
      />
      {trace ? (
        <>
          <TraceFacts trace={trace} />
          <Waterfall key={trace.id} trace={trace} />
        </>
      ) : (
        <Notice title={t("traces:unknown")} help={t("traces:unknownHelp")} />
      )}
    </>
  );
}

function TraceFacts({ trace }: { trace: TraceWhole }) {
  const { t } = useTranslation();
  const colours = coloursOf(trace.services);
  const failed = trace.spans.filter(({ span }) => span.status === "ERROR").length;
  const name = (key: string) => t(`traces:facts.${key}`);
  return (
    <Panel>
      <Facts
        facts={[
          {
            label: name("trace"),
            wide: true,
            value: (
              <span className="trace-id">
                <code>{trace.id}</code> <CopyButton text={trace.id} />
              </span>
            ),
          },
          { label: name("from"), value: <Instant at={trace.from} how="absolute" /> },
          { label: name("lasting"), value: <span className="figures">{lasting(trace.milliseconds)}</span> },
          { label: name("spans"), value: <span className="figures">{trace.spans.length.toLocaleString()}</span> },
          failed > 0 && { label: name("failed"), value: <span className="figures bad">{failed.toLocaleString()}</span> },
          {
            label: name("services"),
            wide: true,
            value: (
              <ul className="trace-services">
                {trace.services.map(({ value, lines }) => (
                  <li key={value}>
                    <i style={{ background: colours.get(value) }} />
                    {value || t("traces:unsaid")} <span className="figures faint">{lines.toLocaleString()}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Panel>
  );
}
