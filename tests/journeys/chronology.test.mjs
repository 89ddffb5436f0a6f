// The chronology from the first entry to what it shows: Doreen's 49 entries by quick add among 26 items of noise, the noise
// declined, the truths of the demo case read from the patterns, and the entries summed up, taken in and given out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { VIEWPORTS, journey, started } from "./support/browser.mjs";
import { DOREEN, addCase, apply, chooseFile, goInCase, main, onScreen, openCase, saved, setDay } from "./support/case.mjs";
import { familyFile, part, patterns, quick, quickAdd, rows } from "./support/chronology.mjs";
import { fill } from "./support/fill.mjs";
import { screens } from "./support/screens.mjs";

const day = (iso) => iso.split("-").map(Number).reverse().join("/");
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)];

/** The 49 entries and the 26 items of noise, in an order that is nobody's: the table has to sort them. */
function everything() {
  const entries = DOREEN.chronology.map((entry) => ({ ...entry, noise: null }));
  const noise = DOREEN.noise.map((item) => ({ typed: day(item.date), incident: item.text, source: "Social work record", significance: "", noise: item.kind }));
  const all = [...entries, ...noise];
  return all.map((item, n) => [(n * 31) % all.length, item]).sort(([a], [b]) => a - b).map(([, item]) => item);
}

/** One item of each kind of noise goes to the notes while it is written; the others are added, for a hint never stops anybody. */
async function enterAll(page, all) {
  const times = [];
  const moved = new Set();
  for (const item of all) {
    const begun = performance.now();
    if (["visit", "call", "quote", "opinion"].includes(item.noise) && !moved.has(item.noise)) {
      moved.add(item.noise);
      await quick(page).getByRole("textbox", { name: "When" }).fill(item.typed);
      await quick(page).getByRole("textbox", { name: "What happened" }).fill(item.incident);
      await quick(page).getByRole("button", { name: "Move to working notes" }).click();
      await quick(page).getByText("Moved to the working notes.").waitFor({ state: "attached" });
      continue;
    }
    await quickAdd(page, item);
    times.push(performance.now() - begun);
  }
  assert.equal(moved.size, 4);
  return times;
}

