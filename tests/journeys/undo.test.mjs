// Undo takes what was written since the last pause, and asks before it takes much.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { VIEWPORTS, journey } from "./support/browser.mjs";
import { addCase, goInCase, main, saved } from "./support/case.mjs";
import { control, question } from "./support/fill.mjs";
import { screens } from "./support/screens.mjs";

const reason = (page) => control(main(page), question("consultation", "reason"));
const undo = (page) => page.getByRole("contentinfo").getByRole("button", { name: /^Undo/ }).click();
const redo = (page) => page.getByRole("contentinfo").getByRole("button", { name: /^Redo/ }).click();
const says = (page, words) => page.waitForFunction(([id, words]) => document.getElementById(id)?.value === words, ["consultation-reason", words]);

test("one undo takes a sentence of what was typed in one go, and redo gives it back", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await addCase(page);
    await goInCase(page, "Consultation");
    await reason(page).click();
    await page.keyboard.type("She fell on Sunday. Her son found her. He rang");
    await undo(page);
    await says(page, "She fell on Sunday. Her son found her. ");
    await undo(page);
    await says(page, "She fell on Sunday. ");
    await redo(page);
    await says(page, "She fell on Sunday. Her son found her. ");
    await reason(page).click();
    await page.keyboard.press("End");
    await page.keyboard.type("At night");
    await page.waitForTimeout(2_700);
    await page.keyboard.type(" she was alone");
    await undo(page);
    await says(page, "She fell on Sunday. Her son found her. At night");
    await saved(page);
  }));

test("undo asks before it takes more than two hundred letters, with the words", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await addCase(page);
    await goInCase(page, "Consultation");
    const words = "Pasted from a letter and long. ".repeat(14).slice(0, 431);
    await reason(page).fill(words);
    await undo(page);
    const asked = page.getByRole("dialog", { name: "Undo takes 431 letters" });
    await asked.getByText(words.trim()).waitFor();
    await assertAccessible(page, "undo asks");
    await screens(page, "undo-asks");
    await page.setViewportSize(VIEWPORTS.tablet);
    await asked.getByRole("button", { name: "Keep the words" }).click();
    await asked.waitFor({ state: "detached" });
    assert.equal(await reason(page).inputValue(), words);
    await undo(page);
    await asked.getByRole("button", { name: "Undo all the same" }).click();
    await says(page, "");
    await redo(page);
    await says(page, words);
    // The keys ask too.
    await main(page).getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("Control+z");
    await asked.waitFor();
    await page.keyboard.press("Escape");
    await asked.waitFor({ state: "detached" });
    await says(page, words);
  }));
