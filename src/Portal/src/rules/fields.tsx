import Input from "antd/es/input";
import Select from "antd/es/select";
import type { TFunction } from "i18next";
import type { Field, Option } from "@/kit/command/fields";
import { optionsOf } from "@/kit/enums";
import { type Label, LabelEditor } from "./LabelEditor";
import type { RuleVersion } from "./queries";

const [line, longestQuery, day] = [200, 4_000, 86_400];
const usualFor = 300;
const part = "definition.";
const comparison = `${part}comparison`;
const kindField = `${part}kind`;

/** What is usual is learnt and not filled in. */
const hasLimit = (values: Record<string, unknown>) => values[comparison] !== "OUTSIDE_BAND";

const languages = ["metrics", "lines", "operations", "requests"] as const;

/** In which language a query is: of requests services are watched, and with a limit their operations measured. */
export function languageOf(values: Record<string, unknown>): (typeof languages)[number] {
  if (values[kindField] === "LOG") return "lines";
  if (values[kindField] !== "TRACE") return "metrics";
  return hasLimit(values) ? "operations" : "requests";
}

/** What a rule says, as a form; begins with a version, or a part of one, where there is one. */
export function definitionFields(t: TFunction, version?: Partial<RuleVersion>): Field[] {
  return [
    { kind: "line", name: `${part}title`, required: true, max: line, initial: version?.title },
    {
      kind: "choice",
      name: kindField,
      required: true,
      options: optionsOf("SignalKind", t),
      initial: version?.kind ?? "METRIC",
    },
    // The same field in each language, so that what was written stays.
    ...languages.map(
      (language): Field => ({
        kind: "custom",
        name: `${part}query`,
        required: true,
        initial: version?.query,
        hint: t(`rules:form.queries.${language}`),
        when: (values) => languageOf(values) === language,
        render: () => <Input.TextArea rows={3} maxLength={longestQuery} spellCheck={false} className="rule-query" />,
      }),
    ),
    {
      kind: "choice",
      name: comparison,
      required: true,
      half: true,
      options: optionsOf("RuleComparison", t),
      initial: version?.comparison ?? "ABOVE",
    },
    { kind: "number", name: `${part}limit`, required: true, half: true, initial: version?.limit, when: hasLimit },
    { kind: "number", name: `${part}forSeconds`, required: true, half: true, min: 0, max: day, initial: version?.forSeconds ?? usualFor },
    {
      kind: "choice",
      name: `${part}severity`,
      required: true,
      half: true,
      options: optionsOf("AlertSeverity", t),
      initial: version?.severity ?? "WARNING",
    },
    {
      kind: "custom",
      name: `${part}labels`,
      initial: version?.labels?.map(({ name, value }) => ({ name, value })) ?? [],
      render: () => <LabelEditor />,
    },
    {
      kind: "custom",
      name: `${part}groupBy`,
      initial: [...(version?.groupBy ?? [])],
      render: () => <Select mode="tags" open={false} suffixIcon={null} maxCount={8} />,
    },
  ];
}

export function draftFields(t: TFunction, organisations: Option[], begin?: Partial<RuleVersion>): Field[] {
  return [{ kind: "choice", name: "organisation", required: true, options: organisations }, ...definitionFields(t, begin)];
}

/** The parts of what a rule says, put together. */
export function arranged(filled: Record<string, unknown>): object {
  const [of, beside]: Record<string, unknown>[] = [{}, {}];
  for (const [name, value] of Object.entries(filled))
    if (name.startsWith(part)) of![name.slice(part.length)] = value;
    else beside![name] = value;
  const labels = ((of!.labels ?? []) as Label[])
    .filter((label) => label.name.trim() !== "")
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }));
  return { ...beside, definition: { ...of, groupBy: of!.groupBy ?? [], labels } };
}
