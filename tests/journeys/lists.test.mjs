// Every form of which there are many, as the catalogue says: its list is empty, one is added, it is there, and it is withdrawn.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, main, onScreen } from "./support/case.mjs";
import { WAYS, form } from "./support/fill.mjs";

/** Goes to the list of a form by the navigation, or by the overview where that alone leads to it. */
async function toList(page, { name, bar, heading }) {
  if (bar) return goInCase(page, bar);
  await goInCase(page, "Overview");
  await main(page).getByRole("link", { name, exact: true }).click();
  return onScreen(page, heading);
}

for (const way of WAYS.filter(({ list, offered }) => list && offered !== "elsewhere")) {
  const { noun, list } = way;
  test(`${way.name}: one is added, listed and withdrawn`, { timeout: 120_000 }, () =>
    journey(async ({ page }) => {
      await addCase(page);
      await toList(page, way);
      const items = main(page).getByRole("list", { name: way.name, exact: true }).getByRole("listitem");
      assert.equal(await items.count(), 0);
      await assertAccessible(page, `${way.name}, empty`);
      await page.getByRole("button", { name: list.add }).click();
      if (list.opened === "page") {
        await onScreen(page, form(noun).title);
        await toList(page, way);
      } else {
        const open = page.getByRole("region", { name: `Open ${list.one}` });
        await open.waitFor();
        await page.getByRole("button", { name: `Put this ${list.one} away` }).click();
        await open.waitFor({ state: "detached" });
      }
      await items.first().waitFor();
      assert.equal(await items.count(), 1);
      await assertAccessible(page, `${way.name}, one`);
      if (list.opened === "list") await page.getByRole("button", { name: /^Change/ }).click();
      const withdraw = list.opened === "page" ? `Withdraw ${list.one} 1` : `Withdraw this ${list.one}`;
      await page.getByRole("button", { name: withdraw }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill("Added by mistake");
      await dialog.getByRole("button", { name: "Withdraw", exact: true }).click();
      await items.first().waitFor({ state: "detached" });
    }));
}
