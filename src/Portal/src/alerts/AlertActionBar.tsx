import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { CommandForm } from "@/kit/command/CommandForm";
import { useIsPhone } from "@/kit/state/screen";
import { toast } from "@/kit/toast";
import type { AlertWhole } from "./AlertQuery";
import { type Action, actionForms, arranged } from "./actions";

const [buttons, buttonsOnPhone] = [4, 2];

/** What the Api allows to be done next, each with its form. */
export function AlertActionBar({ alert, onDone }: { alert: AlertWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<Action>();
  const { first, more } = arranged(alert.allowedActions, useIsPhone() ? buttonsOnPhone : buttons);
  const form = chosen && actionForms[chosen];
  const name = (action: Action) => t(`alerts:actions.${action}.name`);

  return (
    <>
      {first.map((action, i) => (
        <Button key={action} type={i === 0 ? "primary" : "default"} aria-haspopup="dialog" onClick={() => choose(action)}>
          {name(action)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{ items: more.map((action) => ({ key: action, label: name(action), onClick: () => choose(action) })) }}
        >
          <Button icon={<MoreOutlined />}>{t("alerts:actions.more")}</Button>
        </Dropdown>
      )}
      <CommandDrawer title={chosen ? name(chosen) : ""} open={!!chosen} onClose={() => choose(undefined)}>
        {chosen && form && (
          <>
            <p className="faint action-help">{t(`alerts:actions.${chosen}.help`, { defaultValue: "" })}</p>
            <CommandForm
              document={form.document}
              texts="alerts:form"
              fields={form.fields(alert, t)}
              fixed={{ alertId: alert.id }}
              arrange={form.arrange}
              submit={name(chosen)}
              onCancel={() => choose(undefined)}
              onDone={() => {
                toast(t("alerts:actions.done", { action: name(chosen) }));
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
