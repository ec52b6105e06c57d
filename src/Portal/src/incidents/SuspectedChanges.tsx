import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useQuery } from "urql";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Panel } from "@/kit/Panel";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { LinkIncident } from "./commands";
import { type IncidentWhole, SuspectedChangesQuery } from "./IncidentQuery";

/** Changes that may have caused it, by time and by what stands on their items; a person confirms. */
export function SuspectedChanges({ incident, onDone }: { incident: IncidentWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const may = useMay("change.read");
  const run = useCommand<{ incidentId: string; kind: "CHANGE"; reference: string }>(LinkIncident);
  const [{ data }] = useQuery({
    query: SuspectedChangesQuery,
    variables: { id: incident.id },
    pause: !may,
    requestPolicy: "cache-and-network",
  });
  const linked = new Set(incident.changes.map((change) => change.id));
  const suspected = (data?.incident?.suggestedChanges ?? []).filter((change) => !linked.has(change.id));
  if (suspected.length === 0) return null;
  const confirm = async (id: string) => {
    if (await run.send({ incidentId: incident.id, kind: "CHANGE", reference: id })) onDone();
  };
  return (
    <Panel title={t("incidents:suspected.title")}>
      <p className="faint">{t("incidents:suspected.help")}</p>
      <ul className="link-list">
        {suspected.map((change) => (
          <li key={change.id}>
            <Link className="clip" to={`/changes/${change.id}`}>
              <span className="figures">{change.number}</span> {change.title}
            </Link>
            {change.startedAt && (
              <span className="faint">
                <Instant at={change.startedAt} />
              </span>
            )}
            {incident.allowedActions.includes("LINK") && (
              <Button size="small" onClick={() => void confirm(change.id)}>
                {t("incidents:suspected.confirm")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </Panel>
  );
}
