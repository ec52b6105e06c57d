// A hall of a city: a room with racks, two core switches, servers and what runs on them, told by hand and by a list that sees some things otherwise.
export async function equip(manager, organisation, newId) {
  const ids = {};
  const register = async (name, type, more = {}) => {
    const { stage = "IN_USE", source = "manual", placedIn, ...values } = more;
    ids[name] = newId();
    const attributes = Object.entries({ name, ...values }).map(([key, value]) => ({ key, value: String(value) }));
    await manager.run("registerItem", {
      itemId: ids[name],
      organisation,
      type,
      stage,
      source,
      attributes,
      placedIn: placedIn && ids[placedIn],
    });
  };
  const relate = (from, kind, target, more = {}) =>
    manager.run("relateItem", { itemId: ids[from], kind, target: ids[target], source: "manual", ...more });
  const report = (name, source, values) =>
    manager.run("reportItem", { itemId: ids[name], source, attributes: Object.entries(values).map(([key, value]) => ({ key, value })) });

  await register("云谷数据中心", "site", { facility: "云谷 3 号楼", address: "杭州市西湖区云谷路 1 号", tier: "a" });
  await register("3F-A 机房", "room", { floor: "3F", area: 420, placedIn: "云谷数据中心" });
  for (const rack of ["A01", "A02", "A03"])
    await register(`机柜 ${rack}`, "rack", { height_u: 42, power: 6, form: "cabinet", placedIn: "3F-A 机房" });
  for (const [i, rack] of ["A01", "A02"].entries())
    await register(`core-sw-0${i + 1}`, "switch", {
      manufacturer: "华为",
      model: "CE12808",
      serial: `2102350DLK${i}`,
      layer: "core",
      ports: 96,
      management_address: `10.1.0.${i + 1}`,
      os_version: "V200R019",
      source: "netbox",
      placedIn: `机柜 ${rack}`,
    });
  for (let i = 1; i <= 6; i += 1)
    await register(`app-server-0${i}`, "server", {
      manufacturer: "浪潮",
      model: "NF5280M6",
      serial: `INS98${i}`,
      cpu_cores: 64,
      memory: 256,
      os: "麒麟 V10",
      architecture: i > 4 ? "arm64" : "x86_64",
      stage: i === 6 ? "IN_STOCK" : "IN_USE",
      placedIn: "机柜 A03",
    });
  await register("政务邮箱", "application", { tags: "邮件,对外服务" });
  for (let i = 1; i <= 5; i += 1)
    for (const core of ["core-sw-01", "core-sw-02"]) await relate(`app-server-0${i}`, "uplinks-to", core, { group: "uplink", needed: 1 });
  await relate("core-sw-01", "connected-to", "core-sw-02", { source: "discovery", confidence: 90 });
  await relate("政务邮箱", "runs-on", "app-server-01", { group: "node", needed: 1 });
  await relate("政务邮箱", "runs-on", "app-server-02", { group: "node", needed: 1 });

  const core = { itemId: ids["core-sw-01"] };
  await manager.run("classifyItem", { ...core, importance: "CORE", label: "NORMAL" });
  await manager.run("entrustItem", { ...core, owner: "何云" });
  await manager.run("setItemBaseline", { ...core, name: "验收" });
  await report("core-sw-01", "manual", { os_version: "V200R022", description: "城域核心，双机。\n变更须经审批。" });
  await report("core-sw-01", "netbox", { os_version: "V200R020" });
  await manager.run("missItem", { itemId: ids["app-server-06"], source: "discovery" });
  return ids;
}
