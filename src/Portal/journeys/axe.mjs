// Every page in both schemes: nothing that keeps people with impairments out.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openWindow } from "./browser.mjs";
import { enrol } from "./signIn.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const places = ["/", "/incidents", "/incidents/board", "/incidents/new"];
const schemes = ["light", "dark"];

export async function everybodyCanUseIt(browser, screen, at) {
  const { context, page } = await openWindow(browser, screen, at);
  const found = [];
  await page.goto("/sign-in");
  for (const scheme of schemes) found.push(...(await faultsAt(page, "/sign-in", scheme)));
  await enrol(page, at);
  const incident = await firstIncident(page);
  for (const scheme of schemes) for (const place of [...places, incident]) found.push(...(await faultsAt(page, place, scheme)));
  assert.deepEqual(found, []);
  await context.close();
}

async function firstIncident(page) {
  await page.goto("/incidents");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  const link = page.locator('main a[href^="/incidents/0"]').first();
  await link.waitFor();
  return link.getAttribute("href");
}

async function faultsAt(page, place, scheme) {
  await page.evaluate((chosen) => localStorage.setItem("ops.scheme", JSON.stringify(chosen)), scheme);
  await page.goto(place);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${place} ${scheme} ${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 140))
          .join(" | ")}`,
    );
}
