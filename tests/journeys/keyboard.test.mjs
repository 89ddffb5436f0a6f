// Every task by keyboard alone, in one list: those that have a file of their own are named, the others are walked here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PASSPHRASE, journey } from "./support/browser.mjs";
import { DOREEN, addCase, goInCase, main, onScreen, saved } from "./support/case.mjs";
import { control, form, question, questions, said } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";
import { answer, follow, isFocused, press, tabTo, typeIn } from "./support/keyboard.mjs";

/** The tasks of a piece of work, and the journey that does each without a pointer. */
const TASKS = [
  ["protect the device, begin a case, fill in and complete the consultation", "keyboard", "the consultation is filled in and completed by keyboard alone"],
  ["threshold, decision, a concern with its rating, a review", "keyboard", "from the threshold to a review by keyboard alone"],
  ["genogram", "genogram-keyboard", "the seventeen people are entered by keyboard alone, and undone and done again"],
  ["ecomap", "ecomap-keyboard", "systems are added, walked, moved, told more about and undone by keyboard alone"],
  ["strengths map, working notes, search", "keyboard", "strengths, a note and the search by keyboard alone"],
  ["chronology: an entry and its history", "keyboard", "an entry of the chronology is added, and its history read, by keyboard alone"],
  ["chronology: table, patterns and timeline", "chronology_keys", "entries, patterns and the drawing are reached and read by keyboard alone"],
  ["hand over, open a file and apply it, take it back", "keyboard", "a case is handed over, taken in and taken back by keyboard alone"],
  ["lock, unlock, another passphrase, remove a case", "keyboard", "locking, another passphrase and the removal of a case by keyboard alone"],
  ["rescue", "keyboard", "the rescue file is saved by keyboard alone"],
];

test("the list of the tasks by keyboard names journeys that are there", () => {
  for (const [task, file, name] of TASKS) {
    const text = readFileSync(new URL(`${file}.test.mjs`, import.meta.url), "utf8");
    assert.ok(text.includes(`test("${name}"`), `${task}: there is no "${name}" in ${file}`);
  }
});

test("the consultation is filled in and completed by keyboard alone", () =>
  journey(async ({ page }) => {
    const answers = DOREEN.answers.filter((one) => one.form === "consultation");
    const [first, ...rest] = answers;

    await onScreen(page, "Protect the cases on this device");
    await page.keyboard.press("Tab");
    assert.ok(await isFocused(page.getByRole("link", { name: "Skip to main content" })), "the first stop is not the skip link");
    await page.keyboard.press("Enter");
    for (const field of ["Choose a passphrase", "Type the passphrase again"]) {
      await tabTo(page, page.getByLabel(field, { exact: true }));
      await page.keyboard.type(PASSPHRASE);
    }
    await tabTo(page, page.getByLabel("I have read what a forgotten passphrase means"));
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await onScreen(page, "Print the recovery code");
    await tabTo(page, page.getByLabel("I have printed the recovery code or written it down"));
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await onScreen(page, "Cases on this device");
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    await tabTo(page, page.getByRole("button", { name: "Add a case" }));
    await page.keyboard.press("Enter");
    await onScreen(page, "Case");
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    await tabTo(page, main(page).getByRole("link", { name: "Consultation", description: "Not yet started" }));
    await page.keyboard.press("Enter");
    await onScreen(page, form("consultation").title);
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");

    // Too early: the summary takes the focus, and its first line leads to the first missing answer.
    await tabTo(page, page.getByRole("button", { name: "Mark complete" }));
    await page.keyboard.press("Enter");
    const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
    await summary.waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute("role") === "alert");
    const missing = questions("consultation").filter((asked) => asked.required && !asked.shown).map((asked) => asked.required);
    assert.deepEqual(await summary.getByRole("link").allInnerTexts(), missing);
    await tabTo(page, summary.getByRole("link").first());
    await page.keyboard.press("Enter");
    assert.ok(await isFocused(control(main(page), question("consultation", first.slug))), "the line did not lead to its field");
    await page.keyboard.type(first.value.text);

    for (const { slug, value } of rest) await answer(page, "consultation", slug, value);

    // A slip is put right by going back.
    const by = control(main(page), question("consultation", "consulted-by"));
    await tabTo(page, by, "Shift+Tab");
    await page.keyboard.press("End");
    await page.keyboard.type(", Marlingate");

    await tabTo(page, page.getByRole("button", { name: "Mark complete" }));
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Open again" }).waitFor();
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "is marked complete" }).waitFor();
    assert.equal(await summary.count(), 0);
    for (const { slug, value } of answers) {
      const expected = slug === "consulted-by" ? { text: `${value.text}, Marlingate` } : value;
      assert.deepEqual(await said(main(page), "consultation", slug), expected, slug);
    }
    assert.ok(await page.evaluate(() => document.activeElement !== document.body), "completing the form dropped the focus");
    await saved(page);
  }, { ready: false }));

