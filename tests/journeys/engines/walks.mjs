// What a practitioner does on a visit, written once for every engine: each step goes on where the one before it ended.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PASSPHRASE, started, unlockWith } from "../support/browser.mjs";
import { addCase, apply, counts, go, goInCase, main, onScreen, openCase, saved, sayPurpose } from "../support/case.mjs";
import { fill, said } from "../support/fill.mjs";
import { active, commands, drawing, panel, symbol } from "../support/genogram.mjs";
import { liveFile, sealed } from "../support/handoff.mjs";
import { assertReason, reload } from "../support/visit.mjs";

const WORDS = "Typed in the kitchen – “no signal”, £40 a week.";
const LATER = "Typed with the host gone.";

const answers = [
  ["name", { text: "Bridget Test" }],
  ["born", { date: "1941-06-02" }],
  ["reason", { text: WORDS }],
];

/** Tabs to an element; a keyboard trap, or an element out of reach, ends it. */
async function tabTo(page, locator, most = 80) {
  await locator.waitFor();
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${locator}`);
}

/** Writes a file for the browser to take in, and answers where it lies. */
const fileOf = (folder, name, bytes) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

async function takeIn(page, path) {
  await go(page, "Open a file", "Open a hand-off file");
  await page.getByLabel("Hand-off file", { exact: true }).setInputFiles(path);
  return counts(page);
}

/** The steps: a name, and what is done. `at` carries the page from step to step. */
export const STEPS = [
  [
    "the device is set up, and the program is kept whole on it",
    async (at) => {
      await at.page.goto(at.url);
      await started(at.page);
      await go(at.page, "About", "About Kith");
      await at.page.getByText("Ready to work without a signal", { exact: true }).waitFor({ timeout: 60_000 });
    },
  ],
  [
    "a case is created and its consultation is filled in",
    async ({ page }) => {
      await go(page, "Cases", "Cases on this device");
      await addCase(page);
      await goInCase(page, "Consultation");
      for (const [slug, value] of answers) await fill(main(page), "consultation", slug, value);
      await saved(page);
    },
  ],
  [
    "after a reload and an unlock every word is there",
    async ({ page }) => {
      await reload(page);
      await main(page).getByRole("textbox").first().waitFor();
      for (const [slug, value] of answers) assert.deepEqual(await said(main(page), "consultation", slug), value, slug);
    },
  ],
  [
    "a colleague's file is taken in and merged with what was written here meanwhile",
    async ({ page, folder }) => {
      const whole = liveFile();
      const early = structuredClone(whole);
      const { operations } = early.cases[0];
      operations.length = Math.floor(operations.length / 2);
      assert.equal((await takeIn(page, fileOf(folder, "early.json", sealed(early)))).New, operations.length);
      await apply(page);
      await openCase(page, "Doreen Amos");
      await goInCase(page, "Consultation");
      await fill(main(page), "consultation", "reason", { text: "Written here before the second file came." });
      await saved(page);
      const found = await takeIn(page, fileOf(folder, "whole.json", sealed(whole)));
      assert.equal(found.New, whole.cases[0].operations.length - operations.length);
      await apply(page);
      await openCase(page, "Doreen Amos");
      await goInCase(page, "Consultation");
      await assertReason(page, "Written here before the second file came.");
    },
  ],
  [
    "with the host gone the closed program opens, and a case is opened, edited and saved",
    async (at) => {
      await at.server.close();
      at.page = await at.engine.restart();
      await at.page.goto(at.url);
      await started(at.page);
      await onScreen(at.page, "Cases on this device");
      await openCase(at.page, "Bridget Test");
      await goInCase(at.page, "Consultation");
      await assertReason(at.page, WORDS);
      await fill(main(at.page), "consultation", "reason", { text: LATER });
      await saved(at.page);
    },
  ],
  [
    "the family is drawn by keyboard, with the host gone",
    async ({ page }) => {
      await goInCase(page, "Genogram");
      await tabTo(page, drawing(page));
      assert.match(await active(page), /^Bridget Test/);
      await page.keyboard.press("Shift+ArrowDown");
      await tabTo(page, commands(page).getByRole("button", { name: "Daughter", exact: true }));
      await page.keyboard.press("Enter");
      assert.ok(await drawing(page).evaluate((element) => element === document.activeElement), "the focus did not come back to the drawing");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
      await page.keyboard.type("Siobhan Test");
      await page.keyboard.press("Escape");
      await symbol(page, "Siobhan Test").waitFor();
      await page.keyboard.press("ArrowUp");
      assert.match(await active(page), /^Bridget Test/);
    },
  ],
  [
    "the family is drawn by finger, with the host gone",
    async ({ page }) => {
      await symbol(page, "Siobhan Test").tap();
      await commands(page).getByRole("button", { name: "Sibling", exact: true }).tap();
      await commands(page).getByRole("button", { name: "Brother", exact: true }).tap();
      const name = panel(page).getByRole("textbox", { name: "Name", exact: true }).last();
      await name.tap();
      await name.fill("Declan Test");
      await symbol(page, "Declan Test").waitFor();
      await saved(page);
    },
  ],
  [
    "opened once more with the host gone, what was written and drawn is there",
    async (at) => {
      at.page = await at.engine.restart();
      const { page } = at;
      await page.goto(at.url);
      await started(page);
      await openCase(page, "Bridget Test");
      await goInCase(page, "Genogram");
      for (const name of ["Siobhan Test", "Declan Test"]) await symbol(page, name).waitFor();
      await goInCase(page, "Consultation");
      await assertReason(page, LATER);
    },
  ],
  [
    "the case is handed over as a file",
    async ({ page, engine }) => {
      await goInCase(page, "Hand over");
      await sayPurpose(page);
      const { name, bytes } = await engine.download(page, () => page.getByRole("button", { name: "Download the file" }).click());
      assert.match(name, /^kith-[0-9a-z]+-\d{4}-\d\d-\d\d.*\.json$/);
      const words = bytes.toString("utf8");
      for (const one of [LATER, "Siobhan Test", "Declan Test"]) assert.ok(words.includes(one), one);
      JSON.parse(words);
    },
  ],
  [
    "a locked file is made, whose words cannot be read",
    async ({ page, engine }) => {
      await goInCase(page, "Overview");
      await goInCase(page, "Hand over");
      await sayPurpose(page, { lock: "locked" });
      await page.getByRole("button", { name: "Lock the file" }).click();
      await page.getByText("The file is locked and ready.").waitFor({ timeout: 60_000 });
      const { bytes } = await engine.download(page, () => page.getByRole("button", { name: "Download the file" }).click());
      assert.ok(bytes.toString("utf8").startsWith("-----BEGIN AGE ENCRYPTED FILE-----"));
    },
  ],
  [
    "locked by hand, it shows nothing, refuses a wrong passphrase and opens with the right one",
    async ({ page }) => {
      await page.getByRole("button", { name: "Lock", exact: true }).click();
      await onScreen(page, "Kith is locked");
      const words = await page.evaluate(() => document.body.innerText);
      assert.doesNotMatch(words, /Bridget|Doreen|Siobhan/);
      await page.getByLabel("Passphrase", { exact: true }).fill(`${PASSPHRASE} not`);
      await page.getByRole("button", { name: "Unlock" }).click();
      await page.getByRole("heading", { name: "There is a problem" }).waitFor({ timeout: 60_000 });
      await unlockWith(page);
      await go(page, "Cases", "Cases on this device");
      await page.getByRole("link", { name: "Bridget Test", exact: true }).waitFor();
    },
  ],
];
