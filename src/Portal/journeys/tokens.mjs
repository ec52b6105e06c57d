// A partner's token is made in the portal, used for the feed and for a subscription, and revoked while both are open.
import { strict as assert } from "node:assert";
import { choose, openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const longest = 5_000;
const patience = 20_000;
const revoked = 401;

export async function aPartnersTokenIsRevokedMidStream(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/access/tokens");
  const token = await make(page, at, screen);

  const partner = await openWindow(browser, screen, at);
  await partner.page.goto("/sign-in");
  const feed = await openFeed(at, token);
  await subscribe(partner.page, token);
  await reportSomething(at);
  await within("the subscription's first word", patience, () => partner.page.waitForFunction(() => window.heard.length > 0));
  await within("the feed's first word", patience, () => feed.heard);

  const since = Date.now();
  await revoke(page);
  const ends = await Promise.all([
    feed.ended.then(() => Date.now() - since),
    partner.page.waitForFunction(() => window.ended).then(() => Date.now() - since),
  ]);
  for (const [i, what] of ["the feed", "the subscription"].entries()) {
    console.log(`${what} of a revoked token ended after ${ends[i]} ms`);
    assert.ok(ends[i] <= longest, `${what} took ${ends[i]} ms`);
  }
  assert.equal((await fetch(`${at.url}/feeds/events`, { headers: bearer(token) })).status, revoked);
  await page
    .getByRole("row", { name: /省监控/ })
    .getByText("已吊销")
    .waitFor();
  assert.deepEqual([...faults, ...partner.faults], []);
  for (const one of [context, partner.context]) await one.close();
}

const bearer = (token) => ({ Authorization: `Bearer ${token}` });

async function make(page, at, screen) {
  await page.getByRole("button", { name: "签发令牌" }).click();
  const form = page.getByRole("dialog", { name: "签发令牌" });
  await form.getByRole("textbox", { name: "名称" }).fill("省监控");
  await choose(page, "单位", "浙江省");
  await form.getByRole("textbox", { name: "理由" }).fill("对接省监控平台");
  await form.getByRole("button", { name: "签发令牌" }).click();
  const secret = form.locator("code.secret");
  await secret.waitFor();
  await picture(page, at, `${screen}-token-once`);
  const token = (await secret.innerText()).trim();
  assert.match(token, /^ops_/);
  await form.getByRole("button", { name: "我已保存" }).click();
  await form.waitFor({ state: "hidden" });
  assert.equal((await page.content()).includes(token), false, "the secret is shown once");
  return token;
}

async function openFeed(at, token) {
  const answer = await fetch(`${at.url}/feeds/stream?after=now`, { headers: { ...bearer(token), Accept: "text/event-stream" } });
  assert.equal(answer.status, 200);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let tell;
  const heard = new Promise((told) => {
    tell = told;
  });
  const read = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      if (value.includes("data:")) tell();
    }
  };
  return { heard, ended: read().catch(() => undefined) };
}

/** As any program would: the words of graphql-transport-ws, with the token in its greeting. */
async function subscribe(page, token) {
  await page.evaluate((secret) => {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    const say = (message) => socket.send(JSON.stringify(message));
    window.heard = [];
    window.isReady = false;
    socket.onopen = () => say({ type: "connection_init", payload: { authorization: `Bearer ${secret}` } });
    socket.onclose = () => {
      window.ended = true;
    };
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "connection_ack") {
        say({ type: "subscribe", id: "1", payload: { query: "subscription { incidentChanged { number } }" } });
        say({ type: "ping" });
      }
      // The answer to a ping that was sent behind the subscription: it was taken up.
      if (message.type === "pong") window.isReady = true;
      if (message.type === "next") window.heard.push(message.payload);
    };
  }, token);
  await page.waitForFunction(() => window.isReady);
}

async function reportSomething(at) {
  const query = "mutation($input: ReportIncident!) { reportIncident(input: $input) { refusal { code } } }";
  const input = {
    commandId: crypto.randomUUID(),
    incidentId: crypto.randomUUID(),
    organisation: "330106",
    title: "网络中断",
    channel: "PHONE",
    serviceId: at.service,
    reporter: "陈静",
  };
  const answer = await fetch(`${at.url}/graphql`, {
    method: "POST",
    headers: { ...bearer(at.operatorToken), "Content-Type": "application/json" },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data, errors } = await answer.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  assert.equal(data.reportIncident.refusal, null);
}

async function revoke(page) {
  await page
    .getByRole("row", { name: /省监控/ })
    .getByRole("button", { name: "吊销" })
    .click();
  const form = page.getByRole("dialog", { name: "吊销" });
  await form.getByRole("textbox", { name: "理由" }).fill("合作结束");
  await form.getByRole("button", { name: "吊销", exact: true }).click();
}

async function within(what, most, happens) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`${what} did not come`)), most);
  });
  await Promise.race([happens(), late]);
  clearTimeout(timer);
}
