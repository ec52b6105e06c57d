// Persisted documents: every graphql`…` of the source is checked against the schema, turned into the object that the client
// works with, and listed under its digest in persisted.json. No query text and no parser reaches the browser.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  validate,
  visit,
} from "graphql";
import type { Plugin } from "vite";
import { readSchema } from "./schema.mjs";

const literal = /\bgraphql\(\s*`([^`]*)`\s*(?:,\s*(?:\[[^\]]*\]\s*,?\s*)?)?\)/g;
const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;

export interface Persisted {
  id: string;
  text: string;
}

/** Every document of the portal: its fragments are found by their names, which are unique. */
export class Documents {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  readonly persisted = new Map<string, string>();
  private readonly schema: GraphQLSchema = readSchema() as GraphQLSchema;

  constructor(private readonly folder: string) {
    this.readFragments();
  }

  readFragments() {
    this.fragments.clear();
    for (const source of sources(this.folder))
      for (const [, text] of source.matchAll(literal))
        for (const definition of parse(text!).definitions)
          if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
  }

  /** The object that stands in place of the call; a fragment is one of nothing but definitions. */
  compile(text: string, where: string): DocumentNode & { documentId?: string } {
    const parsed = parse(text, { noLocation: true });
    const operation = parsed.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    if (!operation) return parsed;
    const whole = withTypenames({ kind: Kind.DOCUMENT, definitions: [...parsed.definitions, ...this.needed(parsed)] });
    const faults = validate(this.schema, whole);
    if (faults.length > 0) throw new Error(`${where}: ${faults.map((fault) => fault.message).join("; ")}`);
    const printed = print(whole);
    const documentId = `sha256:${createHash("sha256").update(printed).digest("hex")}`;
    this.persisted.set(documentId, printed);
    return { ...stripped(whole), documentId };
  }

  transform(code: string, where: string): string | null {
    if (!code.includes("graphql(")) return null;
    const changed = code.replace(literal, (_, text: string) => JSON.stringify(this.compile(text, where)));
    return changed === code ? null : changed;
  }

  private needed(document: DocumentNode, found = new Map<string, DefinitionNode>()): DefinitionNode[] {
    visit(document, {
      FragmentSpread: (spread) => {
        const name = spread.name.value;
        const fragment = this.fragments.get(name);
        if (found.has(name) || document.definitions.some((d) => d.kind === Kind.FRAGMENT_DEFINITION && d.name.value === name)) return;
        if (!fragment) throw new Error(`There is no fragment ${name}.`);
        found.set(name, stripped({ kind: Kind.DOCUMENT, definitions: [fragment] }).definitions[0]!);
        this.needed({ kind: Kind.DOCUMENT, definitions: [fragment] }, found);
      },
    });
    return [...found.values()];
  }
}

export function persistedDocuments(folder: string): Plugin {
  const documents = new Documents(folder);
  return {
    name: "persisted-documents",
    enforce: "pre",
    transform(code, id) {
      if (!id.startsWith(folder) || !/\.tsx?$/.test(id)) return null;
      const changed = documents.transform(code, id);
      return changed === null ? null : { code: changed, map: null };
    },
    handleHotUpdate() {
      documents.readFragments();
    },
    generateBundle() {
      const byId = Object.fromEntries([...documents.persisted].sort(([one], [other]) => (one < other ? -1 : 1)));
      this.emitFile({ type: "asset", fileName: "persisted.json", source: `${JSON.stringify(byId, null, 1)}\n` });
    },
  };
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.includes(".test."))
      yield readFileSync(join(entry.parentPath, entry.name), "utf8");
}

function withTypenames(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node: SelectionSetNode, _key, parent) {
      const isRoot = !!parent && "kind" in parent && parent.kind === Kind.OPERATION_DEFINITION;
      if (isRoot || node.selections.some((s) => s.kind === Kind.FIELD && s.name.value === "__typename")) return undefined;
      return { ...node, selections: [...node.selections, typename] };
    },
  });
}

// What a parser notes beside the document only makes the bundle larger.
function stripped<T extends DocumentNode>(document: T): T {
  return JSON.parse(
    JSON.stringify(document, (key, value) =>
      key === "loc" || (Array.isArray(value) && value.length === 0 && key !== "definitions") ? undefined : value,
    ),
  );
}
