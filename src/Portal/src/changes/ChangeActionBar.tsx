import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ActionBar } from "@/kit/command/ActionBar";
import { useIsPhone } from "@/kit/state/screen";
import { actionForms, arranged } from "./actions";
import type { ChangeWhole } from "./ChangeQuery";

const [buttons, buttonsOnPhone] = [3, 2];

/** What the Api allows to be done next, each with its form; the plan has a page of its own. */
export function ChangeActionBar({ change, onDone }: { change: ChangeWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      {change.allowedActions.includes("PLAN") && (
        <Button onClick={() => navigate(`/changes/${change.id}/plan`)}>{t("changes:actions.PLAN.name")}</Button>
      )}
      <ActionBar
        {...arranged(change.allowedActions, useIsPhone() ? buttonsOnPhone : buttons)}
        forms={actionForms}
        subject={change}
        texts="changes"
        fixed={{ changeId: change.id }}
        done={(action) => t("changes:actions.done", { action, number: change.number })}
        onDone={onDone}
      />
    </>
  );
}
