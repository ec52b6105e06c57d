import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import type { Option } from "@/kit/command/fields";
import { some, type Url } from "@/kit/state/url";

/** The filter that the URL spells out. */
export function auditFilterOf(url: Pick<Url, "get" | "all">) {
  return {
    text: url.get("text"),
    person: url.get("person"),
    operation: url.get("operation"),
    outcome: url.get("outcome") as EnumOf<"AuditOutcome"> | undefined,
    subject: url.get("subject"),
    organisations: some(url.all("organisation")),
    from: url.get("from"),
    to: url.get("to"),
  };
}

/** Every operation that has a name in words. */
export function useOperationOptions(): Option[] {
  const { i18n } = useTranslation();
  return useMemo(() => flat((i18n.getResourceBundle(i18n.language, "operations") ?? {}) as Words), [i18n, i18n.language]);
}

interface Words {
  [name: string]: string | Words;
}

export function flat(words: Words, above = ""): Option[] {
  return Object.entries(words).flatMap(([name, value]) =>
    typeof value === "string" ? [{ value: `${above}${name}`, label: value }] : flat(value, `${above}${name}.`),
  );
}

/** JSON for people; what was cut at its bound is shown as it is. */
export function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
