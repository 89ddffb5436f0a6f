// The chronology by keyboard alone: quick add, sorting, a pattern's rows, and the drawing from a life to a week.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { VIEWPORTS, journey } from "./support/browser.mjs";
import { DOREEN, addCase, goInCase, main, saved, setDay } from "./support/case.mjs";
import { part, quick, rows } from "./support/chronology.mjs";
import { isFocused, tabTo } from "./support/keyboard.mjs";
import { screens } from "./support/screens.mjs";

async function typeEntry(page, { typed, incident, source, significance }) {
  await page.keyboard.type(typed);
  for (const words of [incident, source, significance]) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(words);
  }
  await page.keyboard.press("Enter");
  await quick(page).getByRole("status").filter({ hasText: incident.slice(0, 30) }).waitFor({ state: "attached" });
}

test("entries, patterns and the drawing are reached and read by keyboard alone", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Chronology");
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    const when = quick(page).getByRole("textbox", { name: "When" });
    await tabTo(page, when);
    for (const n of [28, 30, 39, 41, 43, 10]) {
      await page.waitForFunction(() => document.activeElement?.id === "quick-date");
      await typeEntry(page, DOREEN.chronology.find((entry) => entry.n === n));
    }
    assert.equal((await rows(page)).length, 6);

    // A head sorts, and keeps the focus.
    const date = main(page).getByRole("columnheader", { name: "Date" }).getByRole("button");
    await tabTo(page, date);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("th[aria-sort]").getAttribute("aria-sort") === "descending");
    assert.ok(await isFocused(date), "sorting dropped the focus");
    assert.match((await rows(page))[0], /^Open the entry of 8 October 2025/);

    // An entry opens with the focus in its first field, and gives the focus back to its row.
    const opener = main(page).getByRole("table").getByRole("button", { name: "Open the entry of 15 September 2025" });
    await tabTo(page, opener);
    await page.keyboard.press("Enter");
    const editor = page.getByRole("region", { name: "Open entry" });
    await editor.waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "chronology-date");
    await tabTo(page, editor.getByRole("button", { name: "Put this entry away" }));
    await page.keyboard.press("Enter");
    await editor.waitFor({ state: "detached" });
    assert.ok(await isFocused(opener), "the row did not get the focus back");

    // The patterns, and from one to its rows.
    const parts = page.getByRole("navigation", { name: "Parts of the chronology" });
    await tabTo(page, parts.getByRole("link", { name: "Patterns" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.textContent === "Patterns");
    await tabTo(page, page.getByRole("link", { name: /^Show 5 entries/ }));
    await page.keyboard.press("Enter");
    await page.getByText("5 entries of a pattern, shown alone.").waitFor();

    // The drawing: into it with one Tab, from mark to mark with the arrows, closer with plus, an entry with Enter.
    await tabTo(page, parts.getByRole("link", { name: "Timeline" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.textContent === "Timeline");
    const drawing = page.getByRole("group", { name: "Entries by time and kind" });
    const first = drawing.getByRole("button").first();
    await tabTo(page, first);
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.startsWith("2016 to 2019"));
    await page.keyboard.press("Enter");
    await main(page).getByRole("listitem").filter({ hasText: "Goes to the chapel lunch club every week." }).waitFor();
    for (const span of ["30 years", "10 years", "3 years"]) {
      await page.keyboard.press("+");
      await page.getByRole("status").filter({ hasText: `${span}:` }).waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "button" && document.activeElement.tagName === "g");
    }
    const label = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    const seen = new Set([await label()]);
    for (let n = 0; n < 10; n += 1) {
      await page.keyboard.press("ArrowRight");
      await page.waitForTimeout(30);
      seen.add(await label());
    }
    assert.ok(seen.size >= 4, `the arrows reach ${seen.size} marks`);
    await page.keyboard.press("-");
    await page.getByRole("status").filter({ hasText: "10 years:" }).waitFor();
    await saved(page);
  }));

test("axe finds nothing on the parts of the chronology, on every device", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Chronology");
    const when = quick(page).getByRole("textbox", { name: "When" });
    for (const entry of DOREEN.chronology.slice(20, 34)) {
      await when.focus();
      await typeEntry(page, entry);
    }
    await when.fill("18/11/2025");
    await quick(page).getByRole("textbox", { name: "What happened" }).fill("Home visit. Both exits clear.");
    await quick(page).getByText("This reads like a social work visit.").waitFor();
    for (const [name, heading] of [["Entries"], ["To decide"], ["Patterns"], ["Timeline"], ["Analysis"], ["In and out", "Take in from another agency"]]) {
      await part(page, name, heading ?? name);
      for (const device of ["tablet", "phone", "narrow"]) {
        await page.setViewportSize(VIEWPORTS[device]);
        await assertAccessible(page, `${name} on ${device}`);
        await assertReflows(page, `${name} on ${device}`);
      }
      await page.setViewportSize(VIEWPORTS.tablet);
      await screens(page, `chronology-part-${name.toLowerCase().replaceAll(" ", "-")}`);
    }
    await page.emulateMedia({ forcedColors: "active" });
    await part(page, "Timeline");
    await assertAccessible(page, "timeline in forced colours");
  }));
