// A ledger for the hall: machines in racks, one of them where another stands, one away for repair, one gone, and a stock-taking under way.
const day = 86_400_000;
const on = (days) => new Date(Date.now() + days * day).toISOString().slice(0, 10);

export async function stock(keeper, organisation, items, newId) {
  const ids = {};
  const receive = async (tag, model, more = {}) => {
    const { custodian = "顾平", placeId, ...facts } = more;
    ids[tag] = newId();
    await keeper.run("receiveAsset", {
      assetId: ids[tag],
      organisation,
      custodian,
      placeId,
      facts: { tag, model, kind: "SERVER", currency: "CNY", label: "NORMAL", purchasedOn: on(-500), lifeMonths: 60, ...facts },
    });
  };
  const does = (field, tag, input) => keeper.run(field, { assetId: ids[tag], ...input });
  const rack = (tag, name, unit, height, face = "BOTH", custodian = "王磊") =>
    does("rackAsset", tag, { rackId: items[name], unit, height, face, custodian });
  const bought = { manufacturer: "浪潮", supplier: "神州数码", contract: "ZFCG-2024-0117", costCentre: "1001 政务云" };

  for (let i = 1; i <= 6; i += 1) {
    await receive(`ZC-2024-00${i}`, "NF5280M6", {
      ...bought,
      serial: `INS98${i}`,
      price: 86_500,
      residual: 4_325,
      warrantyUntil: on(25 * i - 40),
    });
    await rack(`ZC-2024-00${i}`, "机柜 A03", 1 + (i - 1) * 3, 2);
    if (i < 6) await does("linkAssetItem", `ZC-2024-00${i}`, { itemId: items[`app-server-0${i}`] });
  }
  await receive("ZC-2024-010", "CE12808", { ...bought, manufacturer: "华为", kind: "NETWORK", price: 420_000, maintenanceUntil: on(20) });
  await rack("ZC-2024-010", "机柜 A03", 20, 14);
  await does("linkAssetItem", "ZC-2024-010", { itemId: items["core-sw-01"] });
  await receive("ZC-2024-011", "USG6650E", { ...bought, manufacturer: "华为", kind: "SECURITY", price: 158_000, label: "SENSITIVE" });
  await rack("ZC-2024-011", "机柜 A03", 33, 3, "FRONT");
  await receive("ZC-2024-012", "RS-PDU-32A", { kind: "POWER", price: 3_200, supplier: "施耐德" });
  await rack("ZC-2024-012", "机柜 A03", 38, 1, "REAR");
  await receive("ZC-2024-013", "R740", { manufacturer: "戴尔", supplier: "联强国际", price: 64_000, serial: "DL740-1" });
  await does("sendAssetToRepair", "ZC-2024-013", { repairer: "戴尔华东维修中心", reason: "电源模块告警", dueBack: on(9) });
  await receive("ZC-2019-004", "PowerVault MD1400", {
    kind: "STORAGE",
    manufacturer: "戴尔",
    supplier: "联强国际",
    price: 98_000,
    purchasedOn: on(-2_400),
  });
  await does("scrapAsset", "ZC-2019-004", { reason: "超过使用年限，控制器损坏" });
  await receive("ZC-2025-001", "ThinkCentre M90t", {
    kind: "TERMINAL",
    manufacturer: "联想",
    supplier: "神州数码",
    price: 6_899,
    purchasedOn: on(-20),
  });

  const stocktaking = { stocktakingId: newId() };
  // The ledger that a stock-taking looks at follows a moment later.
  for (let known = 0; known < Object.keys(ids).length; ) {
    const { assets } = await keeper.ask("{ assets { totalCount } }");
    known = assets.totalCount;
  }
  await keeper.run("openStocktaking", { ...stocktaking, organisation, name: "3F-A 机房年终盘点", placeId: items["3F-A 机房"] });
  for (let i = 1; i <= 5; i += 1) await keeper.run("countAsset", { ...stocktaking, tag: `ZC-2024-00${i}`, placeId: items["机柜 A03"] });
  await keeper.run("countAsset", { ...stocktaking, tag: "ZC-2024-006", placeId: items["机柜 A01"], note: "实际在 A01" });
  await keeper.run("countAsset", { ...stocktaking, tag: "ZC-2018-077", placeId: items["机柜 A02"], note: "旧标签" });
  await keeper.run("endStocktakingCount", stocktaking);
}
