import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { ItemSelect } from "@/configuration/ItemSelect";
import { StageTag, TypeTag } from "@/configuration/itemTags";
import { AllowedLink } from "@/kit/Allowed";
import { CommandButton } from "@/kit/command/CommandButton";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useCommand } from "@/kit/command/useCommand";
import { Panel } from "@/kit/Panel";
import type { AssetWhole } from "./AssetQuery";
import { LinkAssetItem, UnlinkAssetItem } from "./commands";

/** The configuration items that it is. */
export function AssetItems({ asset, onDone }: { asset: AssetWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const run = useCommand<{ assetId: string; itemId: string }>(UnlinkAssetItem);
  const unlink = async (itemId: string) => {
    if (await run.send({ assetId: asset.id, itemId })) onDone();
  };
  return (
    <Panel
      title={t("assets:items.title")}
      extra={
        asset.allowedActions.includes("LINK_ITEM") && (
          <CommandButton
            operation="asset.link-item"
            label={t("assets:items.link")}
            document={LinkAssetItem}
            texts="assets:form"
            fixed={() => ({ assetId: asset.id })}
            fields={() => [{ kind: "custom", name: "itemId", required: true, render: () => <ItemSelect /> }]}
            help={t("assets:items.help")}
            done={t("assets:items.linked")}
            onDone={onDone}
            button={{ size: "small" }}
          />
        )
      }
    >
      {asset.items.length === 0 && <p className="faint">{t("assets:items.none")}</p>}
      <ul className="link-list">
        {asset.items.map((item) => (
          <li key={item.id}>
            <span className="clip">
              <AllowedLink operation="item.read" to={`/configuration/items/${item.id}`}>
                {item.name}
              </AllowedLink>{" "}
              <TypeTag type={item.type} />
            </span>
            <StageTag stage={item.stage} />
            {asset.allowedActions.includes("UNLINK_ITEM") && (
              <Button size="small" type="text" disabled={run.sending} onClick={() => void unlink(item.id)}>
                {t("assets:items.unlink")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </Panel>
  );
}