test("an entry of the chronology is added, and its history read, by keyboard alone", () =>
  journey(async ({ page }) => {
    await addCase(page);
    await goInCase(page, "Overview");
    await tabTo(page, page.getByRole("navigation", { name: "This case" }).getByRole("link", { name: "Chronology" }));
    await page.keyboard.press("Enter");
    await onScreen(page, "Chronology");
    await page.waitForFunction(() => document.activeElement?.tagName === "H1");
    await tabTo(page, page.getByRole("button", { name: "Add an entry" }));
    await page.keyboard.press("Enter");
    const editor = page.getByRole("region", { name: "Open entry" });
    await editor.getByRole("textbox", { name: "Date", exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
    assert.ok(await isFocused(editor.getByRole("textbox", { name: "Date", exact: true })), "the editor did not take the focus");
    const entry = DOREEN.chronology.find(({ n }) => n === 15);
    await page.keyboard.type(entry.typed);
    for (const slug of ["incident", "source", "significance"]) await answer(page, "chronology", slug, { text: entry[slug] });
    await tabTo(page, editor.getByRole("button", { name: "Mark complete" }));
    await page.keyboard.press("Enter");
    await editor.getByRole("button", { name: "Open again" }).waitFor();
    assert.ok((await main(page).getByRole("table").innerText()).includes(entry.incident));

    const button = editor.getByRole("button", { name: "History of Date" });
    await tabTo(page, button, "Shift+Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "History: Date" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.ok(await isFocused(button), "the dialog did not give the focus back");
  }));

const inCase = (page, name) => page.getByRole("navigation", { name: "This case" }).getByRole("link", { name, exact: true });
const atTop = (page, name) => page.getByRole("navigation", { name: "Main" }).getByRole("link", { name, exact: true });

/** The answers of the demo case to a form, each no longer than a line. */
const answersOf = (noun) =>
  DOREEN.answers
    .filter((one) => one.form === noun)
    .map(({ slug, value }) => [slug, value.text ? { text: value.text.split(/[.\n]/)[0].slice(0, 60) } : value]);

test("from the threshold to a review by keyboard alone", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await addCase(page);
    for (const [link, noun] of [["Threshold", "threshold"], ["Decision", "decision"]]) {
      await follow(page, inCase(page, link), form(noun).title);
      for (const [slug, value] of answersOf(noun)) await answer(page, noun, slug, value);
      await saved(page);
      for (const [slug, value] of answersOf(noun)) assert.deepEqual(await said(main(page), noun, slug), value, slug);
    }
    await follow(page, inCase(page, "Involvement"), form("involvement").title);
    await press(page, page.getByRole("button", { name: "Add a concern" }));
    await typeIn(page, page.getByRole("textbox", { name: "Concern 1", exact: true }), "She may fall at night");
    await tabTo(page, page.getByRole("combobox", { name: "Whose, concern 1" }));
    await page.keyboard.type("Prof");
    const rating = page.getByRole("combobox", { name: /^She may fall at night, rated by / }).first();
    await tabTo(page, rating);
    await page.keyboard.type("3");
    assert.equal(await rating.evaluate((select) => select.selectedOptions[0].text), "3");
    await follow(page, inCase(page, "Reviews"), "Reviews");
    await press(page, page.getByRole("button", { name: "Add a review" }));
    await onScreen(page, form("review").title);
    const [first] = questions("review").filter((asked) => asked.kind === "day" && !asked.shown);
    await answer(page, "review", first.slug, { date: "2026-03-02" });
    await saved(page);
    assert.deepEqual(await said(main(page), "review", first.slug), { date: "2026-03-02" });
  }));

test("strengths, a note and the search by keyboard alone", () =>
  journey(async ({ page }) => {
    await addCase(page);
    await follow(page, inCase(page, "Strengths"), "Strengths map");
    await typeIn(page, main(page).getByRole("textbox", { name: "Transport", exact: true }), "Bus pass");
    await press(page, main(page).getByRole("button", { name: "Add to Transport" }));
    await main(page).getByText("Bus pass", { exact: true }).waitFor();
    await follow(page, inCase(page, "Working notes"), "Working notes");
    await press(page, page.getByRole("button", { name: "Add a note" }));
    await page.getByRole("region", { name: "Open note" }).waitFor();
    await answer(page, "note", "text", { text: "The marmalade cat was in again." });
    await saved(page);
    await press(page, atTop(page, "Search"));
    await typeIn(page, page.getByRole("searchbox"), "marmalade");
    await page.getByText("1 place", { exact: true }).waitFor();
    await press(page, main(page).getByRole("link").first());
    await onScreen(page, "Working notes");
  }));

test("a case is handed over, taken in and taken back by keyboard alone", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    const file = sealed(liveFile());
    await follow(page, atTop(page, "Open a file"), "Open a hand-off file");
    const chooser = page.waitForEvent("filechooser");
    await press(page, page.getByLabel("Hand-off file", { exact: true }));
    await (await chooser).setFiles({ name: "kith.json", mimeType: "application/json", buffer: file });
    await press(page, page.getByRole("button", { name: "Apply", exact: true }));
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "The file was applied." }).waitFor();
    await follow(page, atTop(page, "Cases"), "Cases on this device");
    await follow(page, page.getByRole("link", { name: "Doreen Amos", exact: true }), "Case");
    await follow(page, inCase(page, "Hand over"), "Hand over");
    await answer(page, "handover", "lock", { choice: "plain" });
    await answer(page, "handover", "purpose", { choice: "visit" });
    const download = page.waitForEvent("download");
    await press(page, page.getByRole("button", { name: "Download the file" }));
    const left = JSON.parse(readFileSync(await (await download).path(), "utf8"));
    assert.equal(left.cases[0].operations.length, liveFile().cases[0].operations.length);
    await page.getByText("It is in the browser’s downloads.").first().waitFor();
    await follow(page, inCase(page, "Overview"), "Case");
    await press(page, main(page).getByRole("link", { name: "Files received" }));
    await press(page, page.getByRole("button", { name: "Take this import back" }));
    await press(page, page.getByRole("button", { name: "Yes, take it back" }));
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "The import was taken back." }).waitFor();
  }));

