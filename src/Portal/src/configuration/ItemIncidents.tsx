import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Panel } from "@/kit/Panel";
import { useMay } from "@/kit/state/viewer";
import { StatusTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import type { ItemWhole } from "./ItemQuery";

/** Incidents in which this item shows the harm. */
export function ItemIncidents({ incidents }: { incidents: ItemWhole["incidents"] }) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const may = useMay("incident.read");
  if (!may) return null;
  return (
    <Panel title={t("configuration:incidents.title")}>
      {incidents.length === 0 && <span className="faint">{t("configuration:incidents.none")}</span>}
      <ul className="link-list">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <Link className="clip" to={`/incidents/${incident.id}${asOf ? `?asOf=${encodeURIComponent(asOf)}` : ""}`}>
              <span className="figures">{incident.number}</span> {incident.title}
            </Link>
            <StatusTag status={incident.status} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