test("Doreen’s chronology is entered among noise, cleared of it, and says what is true of her", { timeout: 240_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await chooseFile(page, familyFile("live-doreen"));
    await apply(page);
    await openCase(page, "Doreen Amos");
    await goInCase(page, "Chronology");

    const times = await enterAll(page, everything());
    console.log(`quick add of ${times.length} entries: median ${median(times).toFixed(0)} ms, p95 ${p95(times).toFixed(0)} ms, all ${(times.reduce((a, b) => a + b) / 1000).toFixed(1)} s`);
    assert.equal((await rows(page)).length, 75 - 4);

    // The other noise is declined where its hints are gathered: moved to the notes, and one of them put back by undo.
    await part(page, "To decide");
    const doubtful = () => main(page).getByRole("button", { name: "Move to working notes" });
    for (let left = await doubtful().count(), first = true; left > 0; left = await doubtful().count()) {
      await doubtful().first().click();
      await page.waitForFunction((count) => [...document.querySelectorAll("main button")].filter((one) => one.textContent === "Move to working notes").length < count, left);
      if (first) {
        first = false;
        await page.getByRole("button", { name: /^Undo moved to working note/ }).click();
        await page.waitForFunction((count) => [...document.querySelectorAll("main button")].filter((one) => one.textContent === "Move to working notes").length === count, left);
      }
    }

    // What was entered twice is withdrawn where it is shown side by side.
    await part(page, "Patterns");
    assert.equal((await patterns(page, "Entered twice")).length, 3);
    for (const { text } of DOREEN.noise.filter((item) => item.kind === "duplicate")) {
      const second = page.getByRole("button", { name: `Withdraw “${text}”` });
      await second.click();
      await second.waitFor({ state: "detached" });
    }
    await part(page, "Entries");
    const shown = await rows(page);
    assert.equal(shown.length, 49);
    for (const { incident, source, significance } of DOREEN.chronology) {
      assert.ok(shown.some((words) => words.includes(incident) && words.includes(source) && words.includes(significance)), incident);
    }
    await goInCase(page, "Working notes");
    const notes = await main(page).innerText();
    for (const { text, kind } of DOREEN.noise) assert.equal(notes.includes(text), kind !== "duplicate", text);

    // Exactly the truths of the demo case, as of the day on which the plan began.
    await goInCase(page, "Chronology");
    await part(page, "Patterns");
    await page.getByRole("textbox", { name: "As of" }).fill("17/11/2025");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => location.hash.includes("as-of=2025-11-17"));
    await page.getByText("3 police reports in 20 months, steady: 265 and 320 days apart", { exact: true }).waitFor();
    assert.deepEqual(await patterns(page, "What repeats"), [
      "5 falls in 8 months, rising: 83, 80, 56 and 23 days apart",
      "7 visits without access in 15 weeks, rising: 21, 28, 14, 14, 14 and 14 days apart",
      "3 police reports in 20 months, steady: 265 and 320 days apart",
    ]);
    assert.deepEqual(await patterns(page, "Packages started and ended"), ["3 packages of home care started and ended, after 42, 42 and 21 days"]);
    assert.deepEqual(await patterns(page, "Gaps in contact"), [
      "No contact with any service for 3 years and 7 months, while the case was closed: 1 July 2016 to 17 February 2020",
      "No contact with any service for 17 months, while the case was closed: 30 March 2020 to 14 September 2021",
      "No contact with any service for 13 months, while the case was closed: 10 May 2022 to 19 June 2023",
    ]);
    const positives = (await patterns(page, "Supports that the plan does not name")).map((words) => words.replace(/ (is a support|was a strong).*/, ""));
    assert.deepEqual(positives.sort(), ["Chloe Pike", "Emeka Okafor", "chapel lunch club"]);
    assert.deepEqual(await patterns(page, "Accounts that contradict each other"), ["“Kevin says that there are no arguments”, against Police"]);
    assert.equal(await page.getByRole("region", { name: "Entered twice" }).count(), 0);
    await assertAccessible(page, "patterns");
    await screens(page, "chronology-patterns");

    // The rows of a pattern are a link away, alone and among the others, and the address says ids alone.
    const falls = page.getByRole("listitem").filter({ hasText: "5 falls in 8 months" });
    await falls.getByRole("link", { name: /^Show 5 entries/ }).click();
    await page.getByText("5 entries of a pattern, shown alone.").waitFor();
    assert.equal((await rows(page)).length, 5);
    assert.match(decodeURIComponent(new URL(page.url()).hash), /^#\/case\/live-doreen\/chronology\?rows=[a-z0-9,]+$/);
    await page.getByRole("button", { name: "Mark them among all entries" }).click();
    await page.getByText("5 entries of a pattern, marked among all.").waitFor();
    assert.equal((await rows(page)).length, 49);
    assert.equal(await main(page).getByText("In the pattern").count(), 5);

    // What it may mean is kept apart, signed, and begins with the words of the pattern.
    await part(page, "Patterns");
    await page.getByRole("listitem").filter({ hasText: "5 falls in 8 months" }).getByRole("button", { name: /^Take into the analysis/ }).click();
    await main(page).getByRole("heading", { level: 2, name: "Analysis" }).waitFor();
    const thought = page.getByRole("textbox", { name: "A thought" });
    assert.match(await thought.inputValue(), /^5 falls in 8 months, rising/);
    await thought.fill(`${await thought.inputValue()}The door closes as the falls come closer.`);
    await page.getByRole("button", { name: "Sign and keep" }).click();
    await main(page).getByRole("listitem").filter({ hasText: "The door closes as the falls come closer." }).waitFor();
    assert.equal(await thought.inputValue(), "");
    await assertAccessible(page, "analysis");
    await part(page, "Entries");
    assert.equal((await rows(page)).length, 49, "a thought is no entry");
    await saved(page);
  }));