test("locking, another passphrase and the removal of a case by keyboard alone", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    const next = "harbour thimble orchid gravel";
    await addCase(page);
    await saved(page);
    await press(page, page.getByRole("button", { name: "Lock", exact: true }));
    await onScreen(page, "Kith is locked");
    await typeIn(page, page.getByLabel("Passphrase", { exact: true }), PASSPHRASE);
    await page.keyboard.press("Enter");
    await onScreen(page, "Case");
    await press(page, atTop(page, "Your details"));
    await onScreen(page, "Your details");
    await press(page, page.getByRole("link", { name: "Protection of this device" }));
    await typeIn(page, page.getByLabel("Present passphrase"), PASSPHRASE);
    await typeIn(page, page.getByLabel("New passphrase", { exact: true }), next);
    await typeIn(page, page.getByLabel("Type the new passphrase again"), next);
    await press(page, page.getByRole("button", { name: "Change the passphrase" }));
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "The passphrase was changed." }).waitFor();
    await page.keyboard.press("Control+Alt+l");
    await onScreen(page, "Kith is locked");
    await typeIn(page, page.getByLabel("Passphrase", { exact: true }), next);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Kith is locked" }).waitFor({ state: "detached" });
    await follow(page, atTop(page, "Cases"), "Cases on this device");
    await follow(page, page.getByRole("row").nth(1).getByRole("link"), "Case");
    await press(page, page.getByText("Remove this case from this device").locator("xpath=ancestor-or-self::summary"));
    await typeIn(page, page.getByLabel("Type remove to confirm"), "remove");
    await press(page, page.getByRole("button", { name: "Remove this case" }));
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "nothing of it is left" }).waitFor();
  }));

test("the rescue file is saved by keyboard alone", () =>
  journey(async ({ page, server }) => {
    await addCase(page);
    await saved(page);
    await page.goto(`${server.url}rescue.html`);
    await page.getByText("Kept on this device: 1 case, encrypted.").waitFor();
    const download = page.waitForEvent("download");
    await press(page, page.getByRole("button", { name: "Save the rescue file" }));
    assert.ok(readFileSync(await (await download).path()).length > 200);
  }));
