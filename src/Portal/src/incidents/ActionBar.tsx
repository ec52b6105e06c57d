import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { CommandForm } from "@/kit/command/CommandForm";
import { useIsPhone } from "@/kit/state/screen";
import { toast } from "@/kit/toast";
import { type Action, actionForms, arranged } from "./actions";
import type { IncidentWhole } from "./IncidentQuery";
import { MoreActions } from "./MoreActions";

const [buttons, buttonsOnPhone] = [4, 2];

/** What the Api allows to be done next, each with its form. */
export function ActionBar({ incident, onDone }: { incident: IncidentWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Action>();
  const { first, more } = arranged(incident.allowedActions, useIsPhone() ? buttonsOnPhone : buttons);
  const form = chosen && actionForms[chosen];
  const help = chosen && t(`incidents:actions.${chosen}.help`, { defaultValue: "" });
  const name = (action: Action) => t(`incidents:actions.${action}.name`);
  if (incident.allowedActions.length === 0) return null;

  return (
    <>
      {first.map((action, i) => (
        <Button key={action} type={i === 0 ? "primary" : "default"} aria-haspopup="dialog" onClick={() => choose(action)}>
          {name(action)}
        </Button>
      ))}
      <MoreActions actions={more} onChoose={choose} />
      <CommandDrawer title={chosen ? name(chosen) : ""} open={!!chosen} onClose={() => choose(undefined)}>
        {chosen && form && (
          <>
            {help && <p className="faint action-help">{help}</p>}
            <CommandForm
              document={form.document}
              texts="incidents:form"
              fields={form.fields(incident, t)}
              fixed={{ incidentId: incident.id }}
              submit={name(chosen)}
              danger={form.danger}
              onCancel={() => choose(undefined)}
              onDone={() => {
                toast(t("incidents:actions.done", { action: name(chosen), number: incident.number }));
                choose(undefined);
                onDone();
              }}
            />
          </>
        )}
      </CommandDrawer>
    </>
  );
}
