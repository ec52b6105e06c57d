import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { DueTime } from "@/incidents/DueTime";
import { IncidentRow } from "@/incidents/IncidentRow";
import { useIncidentChanges } from "@/incidents/useIncidentChanges";
import { graphql } from "@/kit/api/graphql";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useMay, useViewer } from "@/kit/state/viewer";
import { MajorTag, PriorityTag } from "@/kit/tags";
import { Figures } from "./Figures";

const HomeQuery = graphql(
  `
  query Home {
    myWork {
      person
      assigned(first: 8) { nodes { ...IncidentRow } }
      queue(first: 8) { nodes { ...IncidentRow } }
      atRisk(first: 8) { nodes { id kind dueAt breached number title priority incident { id } } }
    }
    incidents(first: 8, sort: REPORTED) { nodes { ...IncidentRow } }
  }
`,
  [IncidentRow],
);

const refreshAfter = 1_500;

export default function HomePage() {
  const { t } = useTranslation();
  const viewer = useViewer();
  return (
    <>
      <PageHeader title={t("home:title")} note={t("home:greeting", { name: viewer.name })} />
      {useMay("incident.read") && <Work />}
    </>
  );
}

function Work() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: HomeQuery, requestPolicy: "cache-and-network" });
  const changes = useIncidentChanges();
  useEffect(() => {
    if (!changes.count) return;
    const timer = setTimeout(() => ask({ requestPolicy: "network-only" }), refreshAfter);
    return () => clearTimeout(timer);
  }, [changes.count, ask]);

  return (
    <>
      <Figures changes={changes.count} />
      <Loaded data={data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ myWork, incidents }) => (
          <div className="halves">
            <div>
              <List
                title={t("home:mine")}
                empty={t("home:mineEmpty")}
                rows={myWork.assigned.nodes}
                to={`/incidents?technician=${myWork.person}`}
              />
              <Panel title={t("home:atRisk")} flush>
                <ul className="rows">
                  {myWork.atRisk.nodes.map((clock) => (
                    <li key={clock.id}>
                      <Link to={`/incidents/${clock.incident?.id}`}>
                        <span className="figures faint">{clock.number}</span>
                        <span className="clip">
                          {clock.title} <span className="faint">{t(`enums:ClockKind.${clock.kind}`)}</span>
                        </span>
                        <DueTime dueAt={clock.dueAt} breached={clock.breached} />
                      </Link>
                    </li>
                  ))}
                </ul>
                {myWork.atRisk.nodes.length === 0 && <Notice title={t("home:atRiskEmpty")} />}
              </Panel>
            </div>
            <div>
              <List title={t("home:queue")} empty={t("home:queueEmpty")} rows={myWork.queue.nodes} />
              <List title={t("home:newest")} empty={t("home:newestEmpty")} rows={incidents.nodes} to="/incidents" />
            </div>
          </div>
        )}
      </Loaded>
    </>
  );
}

function List({ title, empty, rows, to }: { title: string; empty: string; rows: readonly IncidentRow[]; to?: string }) {
  const { t } = useTranslation();
  return (
    <Panel title={title} extra={to && <Link to={to}>{t("home:all")}</Link>} flush>
      <ul className="rows">
        {rows.map((incident) => (
          <li key={incident.id}>
            <Link to={`/incidents/${incident.id}`}>
              <span className="figures faint">{incident.number}</span>
              <span className="clip">
                {incident.major && <MajorTag />} {incident.title}
              </span>
              <PriorityTag priority={incident.priority} />
            </Link>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <Notice title={empty} />}
    </Panel>
  );
}
