import Select from "antd/es/select";
import dayjs from "dayjs";
import type { TFunction } from "i18next";
import type { Field } from "@/kit/command/fields";
import type { Definition } from "./ItemRow";
import { ItemSelect } from "./ItemSelect";
import { rangeOf } from "./range";
import type { Wording } from "./wording";

/** What is known of an attribute before a form asks for it. */
export interface KnownValue {
  definition: { key: string };
  value: string | null;
  source: string | null;
  reference: { id: string; name: string } | null;
}

interface Words {
  word: (words: Wording) => string;
  t: TFunction;
}

const [longestLine, longestText] = [1_000, 100_000];
const prefix = "attributes.";
const nameKey = "name";

/** The field of each attribute that the model defines; a refusal names it by the same name. */
export function fieldsOf(definitions: readonly Definition[], known: readonly KnownValue[], words: Words): Field[] {
  return definitions.map((definition) => {
    const now = known.find((one) => one.definition.key === definition.key);
    return {
      name: prefix + definition.key,
      label: [words.word(definition.name), definition.unit && `(${definition.unit})`].filter(Boolean).join(" "),
      hint: hintOf(definition, now, words),
      required: definition.key === nameKey,
      initial: initialOf(definition, now?.value ?? null),
      ...controlOf(definition, now, words),
    } as Field;
  });
}

/** What the input of the command says: only what differs from what was known; what was emptied is taken back. */
export function attributesOf(definitions: readonly Definition[], known: readonly KnownValue[], filled: Record<string, unknown>) {
  return definitions.flatMap((definition) => {
    const before = initialOf(definition, known.find((one) => one.definition.key === definition.key)?.value ?? null);
    const [then, now] = [textOf(definition, before), textOf(definition, filled[prefix + definition.key])];
    return then === now ? [] : [{ key: definition.key, value: now }];
  });
}

/** The rest of what was filled in, which is no attribute. */
export function besidesAttributes(filled: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(filled).filter(([name]) => !name.startsWith(prefix)));
}

function controlOf(definition: Definition, known: KnownValue | undefined, { word, t }: Words): object {
  switch (definition.kind) {
    case "LONG_TEXT":
    case "JSON":
      return { kind: "text", max: longestText };
    case "WHOLE":
    case "NUMBER":
      return { kind: "number", half: true };
    case "FLAG":
      return {
        kind: "choice",
        half: true,
        options: [
          { value: "true", label: t("configuration:yes") },
          { value: "false", label: t("configuration:no") },
        ],
      };
    case "CHOICE":
      return { kind: "choice", half: true, options: definition.choices.map((choice) => ({ value: choice.key, label: word(choice.name) })) };
    case "DATE":
      return { kind: "day", half: true };
    case "REFERENCE":
      return { kind: "custom", render: () => <ItemSelect type={definition.referenceTo} known={known?.reference} /> };
    case "LIST":
      return { kind: "custom", render: () => <Select mode="tags" open={false} suffixIcon={null} /> };
    default:
      return { kind: "line", max: longestLine, half: definition.key !== nameKey };
  }
}

// Where a secret lies is shown masked and so never a beginning.
function initialOf(definition: Definition, value: string | null): unknown {
  if (value === null || definition.kind === "SECRET") return undefined;
  if (definition.kind === "LIST") return JSON.parse(value);
  return definition.kind === "DATE" ? dayjs(value) : value;
}

function textOf(definition: Definition, filled: unknown): string | null {
  if (filled === undefined || filled === null || filled === "") return null;
  if (Array.isArray(filled)) return filled.length > 0 ? JSON.stringify(filled) : null;
  return definition.kind === "DATE" ? dayjs(filled as string).format("YYYY-MM-DD") : String(filled);
}

function hintOf(definition: Definition, known: KnownValue | undefined, { t }: Words): string | undefined {
  const { minimum, maximum, pattern, required, unique, kind } = definition;
  const parts = [
    required && definition.key !== nameKey && t("configuration:hints.required"),
    unique && t("configuration:hints.unique"),
    rangeOf(minimum, maximum) && t("configuration:hints.range", { range: rangeOf(minimum, maximum) }),
    pattern && t("configuration:hints.pattern", { pattern }),
    (kind === "ADDRESS" || kind === "NETWORK" || kind === "SECRET") && t(`configuration:hints.${kind}`),
    known?.value && known.source && t("configuration:hints.source", { source: known.source }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : undefined;
}
