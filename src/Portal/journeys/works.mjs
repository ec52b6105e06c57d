// Changes of the hall in every stage: one booked, one that meets it, one in trouble, one that is only wished for; a quiet period and a template.
const hour = 3_600_000;

export async function changeThings(people, organisation, newId) {
  const { wanglei, sunli, heyun, zhaomin, wumei } = people;
  const { configurationItems } = await heyun.ask("{ configurationItems(first: 50) { nodes { id name } } }");
  const idOf = (name) => configurationItems.nodes.find((item) => item.name === name).id;
  const night = new Date();
  night.setUTCHours(14, 0, 0, 0);
  const window = (days, hours) => ({
    from: new Date(night.getTime() + days * 24 * hour).toISOString(),
    to: new Date(night.getTime() + days * 24 * hour + hours * hour).toISOString(),
  });
  const draft = async (title, kind, description) => {
    const change = { changeId: newId() };
    await wanglei.run("draftChange", { ...change, organisation, kind, title, description });
    return change;
  };
  const plan = (change, items, when, more) =>
    wanglei.run("planChange", {
      ...change,
      items: items.map(idOf),
      window: when,
      verification: "各机柜可 ping 通，办件系统可登录",
      rehearsed: true,
      ...more,
    });
  const standing = "query($id: ID!) { change(id: $id) { status awaits changedAt } }";
  const until = async ({ changeId }, isSo) => (await wanglei.askUntil(({ change }) => isSo(change), standing, { id: changeId })).change;
  const approve = async (change) => {
    await wanglei.run("submitChange", change);
    let now = await until(change, ({ status }) => status !== "DRAFT");
    const hear = async (speaker, verb, words) => {
      await speaker.run(verb, { ...change, ...words });
      now = await until(change, ({ changedAt }) => changedAt !== now.changedAt);
    };
    if (now.awaits === "REVIEWER") await hear(sunli, "reviewChange", { agrees: true, comment: "方案可行，已核对备件" });
    for (const manager of [zhaomin, wumei]) if (now.status === "IN_REVIEW") await hear(manager, "approveChange", { comment: "同意" });
  };
  const firmware = {
    purpose: "修复已知漏洞",
    steps: [
      { text: "备份配置", minutes: 10 },
      { text: "写入新固件并重启", minutes: 40 },
      { text: "核对路由与链路", minutes: 20 },
    ],
    rollback: [
      { text: "写回旧固件并重启", minutes: 40 },
      { text: "恢复配置", minutes: 10 },
    ],
  };

  await zhaomin.run("declareBlackout", {
    blackoutId: newId(),
    organisation,
    kind: "PERIOD",
    name: "重大活动保障封网",
    period: window(6, 72),
  });
  await zhaomin.run("publishChangeTemplate", {
    templateId: newId(),
    organisation,
    name: "重启办件服务",
    verification: "首页可打开",
    ...firmware,
  });
  const booked = await draft("升级核心交换机固件", "NORMAL", "厂商通报的漏洞须在本月内修复。");
  await plan(booked, ["core-sw-01"], window(1, 4), firmware);
  await approve(booked);
  await wanglei.run("scheduleChange", booked);
  const met = await draft("扩容邮箱服务器内存", "NORMAL");
  await plan(met, ["app-server-01"], window(1, 2), firmware);
  await wanglei.run("submitChange", met);
  const hurt = await draft("更换故障电源", "EMERGENCY", "一路电源已失效。");
  const rightNow = { from: new Date().toISOString(), to: new Date(Date.now() + 2 * hour).toISOString() };
  await plan(hurt, ["app-server-05"], rightNow, firmware);
  await approve(hurt);
  await wanglei.run("scheduleChange", hurt);
  await wanglei.run("startChange", hurt);
  await wanglei.run("reportChangeStep", { ...hurt, step: 0, succeeded: true, note: "配置已备份" });
  await wanglei.run("reportChangeStep", { ...hurt, step: 1, succeeded: false, note: "新电源不通电" });
  await draft("迁移档案系统到新机柜", "NORMAL", "旧机柜将于年底停用。");
}
