// What is measured and written in the hall, and what a monitoring system says about it: alerts in every state, a silence, a rule, some hours of
// measurements, of logs and of calls among services.
import { exported, spansOf } from "./calls.mjs";

const minute = 60_000;
const step = 5 * minute;
const samples = 72;

/** A call that a database did not answer, and the span of it that tells. */
export const brokenCall = { trace: "4bf92f3577b34da6a3ce929d0e0e4736", span: "00f067aa0ba902b7" };

export async function watch({ url, secadmin, wanglei, sunli }, organisation, newId) {
  const tokenOf = async (name, role) => {
    const expiresAt = new Date(Date.now() + 30 * 1_440 * minute).toISOString();
    return (
      await secadmin.make("makeToken", "secret", { organisation, withSubtree: true, roles: [role], reason: "接入监控", name, expiresAt })
    ).secret;
  };
  const collector = await tokenOf("机房采集器", "Collector");
  await measure(url, collector);
  await write(url, collector);
  await follow(url, collector);
  await signal(url, await tokenOf("机房 Prometheus", "AlertSource"));
  const found = await seen(wanglei);
  const of = (title) => ({ alertId: found.find((one) => one.title === title).id });
  await wanglei.run("claimAlert", of("核心交换机端口误码升高"));
  await wanglei.run("commentAlert", { ...of("核心交换机端口误码升高"), text: "已请机房更换光模块。" });
  await sunli.run("acknowledgeAlert", of("数据库主备延迟超过 30 秒"));
  await wanglei.run("declareSilence", {
    silenceId: newId(),
    organisation,
    matchers: [{ name: "alertname", match: "IS", value: "DiskFilling" }],
    until: new Date(Date.now() + 180 * minute).toISOString(),
    reason: "今晚扩容存储，期间不再提醒",
  });
  await judge(wanglei, organisation, newId);
  await probe(wanglei, organisation, newId);
}

const look = { method: "GET", headers: [], assertions: [] };

/** A page that is looked at each minute, and that nobody answers for. */
async function probe(wanglei, organisation, newId) {
  await wanglei.run("defineProbe", {
    probeId: newId(),
    organisation,
    definition: {
      name: "一网通办首页",
      kind: "HTTP",
      http: {
        steps: [
          { ...look, url: "https://portal.example.gov.cn/", assertions: [{ kind: "BODY_CONTAINS", expected: "一网通办" }] },
          { ...look, url: "https://portal.example.gov.cn/login" },
        ],
      },
      intervalSeconds: 60,
      timeoutSeconds: 5,
      failures: 1,
      points: ["here"],
      quorum: 1,
      severity: "MAJOR",
    },
  });
}

/** A rule that judges, and a stricter version of it that is still tried. */
async function judge(wanglei, organisation, newId) {
  const ruleId = newId();
  const definition = {
    title: "应用服务器 CPU 过高",
    kind: "METRIC",
    query: "max by (host) (cpu_load_percent)",
    comparison: "ABOVE",
    limit: 75,
    forSeconds: 300,
    severity: "MAJOR",
    groupBy: ["host"],
  };
  await wanglei.run("draftAlertRule", { ruleId, organisation, definition });
  await wanglei.run("activateAlertRule", { ruleId });
  await wanglei.run("reviseAlertRule", { ruleId, definition: { ...definition, limit: 65 } });
}

const alerts = [
  ["PortErrors", "核心交换机端口误码升高", "error", "core-sw-01"],
  ["ReplicaLag", "数据库主备延迟超过 30 秒", "critical", "db-01"],
  ["DiskFilling", "磁盘将在 4 小时内写满", "warning", "app-server-02"],
  ["QueueLong", "办件队列积压超过 1,000 件", "warning", "mq-01"],
  ["CertificateEnds", "一网通办证书 14 天后到期", "info", "gateway-01"],
];

/** As a Prometheus does. */
async function signal(url, token) {
  const body = alerts.map(([alertname, summary, severity, instance]) => ({
    labels: { alertname, severity, instance, service: "一网通办" },
    annotations: { summary },
    startsAt: new Date(Date.now() - 12 * minute).toISOString(),
    endsAt: new Date(Date.now() + 240 * minute).toISOString(),
  }));
  await post(`${url}/api/v2/alerts`, token, body);
}

/** As a collector of OpenTelemetry does: the load of each host over six hours. */
async function measure(url, token) {
  const now = Date.now();
  const point = (host, k) => ({
    asDouble: Math.round(1_000 * (40 + 8 * host + 25 * Math.sin(k / 9 + host) + (host === 2 && k > samples - 8 ? 20 : 0))) / 1_000,
    timeUnixNano: String(BigInt(now - (samples - 1 - k) * step) * 1_000_000n),
    attributes: [{ key: "host", value: { stringValue: `app-server-0${host + 1}` } }],
  });
  const dataPoints = [0, 1, 2].flatMap((host) => Array.from({ length: samples }, (_, k) => point(host, k)));
  const metrics = [{ name: "cpu.load", unit: "%", gauge: { dataPoints } }];
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "一网通办" } }] };
  await post(`${url}/v1/metrics`, token, { resourceMetrics: [{ resource, scopeMetrics: [{ metrics }] }] });
}