/** A case with some of Doreen's entries, and the family when it is asked for. */
async function withEntries(page, numbers) {
  await setDay(page);
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "contact-date", { date: "2025-11-04" });
  await goInCase(page, "Chronology");
  for (const n of numbers) await quickAdd(page, DOREEN.chronology.find((entry) => entry.n === n));
}

test("what repeats is summed up, unfolded again, and nothing is lost by either", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await withEntries(page, [27, 28, 30, 39, 41, 43]);
    const before = await rows(page);
    await part(page, "To decide");
    await assertAccessible(page, "to decide");
    await page.getByRole("button", { name: /^Sum up ?: 5 falls in 8 months/ }).click();
    const sum = page.getByRole("region", { name: "Sum up entries" });
    assert.equal(await sum.getByRole("textbox", { name: "The entry that stands for them" }).inputValue(), "5 falls in 8 months, rising.");
    await sum.getByRole("textbox", { name: "Why the repetition matters" }).fill("They come closer together.");
    await assertAccessible(page, "summing up");
    await screens(page, "chronology-summing-up");
    await sum.getByRole("button", { name: "Add the summary" }).click();
    await page.getByRole("button", { name: "Show all entries", exact: true }).click();
    await page.getByRole("button", { name: "5 entries folded under this" }).waitFor();
    assert.equal((await rows(page)).length, 2);
    await page.getByRole("button", { name: "5 entries folded under this" }).click();
    await assertAccessible(page, "a summary with its entries");
    const folded = await main(page).getByRole("table").getByRole("listitem").allInnerTexts();
    assert.equal(folded.length, 5);

    // By its own button, by undo, and by undo once more: each is the exact inverse of the one before.
    await page.getByRole("button", { name: "Show them one by one again" }).click();
    await page.getByText("6 entries", { exact: true }).waitFor();
    assert.deepEqual(await rows(page), before);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByText("2 entries", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^Undo chronology entry added/ }).click();
    await page.getByText("6 entries", { exact: true }).waitFor();
    assert.deepEqual(await rows(page), before);

    // Rows chosen by hand, and the levels of zoom, which insert nothing.
    await page.getByRole("button", { name: "Sum up entries" }).click();
    await page.getByRole("checkbox", { name: /^Choose 8 February 2025/ }).check();
    await page.getByText("1 entry is chosen. Choose one more.").waitFor();
    await page.getByRole("checkbox", { name: /^Choose 20 December 2024/ }).check();
    await page.getByText("2 entries are chosen.").waitFor();
    await page.getByRole("button", { name: "Stop choosing" }).click();
    await page.getByRole("button", { name: "Filter and zoom" }).click();
    await page.getByRole("combobox", { name: "How much" }).selectOption("Skeleton");
    await page.getByText("2 entries", { exact: true }).waitFor();
    await assertAccessible(page, "the skeleton with the filters open");
    await page.getByRole("combobox", { name: "How much" }).selectOption("Full");
    await page.getByText("6 entries", { exact: true }).waitFor();
    assert.deepEqual(await rows(page), before);
  }));

