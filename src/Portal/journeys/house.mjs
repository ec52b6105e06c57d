// A house full of people for whoever looks at the pages: accounts, groups, roles, grants, requests, reviews, tokens and broken glass; and a
// hall of racks, switches and servers, with a ledger of them and what is measured there.
// It speaks to a server that was started as Development on a folder of its own, after `seed demo`; a second run finds everybody there.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { equip } from "./hall.mjs";
import { stock } from "./ledger.mjs";
import { callOut } from "./outside.mjs";
import { codeOf, stepOf } from "./totp.mjs";
import { watch } from "./watch.mjs";
import { changeThings } from "./works.mjs";

const agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36";
const password = "Lake-West-2026";
const cookieName = "__Host-ops";
const [province, city, district] = ["330000", "330100", "330106"];
const day = 86_400_000;
const inDays = (days) => new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + days * day).toISOString();

/** Everybody by login, signed in: `cookie` for a browser, `run` for a mutation, `ask` for a query. */
export async function furnish(url, folder) {
  const book = join(folder, "people.json");
  const known = existsSync(book) ? JSON.parse(readFileSync(book, "utf8")) : undefined;
  const people = { url, secrets: known ?? {} };
  const first = (login) => readFileSync(join(folder, "first-links", login), "utf8").trim();
  for (const login of ["sysadmin", "secadmin"]) people[login] = await enter(people, login, known ? undefined : first(login));
  if (!known) await moveIn(people);
  for (const { login } of staff) people[login] ??= await enter(people, login);
  if (!known) {
    await stock(people.guping, city, await equip(people.heyun, city, newId), newId);
    await changeThings(people, city, newId);
    await watch(people, city, newId);
    await callOut(people, city, newId);
  }
  writeFileSync(book, JSON.stringify(people.secrets));
  return people;
}

const staff = [
  { login: "wanglei", name: "王磊", organisation: city, role: "Operator", label: "SENSITIVE" },
  { login: "chenjing", name: "陈静", organisation: district, role: "Operator" },
  { login: "qianwei", name: "钱伟", organisation: province, role: "Auditor", label: "SENSITIVE" },
  { login: "sunli", name: "孙丽", organisation: city, role: "Operator", label: "SENSITIVE" },
  { login: "zhaomin", name: "赵敏", organisation: city, role: "ChangeManager", label: "SENSITIVE" },
  { login: "wumei", name: "吴梅", organisation: city, role: "ChangeManager", label: "SENSITIVE" },
  { login: "heyun", name: "何云", organisation: province, role: "ConfigurationManager", label: "SENSITIVE" },
  { login: "guping", name: "顾平", organisation: city, role: "AssetManager", label: "SENSITIVE" },
  { login: "lixiang", name: "李想", organisation: province, role: "SecurityAdministrator", label: "IMPORTANT" },
  { login: "zhouyan", name: "周岩", organisation: province, role: "AuditAdministrator", label: "IMPORTANT" },
];

