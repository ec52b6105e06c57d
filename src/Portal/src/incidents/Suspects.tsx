import Button from "antd/es/button";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Reasons } from "@/faults/SuspectCard";
import "@/faults/faults.css";
import { Panel } from "@/kit/Panel";
import type { IncidentWhole } from "./IncidentQuery";

const SuspicionTrial = lazy(() => import("@/faults/SuspicionTrial"));

/** Where the fault was suspected some minutes after it began, each service with its strongest reasons. */
export function Suspects({ incident, found }: { incident: string; found: NonNullable<IncidentWhole["suspects"]> }) {
  const { t } = useTranslation();
  const [isTrying, tries] = useState(false);
  return (
    <Panel
      title={t("faults:suspects")}
      extra={
        <>
          <Button type="link" size="small" onClick={() => tries(true)}>
            {t("faults:trial.title")}
          </Button>
          <Link to={`/monitoring/faults?since=${encodeURIComponent(found.since)}`}>{t("faults:again")}</Link>
        </>
      }
      flush
    >
      <ol className="suspects">
        {found.suspects.map((suspect) => (
          <li key={suspect.name} className="suspect">
            <header>
              <strong>{suspect.name}</strong>
              <span className="figures faint">{t("faults:bits", { bits: Math.round(suspect.score) })}</span>
            </header>
            <Reasons of={suspect.evidence} />
          </li>
        ))}
      </ol>
      {isTrying && (
        <Suspense>
          <SuspicionTrial incident={incident} onClose={() => tries(false)} />
        </Suspense>
      )}
    </Panel>
  );
}
