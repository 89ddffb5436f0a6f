// The ecomap by keyboard alone: Shift with an arrow adds, arrows lead from circle to circle, Enter and Escape go to the panel and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, setDay } from "./support/case.mjs";
import { circle, commands, drawing, panel, told } from "./support/ecomap.mjs";
import { isFocused, tabTo } from "./support/keyboard.mjs";

const active = (page) =>
  drawing(page).evaluate((stage) => document.getElementById(stage.getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-label") ?? "");

/** Adds a system: Shift with an arrow, Tab to what it is, Enter, its name, Tab to the line, Enter. */
async function add(page, kind, name, line) {
  await page.keyboard.press("Shift+ArrowUp");
  await page.waitForFunction(() => document.activeElement?.id === "panel-title");
  await tabTo(page, panel(page).getByRole("button", { name: kind, exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "bar-name");
  await page.keyboard.type(name);
  await tabTo(page, commands(page).getByRole("button", { name: line, exact: true }));
  await page.keyboard.press("Enter");
  await circle(page, name).waitFor();
  assert.ok(await isFocused(drawing(page)), "the focus did not come back to the drawing");
  assert.ok((await active(page)).startsWith(name), await active(page));
}

test("systems are added, walked, moved, told more about and undone by keyboard alone", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Ecomap");
    await tabTo(page, drawing(page));
    await add(page, "Neighbours", "Emeka", "Strong");
    const said = page.getByRole("status").filter({ hasText: "added" });
    assert.match(await said.innerText(), /^Emeka added\. Tie of .* to Emeka, strong added\.$/);
    await add(page, "Faith community", "Chapel", "Weak");
    await add(page, "Housing", "Landlord", "Stressful");
    await add(page, "Friends", "Rose", "Missing: ought to be there");

    // Arrows lead to every circle: the first stands above the middle, the second below.
    await page.keyboard.press("Home");
    assert.match(await active(page), /client/);
    await page.keyboard.press("ArrowUp");
    assert.match(await active(page), /^Emeka\./);
    await page.keyboard.press("ArrowDown");
    assert.match(await active(page), /client/);
    const met = new Set();
    for (const key of ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft", "ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight", "ArrowDown", "ArrowDown"]) {
      await page.keyboard.press(key);
      met.add((await active(page)).split(".")[0]);
    }
    for (const name of ["Emeka", "Chapel", "Landlord", "Rose"]) assert.ok(met.has(name), `${name} was not reached: ${[...met].join(", ")}`);

    // Enter opens what is known, Escape leads back.
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const name = panel(page).getByRole("textbox", { name: "Name", exact: true });
    await name.waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    assert.ok(await isFocused(name));
    await page.keyboard.press("End");
    await page.keyboard.type(" Okafor");
    await page.keyboard.press("Escape");
    assert.ok(await isFocused(drawing(page)));
    assert.match(await active(page), /^Emeka Okafor\./);

    // Alt with an arrow moves, and undo puts back.
    const at = () => circle(page, "Emeka Okafor").evaluate((one) => Number(one.querySelector("rect").getAttribute("x")));
    const before = await at();
    await page.keyboard.press("Alt+ArrowRight");
    assert.equal((await at()) - before, 20);
    await page.keyboard.press("Control+z");
    assert.equal(await at(), before);
    for (let step = 0; step < 2; step += 1) await page.keyboard.press("Control+z");
    await circle(page, "Rose").waitFor({ state: "detached" });
    await page.keyboard.press("Control+Shift+Z");
    await circle(page, "Rose").waitFor();

    await tabTo(page, panel(page).getByRole("button", { name: "In words" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    assert.equal((await told(page, "Around it")).length, 4);
    assert.equal((await told(page, "Ties to those around")).length, 3);
  }));
