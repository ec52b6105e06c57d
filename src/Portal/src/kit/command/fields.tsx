import type { ReactNode } from "react";

export interface Option {
  value: string;
  label: string;
  /** What stands for it in running text, where the label says more than that. */
  name?: string;
}

interface Common {
  /** Name of the input's member. */
  name: string;
  required?: boolean;
  /** What the field starts with. */
  initial?: unknown;
  /** Its words, where they come from what is asked for and not from the texts of the form. */
  label?: string;
  hint?: string;
  /** Shares its line with another where there is room. */
  half?: boolean;
  /** Shown only while this says so, by what is filled in. */
  when?: (values: Record<string, unknown>) => boolean;
}

export type Field = Common &
  (
    | { kind: "line"; max?: number }
    | { kind: "text"; max?: number; rows?: number }
    | { kind: "choice"; options: Option[] }
    | { kind: "instant" }
    | { kind: "day" }
    | { kind: "number"; min?: number; max?: number }
    | { kind: "switch" }
    | { kind: "custom"; render: (values: Record<string, unknown>) => ReactNode }
  );

/** What is not filled in is left out, and edges are trimmed: the Api takes no empty texts. */
export function inputOf(fields: readonly Field[], values: Record<string, unknown>): Record<string, unknown> {
  const shown = fields.filter((field) => !field.when || field.when(values));
  const filled = shown.map(
    (field) => [field.name, field.kind === "day" ? dayOf(values[field.name]) : cleaned(values[field.name])] as const,
  );
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

// A date is what the calendar on the wall says, in no zone.
function dayOf(value: unknown): unknown {
  return value && typeof value === "object" && "format" in value
    ? (value as { format: (how: string) => string }).format("YYYY-MM-DD")
    : cleaned(value);
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.trim() || undefined;
  if (value && typeof value === "object" && "toISOString" in value) return (value as Date).toISOString();
  return withoutNotes(value) ?? undefined;
}

/** An answer's own notes on its types (__typename) are no part of any input that begins with it. */
export function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNotes);
  if (!value || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, of]) => (name === "__typename" ? [] : [[name, withoutNotes(of)]])));
}