/** As a program does that writes lines of JSON: what services say over six hours, and a database that is away for some minutes. */
async function write(url, token) {
  const now = Date.now();
  const every = (seconds, line) =>
    Array.from({ length: Math.floor((samples * step) / (seconds * 1_000)) }, (_, k) => ({
      time: now - Math.round((k + 0.1 * (k % 7)) * seconds * 1_000),
      ...line(k),
    }));
  const from = (service, host, level, message, more) => ({ service, host, level, message, ...more });
  const lines = [
    ...every(40, (k) =>
      from("gateway", `gateway-0${1 + (k % 2)}`, "info", `GET /api/items/${4_000 + k} 200 in ${8 + ((k * 7) % 40)} ms`, {
        http: { method: "GET", status: 200 },
      }),
    ),
    ...every(90, (k) => from("一网通办", `app-server-0${1 + (k % 3)}`, "info", `用户 ${1_000 + k} 提交办件成功`, { region: "330106" })),
    ...every(300, (k) => from("一网通办", "app-server-02", "warn", `查询耗时 ${520 + k * 3} ms，超过 500 ms`, { region: "330102" })),
    ...every(600, (k) => from("gateway", "gateway-01", "debug", `cache refreshed, ${30 + k} entries`)),
    ...every(3_600, () => from("gateway", "gateway-01", "warn", "certificate of gov.example expires in 14 days")),
    ...Array.from({ length: 60 }, (_, k) => ({
      time: now - 40 * minute + k * 9_000,
      ...from(
        "一网通办",
        `app-server-0${1 + (k % 3)}`,
        k % 20 === 19 ? "fatal" : "error",
        `connection refused by db-01:5432, attempt ${k + 1}`,
        {
          db: { system: "postgresql", name: "orders" },
          trace_id: brokenCall.trace,
        },
      ),
    })),
  ];
  await post(`${url}/api/v1/logs`, token, lines.map((line) => JSON.stringify(line)).join("\n"));
}

/** As services do that are watched by OpenTelemetry: calls over six hours, and one of them while the database is away. */
async function follow(url, token) {
  const now = Date.now();
  const calls = Array.from({ length: samples * 4 }, (_, k) => {
    const at = now - Math.round((k + 0.1 * (k % 7)) * 75_000);
    return spansOf(k % 3 === 2 ? handIn(k) : lookUp(k), at);
  });
  await post(`${url}/v1/traces`, token, exported([...calls.flat(), ...spansOf(broken(), now - 40 * minute, brokenCall.trace)]));
}

const database = (name, after, took, more) => ({
  service: "一网通办",
  name,
  kind: "client",
  after,
  took,
  attributes: { "db.system": "postgresql", "db.name": "orders", "server.address": "db-01" },
  ...more,
});
const served = (route, took, status, calls, more) => ({
  service: "gateway",
  name: route,
  kind: "server",
  took,
  attributes: { "http.route": route.split(" ")[1], "http.response.status_code": status },
  calls: [{ service: "gateway", name: "一网通办", kind: "client", after: 1, took: took - 2, calls, ...more }],
  ...more,
});
const handled = (name, took, calls, more) => ({ service: "一网通办", name, kind: "server", after: 2, took, calls, ...more });

const lookUp = (k) => {
  const took = 14 + ((k * 7) % 40);
  return served("GET /api/items/{id}", took, 200, [handled("查询办件", took - 6, [database("SELECT orders", 2, took - 11)])]);
};
const handIn = (k) => {
  const took = 60 + ((k * 13) % 90);
  const steps = [database("SELECT orders", 3, 9), database("INSERT orders", 16, took - 34), { ...noted, after: took - 14 }];
  return served("POST /api/items", took, 201, [handled("提交办件", took - 6, steps)]);
};
const noted = { service: "一网通办", name: "发送短信通知", kind: "internal", took: 5 };

/** Tried three times, in vain. */
function broken() {
  const fault = "connection refused by db-01:5432";
  const exception = {
    type: "java.net.ConnectException",
    message: fault,
    stacktrace: [
      `java.net.ConnectException: ${fault}`,
      "at gov.example.orders.Store.connect(Store.java:118)",
      "at gov.example.orders.Items.keep(Items.java:64)",
    ].join("\n    "),
  };
  const tries = [5, 1_010, 2_020].map((after, attempt) =>
    database("INSERT orders", after, 1_000, { fault, exception, ...(attempt === 2 && { spanId: brokenCall.span }) }),
  );
  return served("POST /api/items", 3_040, 502, [handled("提交办件", 3_030, tries, { fault })], { fault });
}

async function post(url, token, body) {
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url} ${answer.status} ${await answer.text()}`);
}

/** All that were told. */
async function seen(person) {
  const all = ({ alerts: { nodes } }) => nodes.length >= alerts.length;
  return (await person.askUntil(all, "{ alerts(first: 50) { nodes { id title } } }")).alerts.nodes;
}
