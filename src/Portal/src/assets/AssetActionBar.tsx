import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import QrcodeOutlined from "@ant-design/icons/es/icons/QrcodeOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { CommandForm } from "@/kit/command/CommandForm";
import { useIsPhone } from "@/kit/state/screen";
import { toast } from "@/kit/toast";
import type { AssetWhole } from "./AssetQuery";
import { type Action, actionForms, arranged } from "./actions";

const [buttons, buttonsOnPhone] = [2, 1];

/** What the Api allows to be done next, each with its form. */
export function AssetActionBar({ asset, onDone }: { asset: AssetWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [chosen, choose] = useState<Action>();
  const { first, more } = arranged(asset, useIsPhone() ? buttonsOnPhone : buttons);
  const form = chosen && actionForms[chosen];
  const name = (action: Action) => t(`assets:actions.${action}.name`);
  return (
    <>
      {first.map((action, i) => (
        <Button key={action} type={i === 0 ? "primary" : "default"} onClick={() => choose(action)}>
          {name(action)}
        </Button>
      ))}
      <Button icon={<QrcodeOutlined />} onClick={() => navigate(`/ledger/${asset.id}/label`)}>
        {t("assets:label.name")}
      </Button>
      {more.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: more.map((action) => ({
              key: action,
              label: name(action),
              danger: actionForms[action]?.danger,
              onClick: () => choose(action),
            })),
          }}
        >
          <Button icon={<MoreOutlined />}>{t("assets:actions.more")}</Button>
        </Dropdown>
      )}
      <CommandDrawer title={chosen ? name(chosen) : ""} open={!!chosen} wide={form?.wide} onClose={() => choose(undefined)}>
        {chosen && form && (
          <>
            <p className="faint action-help">{t(`assets:actions.${chosen}.help`, { defaultValue: "" })}</p>
            <CommandForm
              document={form.document}
              texts="assets:form"
              fields={form.fields(asset, t)}
              fixed={{ assetId: asset.id }}
              arrange={(filled) => form.arrange?.(filled, asset) ?? filled}
              submit={name(chosen)}
              danger={form.danger}
              onCancel={() => choose(undefined)}
              onDone={() => {
                toast(t("assets:actions.done", { action: name(chosen), tag: asset.tag }));
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