async function moveIn(people) {
  const { sysadmin, secadmin } = people;
  const ids = {};
  for (const { login, name, organisation } of staff) ids[login] = await account(sysadmin, { login, name, organisation, kind: "PERSON" });
  const robot = await account(sysadmin, { login: "grid-watch", name: "政务网监控", organisation: province, kind: "SERVICE" });
  const give = (subject, subjectKind, role, organisation, more = {}) =>
    secadmin.run("giveGrant", {
      grantId: newId(),
      subject,
      subjectKind,
      role,
      organisation,
      withSubtree: true,
      reason: "岗位职责",
      ...more,
    });
  // Whom only people of the same duty may let in gets the link before the duty.
  for (const { login } of staff) {
    const { link } = await sysadmin.make("issueEnrolmentLink", "link", { accountId: ids[login] });
    people[login] = await enter(people, login, link.split("#")[1]);
  }
  for (const { login, organisation, role, label = "NORMAL" } of staff)
    await give(ids[login], "ACCOUNT", role, organisation, { label, expiresAt: role === "Operator" ? inDays(90) : undefined });
  // They hold duties now, and so come in with a second factor the next time.
  for (const login of ["qianwei", "lixiang", "zhouyan"]) people[login] = undefined;

  const night = await group(secadmin, "夜间值守组", [ids.chenjing, ids.wanglei]);
  await group(secadmin, "迎峰度夏专班", []);
  const roleId = newId();
  const operations = ["incident.read", "incident.comment", "incident.attach-file", "sla.read", "landscape.read"];
  await secadmin.run("defineRole", { roleId, name: "服务台观察员", organisation: city, operations });
  await give(night, "GROUP", roleId, district, { reason: "夜间值守需查看全区事件", expiresAt: inDays(30) });
  await give(ids.chenjing, "ACCOUNT", roleId, city, { reason: "支援市级服务台", expiresAt: inDays(7) });
  const gone = newId();
  await give(ids.chenjing, "ACCOUNT", "Operator", city, { grantId: gone, reason: "临时支援亚运保障" });
  await secadmin.run("revokeGrant", { grantId: gone, reason: "保障结束" });

  await people.chenjing.run("requestGrant", ask("Operator", city, "需要处理市级邮件事件"));
  await people.wanglei.run("requestGrant", ask("Auditor", city, "配合季度自查"));
  const refused = ask("Operator", province, "希望查看全省事件");
  await people.chenjing.run("requestGrant", refused);
  await secadmin.run("rejectGrantRequest", { grantId: refused.grantId, comment: "超出岗位范围，请按区申请" });

  const token = { organisation: province, withSubtree: true, roles: ["Partner"], reason: "省电子政务外网监控对接" };
  await secadmin.make("makeToken", "secret", { ...token, accountId: robot, name: "电子政务外网监控", expiresAt: inDays(180) });
  await secadmin.make("makeToken", "secret", { ...token, name: "数据共享平台", expiresAt: inDays(30) });

  await secadmin.run("openReview", {
    reviewId: newId(),
    organisation: province,
    withSubtree: true,
    dueAt: inDays(14),
    reason: "第三季度权限复核",
  });
  await breakGlass(people, secadmin);
  await work(people);
  await leave(people, give);
  const [levels, priorities] = [
    ["HIGH", "MEDIUM", "LOW"],
    ["CRITICAL", "HIGH", "MODERATE", "LOW", "PLANNING"],
  ];
  const cells = levels.flatMap((impact, i) => levels.map((urgency, j) => ({ impact, urgency, priority: priorities[i + j] })));
  await sysadmin.run("publishPriorityMatrix", { organisation: city, cells });
  cells[1].priority = "CRITICAL";
  await sysadmin.run("publishPriorityMatrix", { organisation: city, cells });
}

/** Somebody has plenty to do, and others wait for him. */
async function work({ sysadmin, wanglei }) {
  const { incidents, teams } = await wanglei.ask(`{
    incidents(first: 9, filter: { statuses: [ASSIGNED, IN_PROGRESS] }, sort: PRIORITY, direction: ASCENDING) { nodes { id } }
    teams(first: 50) { nodes { id name members } }
  }`);
  const team = teams.nodes.find(({ name }) => name === "杭州市运维组");
  await sysadmin.run("changeTeamMembers", { teamId: team.id, members: [...team.members, "wanglei"] });
  const [own, waiting] = [incidents.nodes.slice(0, 6), incidents.nodes.slice(6)];
  for (const { id } of own) await wanglei.run("reassignIncident", { incidentId: id, teamId: team.id, technician: "wanglei" });
  for (const { id } of waiting) await wanglei.run("reassignIncident", { incidentId: id, teamId: team.id });
  const [first, second] = own.map(({ id }) => ({ incidentId: id }));
  for (const one of [first, second]) await wanglei.run("acceptIncident", one);
  await wanglei.run("declareMajorIncident", { ...first, reason: "影响全市办件" });
  await wanglei.run("commentIncident", { ...first, text: "已联系承建单位，正在核对网关日志。", visibility: "INTERNAL" });
  await wanglei.run("commentIncident", { ...first, text: "故障正在处理，预计一小时内恢复。", visibility: "PUBLIC" });
}

/** Somebody goes and leaves an incident behind. */
async function leave({ sysadmin, wanglei }, give) {
  const accountId = await account(sysadmin, { login: "sunqiang", name: "孙强", organisation: city, kind: "PERSON" });
  await give(accountId, "ACCOUNT", "Operator", city);
  const { incidents, teams } = await wanglei.ask(`{
    incidents(first: 1, filter: { statuses: [ASSIGNED, IN_PROGRESS] }) { nodes { id } } teams(first: 1) { nodes { id } }
  }`);
  const [incident, team] = [incidents.nodes[0], teams.nodes[0]];
  if (incident) await wanglei.run("reassignIncident", { incidentId: incident.id, teamId: team.id, technician: "sunqiang" });
  await sysadmin.run("disableAccount", { accountId, reason: "已调离本单位" });
}

