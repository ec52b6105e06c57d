// The Api's schema, as every part of the build reads it.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema, extendSchema, parse } from "graphql";

const here = dirname(fileURLToPath(import.meta.url));

export function readSchema() {
  const schema = buildSchema(readFileSync(join(here, "../../Api/schema.graphql"), "utf8"));
  return schema.getType("Viewer") ? schema : extendSchema(schema, parse(readFileSync(join(here, "ahead.graphql"), "utf8")));
}
