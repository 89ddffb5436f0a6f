// No axe violation on any screen in any state; each screen reflows at 320 px. The screens are kept as pictures to look at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { VIEWPORTS, journey } from "./support/browser.mjs";
import { DOREEN, addCase, apply, chooseFile, exportCase, go, goInCase, main, onScreen, setDay, setDetails } from "./support/case.mjs";
import { fill, form } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";
import { screens } from "./support/screens.mjs";

const pictureOf = (where) => `target/screens/${where.replaceAll(/[^a-z]+/gi, "-").toLowerCase()}.png`;

/** Checks a state as it is; in dark colours; at 320 px for reflow; and, where asked, on a telephone and in forced colours too. */
async function check(page, where, { everywhere = false, picture = false } = {}) {
  await assertAccessible(page, where);
  await page.emulateMedia({ colorScheme: "dark" });
  await assertAccessible(page, `${where} in dark colours`);
  if (picture) await page.screenshot({ path: pictureOf(`${where}-dark`), animations: "disabled" });
  await page.emulateMedia({ colorScheme: "light" });
  const before = page.viewportSize();
  await page.setViewportSize(VIEWPORTS.narrow);
  await assertReflows(page, `${where} at 320 px`);
  if (everywhere) {
    await page.setViewportSize(VIEWPORTS.phone);
    await assertAccessible(page, `${where} at 390 px`);
  }
  await page.setViewportSize(before);
  if (everywhere) {
    await page.emulateMedia({ forcedColors: "active" });
    await assertAccessible(page, `${where} in forced colours`);
    await page.emulateMedia({ forcedColors: "none" });
  }
  if (picture) await screens(page, where.replaceAll(/[^a-z]+/gi, "-").toLowerCase());
}

/** A device with the whole demo case on it, on the day on which it is told. */
async function withCase(page, file = sealed(liveFile())) {
  await setDay(page);
  await setDetails(page, DOREEN.practitioner);
  await chooseFile(page, file);
  await apply(page);
  await onScreen(page, "Case");
  await page.getByRole("button", { name: "Put away" }).click();
}

test("axe finds nothing on the screens around a case", () =>
  journey(async ({ page }) => {
    await check(page, "home empty", { everywhere: true, picture: true });
    await go(page, "About", "About Kith");
    await check(page, "about");
    await go(page, "Hand over", "Hand over");
    await check(page, "hand over with no case");
    await withCase(page);
    await go(page, "Your details", "Your details");
    await check(page, "your details", { picture: true });
    await go(page, "Cases", "Cases on this device");
    await check(page, "home with a case", { everywhere: true, picture: true });
    await go(page, "Hand over", "Hand over");
    await main(page).getByRole("checkbox").first().check();
    await check(page, "hand over several", { picture: true });
    await go(page, "Search", "Search");
    await page.getByRole("searchbox").fill("chapel");
    await page.getByRole("status").filter({ hasText: /\d+ places/ }).waitFor();
    await check(page, "search with hits", { everywhere: true, picture: true });
    await page.getByRole("searchbox").fill("zebra");
    await page.getByText("Nothing was found.").waitFor();
    await check(page, "search with nothing found");
  }));

test("axe finds nothing on the forms of a new case, before, with and after the error summary", () =>
  journey(async ({ page }) => {
    await addCase(page);
    await check(page, "overview of a new case");
    await goInCase(page, "About the person");
    await check(page, "person");
    await goInCase(page, "Consultation");
    await check(page, "consultation");
    await page.getByRole("button", { name: "Mark complete" }).click();
    await page.getByRole("alert").waitFor();
    await check(page, "consultation with the error summary", { everywhere: true, picture: true });
    for (const { slug, value } of DOREEN.answers.filter((answer) => answer.form === "consultation")) await fill(main(page), "consultation", slug, value);
    await page.getByRole("button", { name: "Mark complete" }).click();
    await page.getByRole("button", { name: "Open again" }).waitFor();
    await check(page, "consultation completed");
    await goInCase(page, "Chronology");
    await check(page, "chronology empty");
    await page.getByRole("button", { name: "Add an entry" }).click();
    await page.getByRole("button", { name: "Mark complete" }).click();
    await page.getByRole("alert").waitFor();
    await check(page, "chronology with the editor and its errors", { picture: true });
    await goInCase(page, "Working notes");
    await check(page, "notes empty");
    await page.getByRole("button", { name: "Add a note" }).click();
    await check(page, "notes with the editor open");
    await goInCase(page, "Reviews");
    await check(page, "reviews empty");
    await goInCase(page, "Overview");
    await page.getByRole("link", { name: "Send the consultation to the area mailbox" }).click();
    await check(page, "send without a mailbox");
  }));

test("axe finds nothing on the forms of a whole case", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await withCase(page);
    await check(page, "overview", { everywhere: true, picture: true });
    await goInCase(page, "About the person");
    await check(page, "person filled in", { picture: true });
    await goInCase(page, "Consultation");
    await check(page, "consultation filled in", { everywhere: true, picture: true });
    await goInCase(page, "Threshold");
    await check(page, "threshold filled in", { picture: true });
    await goInCase(page, "Decision");
    await check(page, "decision filled in", { picture: true });
    await goInCase(page, "Involvement");
    await check(page, "involvement with ratings", { everywhere: true, picture: true });
    await page.getByRole("button", { name: "Withdraw concern 1" }).click();
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.getByText("Enter the reason. It is kept with the record.").waitFor();
    await check(page, "withdraw dialog with its error", { picture: true });
  }));

