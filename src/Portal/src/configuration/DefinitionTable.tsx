import { useTranslation } from "react-i18next";
import type { Definition } from "./ItemRow";
import { rangeOf } from "./range";
import { useWording } from "./wording";

/** Attributes as the model defines them, each with its rules in words. */
export function DefinitionTable({ definitions }: { definitions: readonly Definition[] }) {
  const { t } = useTranslation();
  const word = useWording();
  const name = (key: string) => t(`configuration:define.${key}`);
  if (definitions.length === 0) return <p className="faint panel-body">{t("configuration:type.none")}</p>;
  return (
    <div className="scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{name("name")}</th>
            <th>{name("key")}</th>
            <th>{name("kind")}</th>
            <th>{name("rules")}</th>
          </tr>
        </thead>
        <tbody>
          {definitions.map((definition) => (
            <tr key={definition.key}>
              <td>{word(definition.name)}</td>
              <td className="faint">{definition.key}</td>
              <td>
                {t(`enums:AttributeKind.${definition.kind}`)} {definition.unit && `(${definition.unit})`}
              </td>
              <td>
                <Rules definition={definition} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Rules({ definition }: { definition: Definition }) {
  const { t } = useTranslation();
  const word = useWording();
  const { required, unique, minimum, maximum, pattern, choices, referenceTo } = definition;
  const comma = t("configuration:comma");
  const rules = [
    required && t("configuration:define.required"),
    unique && t("configuration:define.unique"),
    rangeOf(minimum, maximum),
    choices.length > 0 && choices.map((choice) => word(choice.name)).join(comma),
    referenceTo,
  ].filter(Boolean);
  return (
    <>
      {rules.join(" · ")} {pattern && <code>{pattern}</code>}
    </>
  );
}