async function account(sysadmin, input) {
  await sysadmin.run("createAccount", input);
  return (await sysadmin.ask("query($text: String) { accounts(first: 1, text: $text) { nodes { id } } }", { text: input.login })).accounts
    .nodes[0].id;
}

async function breakGlass(people, secadmin) {
  const glass = (organisation, minutes, reason) => ({
    breakGlassId: newId(),
    role: "Operator",
    organisation,
    withSubtree: true,
    minutes,
    reason,
  });
  const [over, open, asked] = [
    glass(city, 30, "夜间核心交换机故障，值班长不可达"),
    glass(city, 60, "省级门户不可用，需代为派单"),
    glass(province, 45, "数据库主备切换失败"),
  ];
  for (const one of [over, open]) {
    await people.chenjing.run("askBreakGlass", one);
    await secadmin.run("approveBreakGlass", { breakGlassId: one.breakGlassId });
  }
  await people.chenjing.run("endBreakGlass", { breakGlassId: over.breakGlassId, reason: "已恢复" });
  await people.wanglei.run("askBreakGlass", asked);
}

const ask = (role, organisation, reason) => ({ grantId: newId(), role, organisation, withSubtree: true, reason, expiresAt: inDays(30) });

async function group(secadmin, name, members) {
  const groupId = newId();
  await secadmin.run("createGroup", { groupId, name, organisation: city });
  if (members.length > 0) await secadmin.run("changeGroupMembers", { groupId, add: members });
  return groupId;
}

/** Signs in: by a link the first time, by password and code later. */
async function enter(people, login, link) {
  const person = { url: people.url, cookie: undefined };
  let { state } = link
    ? await call(person, "/enrolment/complete", { secret: link, password })
    : await call(person, "/session", { login, password });
  if (state === "enrol-second-factor") {
    const { otpauth } = await call(person, "/session/second-factor/enrolment", {});
    const secret = new URL(otpauth).searchParams.get("secret");
    await call(person, "/session/second-factor/enrolment/confirm", { code: codeOf(secret, stepOf()) });
    people.secrets[login] = { secret, used: stepOf() };
    state = "signed-in";
  }
  if (state === "second-factor") {
    const held = people.secrets[login];
    held.used = Math.max(stepOf(), held.used + 1);
    ({ state } = await call(person, "/session/second-factor", { code: codeOf(held.secret, held.used) }));
  }
  if (state !== "signed-in") throw new Error(`${login} could not sign in: ${state}`);
  return acting(person);
}

function acting(person) {
  const send = async (query, variables) => {
    const { data, errors } = await call(person, "/graphql", { query, variables });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const told = ({ refusal, ...rest }, name) => {
    if (refusal) throw new Error(`${name}: ${refusal.code} ${refusal.reason}`);
    return rest;
  };
  const inputOf = (name) => `${name[0].toUpperCase()}${name.slice(1)}`;
  return {
    ...person,
    ask: send,
    /** Lists follow a moment later. */
    askUntil: async (isSo, query, variables) => {
      for (;;) {
        const answer = await send(query, variables);
        if (isSo(answer)) return answer;
      }
    },
    run: async (name, input) => {
      const query = `mutation($input: ${inputOf(name)}!) { done: ${name}(input: $input) { refusal { code reason } } }`;
      return told((await send(query, { input: { commandId: newId(), ...input } })).done, name);
    },
    make: async (name, field, input) => {
      const query = `mutation($input: ${inputOf(name)}!) { made: ${name}(input: $input) { ${field} outcome { refusal { code reason } } } }`;
      const { made } = await send(query, { input: { commandId: newId(), ...input } });
      told(made.outcome, name);
      return made;
    },
  };
}

async function call(person, path, body) {
  const answer = await fetch(`${person.url}${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      Origin: person.url,
      "User-Agent": agent,
      "X-Ops-Request": "portal",
      ...(person.cookie ? { Cookie: `${cookieName}=${person.cookie}` } : {}),
    },
    body: JSON.stringify(body),
  });
  const set = answer.headers.getSetCookie().find((one) => one.startsWith(`${cookieName}=`));
  if (set) person.cookie = set.slice(cookieName.length + 1, set.indexOf(";"));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} ${answer.status} ${text}`);
  return JSON.parse(text);
}

function newId() {
  const [time, rest] = [Date.now().toString(16).padStart(12, "0"), crypto.randomUUID().replaceAll("-", "").slice(13)];
  const hex = `${time}7${rest}`;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export { cookieName, password };
