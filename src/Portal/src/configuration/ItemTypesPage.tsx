import "@/services/services.css";
import "./configuration.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { AllowedButton } from "@/kit/Allowed";
import { CommandButton } from "@/kit/command/CommandButton";
import { optionsOf } from "@/kit/enums";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { DefineRelationKind } from "./commands";
import { typeTree } from "./filter";
import { TypeIcon } from "./TypeIcon";
import { type RelationKind, useItemTypes, useRelationKinds } from "./useItemTypes";
import { WordingInput } from "./WordingInput";
import { useWording } from "./wording";

const longestKey = 60;
const nobody = new Map<string, number>();

/** The model: types of items by group, and what relations between items mean. */
export default function ItemTypesPage() {
  const { t } = useTranslation();
  const word = useWording();
  const asOf = useAsOf();
  const { types, isKnown, error, reload } = useItemTypes();
  return (
    <>
      <PageHeader
        title={t("pages.itemTypes")}
        note={t("configuration:type.note")}
        actions={
          !asOf && (
            <AllowedButton type="primary" operation="item-type.define" to="/configuration/types/define">
              {t("pages.defineItemType")}
            </AllowedButton>
          )
        }
      />
      <Loaded data={isKnown ? types : undefined} error={error} onRetry={reload}>
        {(known) => (
          <div className="type-groups">
            {typeTree(known, nobody).map(({ group, lines }) => (
              <Panel key={group} title={t(`configuration:groups.${group}`, { defaultValue: group })}>
                <ul className="link-list">
                  {lines.map(({ type, depth }) => (
                    <li key={type.key} className={`type-depth-${Math.min(depth, 3)}`}>
                      <TypeIcon icon={type.icon} />
                      <Link className="clip" to={`/configuration/types/${type.key}`}>
                        {word(type.name)}
                      </Link>
                      <span className="faint figures">
                        {type.retired
                          ? t("configuration:type.retired")
                          : type.version > 0
                            ? `v${type.version}`
                            : t("configuration:type.builtIn")}
                      </span>
                    </li>
                  ))}
                </ul>
              </Panel>
            ))}
          </div>
        )}
      </Loaded>
      <Kinds />
    </>
  );
}

function Kinds() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const { kinds, reload } = useRelationKinds();
  const name = (key: string) => t(`configuration:kinds.${key}`);
  return (
    <Panel
      flush
      title={name("title")}
      extra={
        !asOf && (
          <CommandButton
            operation="relation-kind.define"
            label={name("define")}
            document={DefineRelationKind}
            texts="configuration:form"
            done={name("defined")}
            onDone={reload}
            button={{ size: "small" }}
            fixed={() => ({})}
            fields={() => [
              { kind: "line", name: "key", required: true, max: longestKey },
              { kind: "custom", name: "name", required: true, render: () => <WordingInput /> },
              { kind: "custom", name: "inverse", required: true, render: () => <WordingInput /> },
              { kind: "choice", name: "flow", required: true, options: optionsOf("ImpactFlow", t) },
              { kind: "switch", name: "exclusive", initial: false },
            ]}
          />
        )
      }
    >
      <KindTable kinds={kinds} />
    </Panel>
  );
}

function KindTable({ kinds }: { kinds: readonly RelationKind[] }) {
  const { t } = useTranslation();
  const word = useWording();
  const name = (key: string) => t(`configuration:kinds.${key}`);
  return (
    <div className="scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{name("name")}</th>
            <th>{name("inverse")}</th>
            <th>{name("flow")}</th>
            <th>{name("exclusive")}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.key}>
              <td>
                {word(kind.name)} <span className="faint">{kind.key}</span>
              </td>
              <td>{word(kind.inverse)}</td>
              <td>{t(`enums:ImpactFlow.${kind.flow}`)}</td>
              <td>{t(kind.exclusive ? "configuration:yes" : "configuration:no")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
