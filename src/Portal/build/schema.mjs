// The Api's schema, as every part of the build reads it.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSchema } from "graphql";

const here = dirname(fileURLToPath(import.meta.url));

export function readSchema() {
  return buildSchema(readFileSync(join(here, "../../Api/schema.graphql"), "utf8"));
}
