import type { EnumOf } from "@/kit/api/graphql";
import type { Definition } from "./ItemRow";
import type { Wording } from "./wording";

/** An attribute as somebody is declaring it; what is not said yet is missing. */
export interface Declaration {
  key: string;
  name: Partial<Wording>;
  kind: EnumOf<"AttributeKind">;
  group?: Partial<Wording>;
  unit?: string;
  required?: boolean;
  unique?: boolean;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  choices?: { key: string; name: Partial<Wording> }[];
  referenceTo?: string;
}

/** An attribute that is there, to be declared anew. */
export function declarationOf(definition: Definition): Declaration {
  const { choices, kind, key, required, unique } = definition;
  return {
    key,
    kind,
    required,
    unique,
    choices: choices.map((choice) => ({ key: choice.key, name: choice.name })),
    name: definition.name,
    group: definition.group ?? undefined,
    unit: definition.unit ?? undefined,
    pattern: definition.pattern ?? undefined,
    minimum: definition.minimum ?? undefined,
    maximum: definition.maximum ?? undefined,
    referenceTo: definition.referenceTo ?? undefined,
  };
}

/** What is sent: what is empty is left out, words said in one language stand for both. */
export function declared(declaration: Declaration): object {
  const text = (value: string | undefined) => value?.trim() || undefined;
  const { kind } = declaration;
  const isNumber = kind === "WHOLE" || kind === "NUMBER";
  return {
    key: declaration.key.trim(),
    kind,
    name: wordsOf(declaration.name),
    group: text(declaration.group?.zh) || text(declaration.group?.en) ? wordsOf(declaration.group!) : undefined,
    unit: isNumber ? text(declaration.unit) : undefined,
    required: declaration.required,
    unique: declaration.unique,
    pattern: text(declaration.pattern),
    minimum: isNumber ? (declaration.minimum ?? undefined) : undefined,
    maximum: isNumber ? (declaration.maximum ?? undefined) : undefined,
    choices: kind === "CHOICE" ? declaration.choices?.map(({ key, name }) => ({ key: key.trim(), name: wordsOf(name) })) : undefined,
    referenceTo: kind === "REFERENCE" ? text(declaration.referenceTo) : undefined,
  };
}

export function wordsOf({ zh, en }: Partial<Wording>): Wording {
  return { zh: (zh || en || "").trim(), en: (en || zh || "").trim() };
}
