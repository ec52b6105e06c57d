// Ways out of the house: channels of the city, a plan by which its team is called, and a call that nobody has answered yet.
const terms = (name, kind, address, more = {}) => ({ name, kind, address, language: "CHINESE", perMinute: 60, ...more });

export async function callOut({ sysadmin, wanglei }, organisation, newId) {
  const channels = [];
  for (const [of, secret] of [
    [terms("市局邮件", "EMAIL", "smtp://mail.example.gov.cn:587", { sender: "duty@example.gov.cn", user: "duty" }), { token: "none" }],
    [terms("政务短信", "SMS", "https://sms.example.gov.cn/send", { template: '{"to":"{mobile}","text":"{text}"}' }), { token: "none" }],
    [terms("值班企业微信群", "WE_COM", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send", { perMinute: 20 }), { token: "none" }],
    [terms("应急指挥平台", "WEBHOOK", "http://127.0.0.1:9/calls")],
  ])
    channels.push(await define(sysadmin, organisation, of, secret, newId));
  const [mail, sms, room, program] = channels;
  await sysadmin.run("disableNotificationChannel", { channelId: room, reason: "群正在迁移" });
  await wanglei.run("setContact", { email: "wanglei@example.gov.cn", mobile: "+86 138 0000 0000" });
  await sysadmin.run("testNotificationChannel", { deliveryId: newId(), channelId: program, organisation });

  const { teams } = await wanglei.ask(
    "{ teams(first: 200) { nodes { id organisation { code } members onCallRoster { plan { version } } } } }",
  );
  const team =
    teams.nodes.find((one) => one.onCallRoster && one.organisation.code === organisation) ?? teams.nodes.find((one) => one.onCallRoster);
  await publish(wanglei, team, [mail, sms, program]);
  const { incidents } = await wanglei.ask(
    "{ incidents(first: 20, filter: { statuses: [ASSIGNED, IN_PROGRESS] }) { nodes { id technician } } }",
  );
  const incident = incidents.nodes.find((one) => one.technician !== "wanglei") ?? incidents.nodes[0];
  await wanglei.run("reassignIncident", { incidentId: incident.id, teamId: team.id, technician: "wanglei" });
  const isCalled = (answer) => answer.incident.call !== null;
  await wanglei.askUntil(isCalled, "query($id: ID!) { incident(id: $id) { call { step } } }", { id: incident.id });
  return incident.id;
}

async function define(sysadmin, organisation, of, secret, newId) {
  const channelId = newId();
  const { made } = await sysadmin.ask(
    "mutation($input: NewNotificationChannel!) { made: defineNotificationChannel(input: $input) { outcome { refusal { code reason } } } }",
    { input: { commandId: newId(), channelId, organisation, terms: of, secret } },
  );
  if (made.outcome.refusal) throw new Error(`${of.name}: ${made.outcome.refusal.reason}`);
  return channelId;
}

/** Whoever is on call first, the second level after that, and the head of the department at last. */
const publish = (person, team, [mail, sms, program]) =>
  person.run("publishCallPlan", {
    teamId: team.id,
    organisation: team.organisation.code,
    rounds: 2,
    leastPriority: "PLANNING",
    steps: [
      { level: 1, people: [], channels: [mail, sms], waitMinutes: 5 },
      { level: 2, people: [], channels: [mail, sms, program], waitMinutes: 10 },
      { level: null, people: ["zhaomin"], channels: [sms], waitMinutes: 15 },
    ],
  });
