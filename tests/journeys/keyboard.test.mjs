// A consultation and an entry of the chronology by keyboard alone, from the moment at which the page is there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSPHRASE, journey } from "./support/browser.mjs";
import { DOREEN, addCase, goInCase, main, onScreen, saved } from "./support/case.mjs";
import { control, form, question, questions, said } from "./support/fill.mjs";

const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Presses a key until the focus is there; a keyboard trap, or a control out of reach, ends it. */
async function tabTo(page, locator, key = "Tab", most = 120) {
  await locator.waitFor();
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    if (await isFocused(locator)) return;
  }
  throw new Error(`${key} never reached ${locator}`);
}

/** Answers a question from wherever the focus is before it. */
async function answer(page, noun, slug, value) {
  const asked = question(noun, slug);
  const field = control(main(page), asked);
  switch (asked.kind) {
    case "day": {
      const parts = value.date.split("-").map(Number).reverse();
      for (const [index, name] of ["Day", "Month", "Year"].entries()) {
        await tabTo(page, field.getByRole("textbox", { name }));
        await page.keyboard.type(String(parts[index]));
      }
      return;
    }
    case "one": {
      // Tab reaches the first of the group; the arrows go on from there and choose.
      const at = asked.choices.findIndex((choice) => choice.slug === value.choice);
      await tabTo(page, field.getByRole("radio").first());
      await page.keyboard.press("Space");
      for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowDown");
      return;
    }
    default:
      await tabTo(page, field);
      return page.keyboard.type(value.typed ?? value.text ?? value.time);
  }
}

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
