import QrcodeOutlined from "@ant-design/icons/es/icons/QrcodeOutlined";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { ActionBar } from "@/kit/command/ActionBar";
import { useIsPhone } from "@/kit/state/screen";
import type { AssetWhole } from "./AssetQuery";
import { actionForms, arranged } from "./actions";

const [buttons, buttonsOnPhone] = [2, 1];

/** What the Api allows to be done next, each with its form. */
export function AssetActionBar({ asset, onDone }: { asset: AssetWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ActionBar
      {...arranged(asset, useIsPhone() ? buttonsOnPhone : buttons)}
      forms={actionForms}
      subject={asset}
      texts="assets"
      fixed={{ assetId: asset.id }}
      done={(action) => t("assets:actions.done", { action, tag: asset.tag })}
      onDone={onDone}
    >
      <Button icon={<QrcodeOutlined />} onClick={() => navigate(`/ledger/${asset.id}/label`)}>
        {t("assets:label.name")}
      </Button>
    </ActionBar>
  );
}
