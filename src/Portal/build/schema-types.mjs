// Turns the Api's schema into the types that documents are checked against. Writes only what changed, so that nothing rebuilds for nothing.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minifyIntrospection, outputIntrospectionFile } from "@gql.tada/internal";
import { introspectionFromSchema, isObjectType } from "graphql";
import { readSchema } from "./schema.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const schema = readSchema();
const introspection = minifyIntrospection(introspectionFromSchema(schema, { descriptions: false }));
const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
const embedded = Object.values(schema.getTypeMap())
  .filter((type) => isObjectType(type) && !roots.includes(type) && !type.name.startsWith("__") && !("id" in type.getFields()))
  .map((type) => type.name)
  .sort();

keep("schema-types.d.ts", outputIntrospectionFile(introspection, { fileType: ".d.ts", shouldPreprocess: true }));
// Objects without an id live inside their parent in the cache.
keep("embedded-types.json", `${JSON.stringify(embedded, null, 2)}\n`);

function keep(name, text) {
  const file = join(here, "../src/kit/api", name);
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}
