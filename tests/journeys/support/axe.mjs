// WCAG 2.2 AA and best practice by axe: no exemption, on whatever the page shows at the moment.
import { VIEWPORTS } from "./browser.mjs";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS = {
  resultTypes: ["violations"],
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  // axe leaves this one off unless it is asked for.
  rules: { "target-size": { enabled: true } },
};

/** The violations of the page as readable lines; empty when there are none. */
export async function violations(page) {
  // Evaluated from outside the page, so that a content security policy need not allow it.
  const { violations } = await page.evaluate(
    async ([code, options]) => {
      if (!globalThis.axe) (0, eval)(code);
      return globalThis.axe.run(document, options);
    },
    [source, OPTIONS],
  );
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${rule.help}\n  at ${node.target.join(" ")}\n  ${node.failureSummary.replaceAll("\n", "\n  ")}`),
  );
}

/** Fails with every violation of the page written out; `where` names the screen and its state. */
export async function assertAccessible(page, where) {
  const found = await violations(page);
  assert.equal(found.length, 0, `${where}: ${found.length} axe violations\n${found.join("\n")}`);
}

/** Fails when the page scrolls sideways, as it may not at 320 px (WCAG 1.4.10). */
export async function assertReflows(page, where) {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${where}: the page is ${wider} px wider than the window`);
}

/** Checks a state as it is, its reflow at 320 px, and the state in forced colours. */
export async function assertEverywhere(page, where) {
  await assertAccessible(page, where);
  const before = page.viewportSize();
  await page.setViewportSize(VIEWPORTS.narrow);
  await assertReflows(page, `${where} at 320 px`);
  await page.setViewportSize(before);
  await page.emulateMedia({ forcedColors: "active" });
  await assertAccessible(page, `${where} in forced colours`);
  await page.emulateMedia({ forcedColors: "none" });
}