test("axe finds nothing on the other screens of a whole case", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await withCase(page);
    await goInCase(page, "Reviews");
    await check(page, "reviews", { picture: true });
    await page.getByRole("link", { name: "Review 2: formal" }).click();
    await onScreen(page, form("review").title);
    await check(page, "review", { everywhere: true, picture: true });
    await page.getByRole("button", { name: "History of Date of review" }).click();
    await page.getByRole("dialog").waitFor();
    await check(page, "history dialog", { picture: true });
    await page.keyboard.press("Escape");
    await goInCase(page, "Overview");
    await main(page).getByRole("link", { name: "Closure or transfer" }).click();
    await onScreen(page, form("closure").title);
    await check(page, "closure");
    await goInCase(page, "Chronology");
    await check(page, "chronology with entries", { everywhere: true, picture: true });
    await main(page).getByRole("table").getByRole("button", { name: /^Open the entry of/ }).first().click();
    await check(page, "chronology with an entry open");
    await goInCase(page, "Working notes");
    await check(page, "notes", { picture: true });
    await goInCase(page, "Print");
    for (const [link, heading] of [
      ["Consultation form", "Social work consultation form (Appendix 2)"],
      ["Involvement and review form", "Social work involvement and review form (Appendix 3)"],
      ["Chronology", "Social work chronology (Appendix 4)"],
    ]) {
      await page.getByRole("navigation", { name: "Documents" }).getByRole("link", { name: link, exact: true }).click();
      await onScreen(page, heading);
      await check(page, `print ${link}`, { picture: true });
    }
    await goInCase(page, "History");
    await check(page, "history of the case", { everywhere: true, picture: true });
    await goInCase(page, "Consultation");
    await page.getByRole("link", { name: "History of this form" }).click();
    await onScreen(page, "History of the form: Consultation");
    await check(page, "history of a form", { picture: true });
    await page.getByRole("link", { name: "The case at a date" }).click();
    await onScreen(page, "The case at a date");
    await check(page, "the case at a date, not yet asked for");
    const day = page.getByRole("group", { name: "Show the case as it stood at the end of" });
    for (const [name, value] of [["Day", "20"], ["Month", "3"], ["Year", "2026"]]) await day.getByRole("textbox", { name }).fill(value);
    await page.getByRole("button", { name: "Show the case" }).click();
    await page.getByText("It cannot be changed here.").waitFor();
    await check(page, "the case at a date", { everywhere: true, picture: true });
    await goInCase(page, "Hand over");
    await check(page, "hand over", { everywhere: true, picture: true });
    await goInCase(page, "Overview");
    await page.getByRole("link", { name: "Send the consultation to the area mailbox" }).click();
    await page.getByRole("link", { name: /^Begin the message to/ }).waitFor();
    await check(page, "send", { picture: true });
  }));

test("axe finds nothing on the review of a file and on the conflicts", { timeout: 120_000 }, () =>
  journey(async ({ page }) =>
    journey(async ({ page: other }) => {
      await chooseFile(page, "not a file of ours");
      await page.getByRole("alert").waitFor();
      await check(page, "open file refused", { picture: true });
      const newer = { ...liveFile(), version: 3, app: "9.1.0" };
      await chooseFile(page, JSON.stringify(newer));
      await main(page).getByText("made by a newer version").waitFor();
      await check(page, "open file of a newer version");
      await withCase(page);
      await withCase(other);
      for (const [on, words] of [[page, "Not how she says it."], [other, "What he heard."]]) {
        await goInCase(on, "Consultation");
        await fill(main(on), "consultation", "reason", { text: words });
      }
      const file = await exportCase(other);
      await go(page, "Open a file", "Open a hand-off file");
      await check(page, "open file");
      await chooseFile(page, file.bytes);
      await page.getByRole("button", { name: "Apply", exact: true }).waitFor();
      await check(page, "open file with conflicts", { everywhere: true, picture: true });
      await apply(page);
      await goInCase(page, "Consultation");
      await page.getByRole("region", { name: "Two answers" }).waitFor();
      await check(page, "consultation with two answers", { everywhere: true, picture: true });
    }),
  ));

test("axe finds nothing on the training case, which stays apart from the live ones", () =>
  journey(async ({ page }) => {
    await setDay(page);
    await page.getByRole("link", { name: "Open the training case" }).click();
    await onScreen(page, "Training case");
    await check(page, "training empty");
    await page.getByRole("button", { name: "Load the training case" }).click();
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).waitFor();
    await check(page, "training with the case", { picture: true });
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).click();
    await onScreen(page, "Case");
    assert.ok(await page.getByRole("region", { name: "Training" }).isVisible());
    await check(page, "training overview", { everywhere: true, picture: true });
    await page.getByRole("link", { name: "Leave training" }).click();
    await onScreen(page, "Cases on this device");
    await page.getByRole("heading", { name: "No cases yet" }).waitFor();
  }));