test("a table of another agency comes in as one step, with its doubts shown first, and goes out safe", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await withEntries(page, [24, 26]);
    await part(page, "In and out", "Take in from another agency");
    await assertAccessible(page, "in and out");
    const file = (name, text) => page.getByLabel("Table as a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await file("workbook.csv", "PK\u0003\u0004not a table");
    await page.getByRole("alert").filter({ hasText: "This is not a table of text." }).waitFor();
    await file("one.csv", "Date\n1/1/2025\n");
    await page.getByRole("alert").filter({ hasText: "only one column" }).waitFor();

    await file("police.csv", 'Date,Event,Officer\n03/04/2025,"=HYPERLINK(""x"",""Called"") to a dispute",PC 1\n05/06/2025,Neighbour rings about raised voices,PC 2\n');
    const review = page.getByRole("region", { name: "Rows that come in" });
    await review.getByText("Choose which agency this comes from.").waitFor();
    await review.getByText("Every date of this table can be read two ways.").waitFor();
    await review.getByRole("combobox", { name: "Agency" }).selectOption("Police or probation");
    await assertAccessible(page, "rows with open questions");
    await review.getByRole("radio", { name: "The day: 3 April" }).check();
    await review.getByText("3 April 2025:").waitFor();

    await file("police.csv", "Date,Event,Officer\n12/01/2024,Called to shouting at the home; no action taken,PC 4471\n14/07/2024,=1+1 bicycle stolen from the shed,PC 1\nsoon,Something said at the desk,PC 2\n");
    await review.getByText("“soon” is not a date that can be read.").waitFor();
    await review.getByRole("checkbox", { name: /^Add all the same: 12 January 2024/ }).waitFor();
    await screens(page, "chronology-in-and-out");
    await assertAccessible(page, "rows that come in");
    await review.getByRole("button", { name: "Add 2 entries" }).click();
    await page.getByText("4 entries", { exact: true }).waitFor();
    const all = await rows(page);
    assert.ok(all.some((words) => words.includes("=1+1 bicycle stolen") && words.includes("Police or probation; PC 1")), "the agency is stamped as source");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await page.getByText("2 entries", { exact: true }).waitFor();
    await page.getByRole("button", { name: /^Redo/ }).click();
    await page.getByText("4 entries", { exact: true }).waitFor();

    await part(page, "In and out", "Take in from another agency");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as CSV" }).click()]);
    assert.match(download.suggestedFilename(), /^kith-chronology-2026-03-20\.csv$/);
    const text = readFileSync(await download.path(), "utf8");
    assert.ok(text.includes("2024-07-14,'=1+1 bicycle stolen from the shed"), text);
    assert.doesNotMatch(text, /(^|,)"?[=+@]/m);
  }));

test("filters stand in the address as codes, survive a reload and the way back, and the columns sort", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await withEntries(page, [7, 10, 22, 24, 26, 46]);
    await page.getByRole("button", { name: "Filter and zoom" }).click();
    await page.getByRole("combobox", { name: "Source" }).selectOption("Police");
    await page.getByText("2 of 6 entries").waitFor();
    await page.getByRole("textbox", { name: "Not over before" }).fill("Feb 2024");
    await page.keyboard.press("Tab");
    await page.getByText("1 of 6 entries").waitFor();
    const hash = new URL(page.url()).hash;
    assert.match(hash, /\?source=[a-z2-7]{16}\.0&from=2024-02-01$/);
    assert.doesNotMatch(hash, /police/i);
    await saved(page);
    await page.reload();
    await started(page);
    await page.getByText("1 of 6 entries").waitFor();
    await page.goBack();
    await page.getByText("2 of 6 entries").waitFor();
    await page.getByRole("button", { name: "Show all entries as they are" }).click();
    await page.getByText("6 entries", { exact: true }).waitFor();
    await page.getByRole("searchbox", { name: "Words" }).fill("chapel club");
    await page.getByText("1 of 6 entries").waitFor();
    assert.doesNotMatch(page.url(), /chapel/, "words that were typed are in the address");
    await page.getByRole("searchbox", { name: "Words" }).fill("");
    await page.getByText("6 entries", { exact: true }).waitFor();

    const sort = (name) => main(page).getByRole("columnheader", { name }).getByRole("button");
    for (const [name, column, at] of [["Date", "date", 0], ["Source", "source", 2]]) {
      await sort(name).click();
      await page.waitForFunction((wanted) => [...document.querySelectorAll("th[aria-sort]")].map((one) => one.getAttribute("aria-sort")).join() === wanted, ["none", "none", "none", "none"].map((none, n) => (n === at ? (column === "date" ? "descending" : "ascending") : none)).join());
    }
    const sources = (await main(page).getByRole("table").getByRole("row").allInnerTexts()).slice(1).length;
    assert.equal(sources, 6);
    await assertAccessible(page, "sorted by source");
  }));

