// What monitoring systems tell the product.
import { strict as assert } from "node:assert";

/** As a Prometheus does. */
export async function tell(at, alerts) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${at.sourceToken}` };
  const answer = await fetch(`${at.url}/api/v2/alerts`, { method: "POST", headers, body: JSON.stringify(alerts) });
  assert.equal(answer.status, 200, await answer.text());
}
