import { useTranslation } from "react-i18next";
import { ActionBar } from "@/kit/command/ActionBar";
import { useIsPhone } from "@/kit/state/screen";
import { actionForms, arranged } from "./actions";
import type { IncidentWhole } from "./IncidentQuery";

const [buttons, buttonsOnPhone] = [4, 2];

/** What the Api allows to be done next, each with its form. */
export function IncidentActionBar({ incident, onDone }: { incident: IncidentWhole; onDone: () => void }) {
  const { t } = useTranslation();
  // Somebody who is called answers where it says so.
  const allowed = incident.allowedActions.filter((action) => action !== "ANSWER_CALL");
  return (
    <ActionBar
      {...arranged(allowed, useIsPhone() ? buttonsOnPhone : buttons)}
      forms={actionForms}
      subject={incident}
      texts="incidents"
      fixed={{ incidentId: incident.id }}
      done={(action) => t("incidents:actions.done", { action, number: incident.number })}
      onDone={onDone}
    />
  );
}