test("a date is read back before it is kept, and one that cannot be read is asked about", () =>
  journey(async ({ page }) => {
    await withEntries(page, []);
    const date = quick(page).getByRole("textbox", { name: "When" });
    for (const [typed, read] of [
      ["12/3", "Read as: 12 March 2026. No year was typed, so it is the last such day."],
      ["mar 2006", "Read as: March 2006"],
      ["summer 2021", "Read as: summer 2021"],
      ["yesterday", "Read as: 19 March 2026"],
      ["c. 1966", "Read as: about 1966"],
      ["2016-19", "Read as: 2016 to 2019"],
      ["31/2/2025", "Not read as a date yet."],
      ["4/11/25 or so", "Not read as a date yet."],
    ]) {
      await date.fill(typed);
      await quick(page).getByText(read, { exact: true }).waitFor();
    }
    await quick(page).getByRole("textbox", { name: "What happened" }).fill("Grab rails fitted.");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: "is not read as a date" }).waitFor();
    await assertAccessible(page, "a date that is asked about");
    await screens(page, "chronology-quick-add");
    assert.equal(await main(page).getByRole("table").count(), 0, "an unread date was kept without a question");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("1 entry", { exact: true }).waitFor();
    assert.match((await rows(page))[0], /4\/11\/25 or so.*Grab rails fitted/);
    await page.getByRole("link", { name: "Print the chronology" }).click();
    await page.getByRole("article").waitFor();
    await page.emulateMedia({ media: "print" });
    assert.match((await rows(page))[0], /4\/11\/25 or so.*Grab rails fitted/, "an entry is printed without its date");
    await page.emulateMedia({ media: null });
    await page.goBack();
    await quick(page).waitFor();
    await page.setViewportSize(VIEWPORTS.narrow);
    await assertReflows(page, "quick add");
  }));

test("a case that comes back without a chronology asks for one before anything else", () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await main(page).getByRole("link", { name: "Closure or transfer" }).click();
    await onScreen(page, "Closure or transfer");
    await fill(main(page), "closure", "outcome", { choice: "closed" });
    await fill(main(page), "closure", "ended", { date: "2022-05-10" });
    await goInCase(page, "Overview");
    await page.getByRole("button", { name: "Reopen this case" }).click();
    await main(page).getByText("First: make the chronology.").waitFor();
    await assertAccessible(page, "overview of a case that came back");
    await page.getByRole("link", { name: "Make the chronology" }).click();
    await onScreen(page, "Chronology");
    await page.getByText("This case was reopened and has no chronology. Make one first").waitFor();
    await quickAdd(page, DOREEN.chronology[0]);
    await page.getByText("This case was reopened and has no chronology. Make one first").waitFor({ state: "detached" });

    // The closure proposes itself; it is taken, stays linked, and can be declined after all.
    await part(page, "To decide");
    await page.getByRole("button", { name: /^Take and edit ?: 10 May 2022, Case closed/ }).click();
    const editor = page.getByRole("region", { name: "Open entry" });
    await editor.getByText("Taken from:").waitFor();
    await fill(editor, "chronology", "significance", { text: "Closed on a refusal." });
    await assertAccessible(page, "a taken entry open for writing");
    await editor.getByRole("button", { name: "Put this entry away" }).click();
    await part(page, "To decide");
    await page.getByRole("button", { name: /^Decline after all ?: 10 May 2022/ }).click();
    await page.getByRole("button", { name: /^Offer again ?: 10 May 2022/ }).waitFor();
    await assertAccessible(page, "decided proposals");
    await screens(page, "chronology-to-decide");
  }));
