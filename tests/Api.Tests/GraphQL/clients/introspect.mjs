// Asks for the schema as every code generator does, builds it with graphql-js and says what it found.
// Usage: node introspect.mjs all <http-url>
import { buildClientSchema, getIntrospectionQuery, validateSchema } from 'graphql';

const [, , , url] = process.argv;
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
const schema = buildClientSchema(data);
const faults = validateSchema(schema).map((fault) => fault.message);
console.log(JSON.stringify({ faults, query: schema.getQueryType().name }));
