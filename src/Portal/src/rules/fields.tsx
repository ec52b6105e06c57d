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

/** Requests are compared with what is usual, and nothing else. */
const isCompared = (values: Record<string, unknown>) => values[kindField] !== "TRACE";

/** What is usual is learnt and not filled in. */
const hasLimit = (values: Record<string, unknown>) => isCompared(values) && values[comparison] !== "OUTSIDE_BAND";

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
    {
      kind: "custom",
      name: `${part}query`,
      required: true,
      initial: version?.query,
      render: () => <Input.TextArea rows={3} maxLength={longestQuery} spellCheck={false} className="rule-query" />,
    },
    {
      kind: "choice",
      name: comparison,
      required: true,
      half: true,
      options: optionsOf("RuleComparison", t),
      initial: version?.comparison ?? "ABOVE",
      when: isCompared,
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
  const comparison = of!.kind === "TRACE" ? "OUTSIDE_BAND" : of!.comparison;
  return { ...beside, definition: { ...of, comparison, groupBy: of!.groupBy ?? [], labels } };
}
