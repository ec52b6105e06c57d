import { useTranslation } from "react-i18next";
import { ActionBar } from "@/kit/command/ActionBar";
import { useIsPhone } from "@/kit/state/screen";
import type { AlertWhole } from "./AlertQuery";
import { actionForms, arranged } from "./actions";

const [buttons, buttonsOnPhone] = [4, 2];

/** What the Api allows to be done next, each with its form. */
export function AlertActionBar({ alert, onDone }: { alert: AlertWhole; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <ActionBar
      {...arranged(alert.allowedActions, useIsPhone() ? buttonsOnPhone : buttons)}
      forms={actionForms}
      subject={alert}
      texts="alerts"
      fixed={{ alertId: alert.id }}
      done={(action) => t("alerts:actions.done", { action })}
      onDone={onDone}
    />
  );
}
