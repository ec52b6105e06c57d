import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { IncidentLine } from "@/changes/CausedIncidents";
import { Panel } from "@/kit/Panel";
import { useMay } from "@/kit/state/viewer";
import type { AlertWhole } from "./AlertQuery";

const [pause, mostLooks] = [1_000, 15];

/** Incidents that it belonged to, the newest last. One that was asked for just now is looked for until it is reported. */
export function AlertIncidents({ alert, onLook }: { alert: AlertWhole; onLook?: () => void }) {
  const { t } = useTranslation();
  const [looks, setLooks] = useState(0);
  const may = useMay("incident.read");
  const isAwaited = may && !!alert.incidentId && alert.incidents.every((incident) => incident.id !== alert.incidentId);
  useEffect(() => {
    if (!isAwaited || !onLook || looks >= mostLooks) return;
    const timer = setTimeout(() => {
      setLooks(looks + 1);
      onLook();
    }, pause);
    return () => clearTimeout(timer);
  }, [isAwaited, looks, onLook]);
  if (alert.incidents.length === 0 && !isAwaited) return null;
  return (
    <Panel title={t("alerts:incidents")}>
      {isAwaited && <p className="faint">{t("alerts:incidentOnItsWay")}</p>}
      <ul className="link-list">
        {alert.incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
    </Panel>
  );
}
