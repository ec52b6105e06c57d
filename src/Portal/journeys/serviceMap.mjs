// Somebody looks at who asks whom, follows a service to those it asks, and goes back to when that began.
import { strict as assert } from "node:assert";
import { openWindow, picture } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

export async function somebodyLooksWhoAsksWhom(browser, screen, at) {
  const { context, page, faults } = await openWindow(browser, screen, at);
  await enrol(page, at);
  await page.goto("/monitoring/service-map");
  await page.getByText("3 个服务，2 条调用关系。").waitFor();
  await page.getByText("front 开始调用 cart").waitFor();
  await picture(page, at, `${screen}-service-map`);

  const cart = page.getByRole("button", { name: /^cart/ }).first();
  await cart.press("Enter");
  await page.getByRole("heading", { name: "cart" }).waitFor();
  assert.equal(await cart.getAttribute("aria-pressed"), "true");
  await page.getByRole("button", { name: "stock", exact: true }).last().click();
  await page.getByRole("heading", { name: "stock" }).waitFor();
  await page.getByText("100%").first().waitFor();
  await picture(page, at, `${screen}-service-map-chosen`);
  await page
    .getByRole("button", { name: /^stock/ })
    .first()
    .click();

  // From the change to the map as it was then; what was known then is another matter.
  await page.getByRole("listitem").filter({ hasText: "front 开始调用 cart" }).getByRole("button").click();
  await page.waitForURL((url) => url.searchParams.has("asOf"));
  await page.getByText("2 个服务，1 条调用关系。").or(page.getByText("3 个服务，2 条调用关系。")).waitFor();
  await page.getByRole("radiogroup", { name: "回看方式" }).getByText("当时所知").click();
  await page.getByText("这个时刻还没有调用关系").waitFor();
  await picture(page, at, `${screen}-service-map-known`);
  assert.deepEqual(faults, []);
  await context.close();
}
