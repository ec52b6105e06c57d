import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { CommandForm } from "@/kit/command/CommandForm";
import { useIsPhone } from "@/kit/state/screen";
import { toast } from "@/kit/toast";
import { type Action, actionForms, arranged } from "./actions";
import type { ChangeWhole } from "./ChangeQuery";

const [buttons, buttonsOnPhone] = [3, 2];

/** What the Api allows to be done next, each with its form; the plan has a page of its own. */
export function ChangeActionBar({ change, onDone }: { change: ChangeWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, choose] = useState<Action>();
  const { first, more } = arranged(change.allowedActions, useIsPhone() ? buttonsOnPhone : buttons);
  const form = chosen && actionForms[chosen];
  const name = (action: Action) => t(`changes:actions.${action}.name`);
  const items = more.map((action) => ({
    key: action,
    label: name(action),
    danger: actionForms[action]?.danger,
    onClick: () => choose(action),
  }));

  return (
    <>
      {change.allowedActions.includes("PLAN") && (
        <Button onClick={() => navigate(`/changes/${change.id}/plan`)}>{t("changes:actions.PLAN.name")}</Button>
      )}
      {first.map((action, i) => (
        <Button key={action} type={i === 0 ? "primary" : "default"} danger={actionForms[action]?.danger} onClick={() => choose(action)}>
          {name(action)}
        </Button>
      ))}
      {items.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items }}>
          <Button icon={<MoreOutlined />}>{t("changes:actions.more")}</Button>
        </Dropdown>
      )}
      <CommandDrawer title={chosen ? name(chosen) : ""} open={!!chosen} onClose={() => choose(undefined)}>
        {chosen && form && (
          <>
            <p className="faint action-help">{t(`changes:actions.${chosen}.help`, { defaultValue: "" })}</p>
            <CommandForm
              document={form.document}
              texts="changes:form"
              fields={form.fields(change)}
              fixed={{ changeId: change.id }}
              submit={name(chosen)}
              danger={form.danger}
              onCancel={() => choose(undefined)}
              onDone={() => {
                toast(t("changes:actions.done", { action: name(chosen), number: change.number }));
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
