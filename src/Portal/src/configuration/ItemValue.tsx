import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Definition } from "./ItemRow";
import { useItemLink } from "./useItemLink";
import { useWording, type Wording } from "./wording";

interface Props {
  definition: Pick<Definition, "kind" | "unit" | "choices">;
  value: string | null;
  /** The item that a reference names. */
  reference?: { id: string; name: string } | null;
  /** One line, for tables. */
  short?: boolean;
}

/** A value as people read it: in words, with its unit, and with a way to the item that it names. */
export function ItemValue({ definition, value, reference, short }: Props) {
  const { t } = useTranslation();
  const word = useWording();
  const linkTo = useItemLink();
  if (value === null) return <span className="faint">—</span>;
  if (reference) return <Link to={linkTo(reference.id)}>{reference.name}</Link>;
  const text = valueText(definition, value, word, t);
  if (short || !["JSON", "LONG_TEXT"].includes(definition.kind)) return <span title={short ? text : undefined}>{text}</span>;
  return definition.kind === "JSON" ? <pre className="code">{text}</pre> : <span className="pre">{text}</span>;
}

/** A value in words. */
export function valueText(definition: Props["definition"], value: string, word: (words: Wording) => string, t: TFunction): string {
  switch (definition.kind) {
    case "CHOICE": {
      const choice = definition.choices.find((one) => one.key === value);
      return choice ? word(choice.name) : value;
    }
    case "FLAG":
      return t(value === "true" ? "configuration:yes" : "configuration:no");
    case "LIST":
      return (JSON.parse(value) as string[]).join(t("configuration:comma"));
    case "JSON":
      return JSON.stringify(JSON.parse(value), undefined, 2);
    default:
      return definition.unit ? `${value} ${definition.unit}` : value;
  }
}
