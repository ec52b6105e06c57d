import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CommandButton } from "@/kit/command/CommandButton";
import { Panel } from "@/kit/Panel";
import { usePersonWords } from "@/kit/people/Person";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { ChangeTable } from "./ChangeTable";
import { Compared } from "./Compared";
import { RevertItem } from "./commands";
import type { ItemVersion, ItemWhole } from "./ItemQuery";

const atFirst = 10;

interface Props {
  item: ItemWhole;
  versions: readonly ItemVersion[];
  onDone: () => void;
}

/** Everything that was recorded, the newest first, each with what it changed; any two can be compared, any one brought back. */
export function Versions({ item, versions, onDone }: Props) {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const [all, showAll] = useState(false);
  const definitions = item.attributes.map((attribute) => attribute.definition);
  const shown = all ? versions : versions.slice(0, atFirst);
  return (
    <Panel title={t("configuration:versions.title")} extra={<Compared item={item} versions={versions} />} flush>
      <ul className="versions">
        {shown.map((version, i) => (
          <li key={version.version}>
            <details open={i === 0}>
              <summary>
                <VersionLine version={version} />
              </summary>
              {version.changes.length > 0 && (
                <div className="scroll">
                  <ChangeTable changes={version.changes} definitions={definitions} />
                </div>
              )}
              {!asOf && i > 0 && (
                <CommandButton
                  operation="item.revert"
                  label={t("configuration:versions.revert")}
                  document={RevertItem}
                  texts="configuration:form"
                  help={t("configuration:versions.revertHelp", { version: version.version })}
                  done={t("configuration:versions.reverted")}
                  onDone={onDone}
                  button={{ size: "small" }}
                  fixed={() => ({ itemId: item.id, version: version.version })}
                />
              )}
            </details>
          </li>
        ))}
      </ul>
      {!all && versions.length > atFirst && (
        <Button type="link" onClick={() => showAll(true)}>
          {t("configuration:versions.all", { count: versions.length })}
        </Button>
      )}
    </Panel>
  );
}

function VersionLine({ version }: { version: ItemVersion }) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const what = version.type.split(".")[1] ?? version.type;
  return (
    <span className="version-line">
      <strong className="figures">v{version.version}</strong>
      <span>{t(`configuration:events.${what}`, { defaultValue: version.type })}</span>
      {version.revertsTo !== null && <span>{t("configuration:versions.revertsTo", { version: version.revertsTo })}</span>}
      <span className="faint">{[person(version.by), version.source].filter(Boolean).join(" · ")}</span>
      <span className="faint">
        <Instant at={version.recordedAt} />
      </span>
    </span>
  );
}
