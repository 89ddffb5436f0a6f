// One whole piece of work through the screens, by role and label: from the consultation to the reviews, saved, found again
// after a reload, handed to an empty device as a file, and equal there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey, started } from "./support/browser.mjs";
import {
  DOREEN,
  addCase,
  apply,
  assertNoTally,
  chooseFile,
  counts,
  exportCase,
  go,
  goInCase,
  main,
  markComplete,
  onScreen,
  openCase,
  saved,
  setDay,
  setDetails,
  undo,
} from "./support/case.mjs";
import { form, fill, question, questions, said } from "./support/fill.mjs";

// In the order of their dates: the years 2016 to 2019 begin before 11 May 2016.
const ENTRIES = [1, 2, 10, 9, 15, 22, 28, 44, 48, 49].map((n) => DOREEN.chronology.find((entry) => entry.n === n));
const FORMS = [
  ["About the person", "person"],
  ["Consultation", "consultation"],
  ["Threshold", "threshold"],
  ["Decision", "decision"],
  ["Involvement", "involvement"],
];
const of = (noun) => DOREEN.answers.filter((answer) => answer.form === noun);
const KINDS = { client: "Client", carer: "Carer", family: "Family or friend", "social-worker": "Social worker", professional: "Other professional" };
const WHOSE = { professional: "Professional concern", person: "The person’s own concern", societal: "Societal concern" };
const inWords = (rating) => (rating === 0 ? "0 (worst risk)" : rating === 10 ? "10 (no risk)" : String(rating));

/** The ratings of an occasion with the name of each one's control. */
function ratings(occasion) {
  const named = (list, id) => DOREEN[list].find((one) => one.id === id);
  return DOREEN.ratings
    .filter((rating) => rating.occasion === occasion)
    .map(({ concern, rater, value }) => [`${named("concerns", concern).text}, rated by ${named("raters", rater).name}`, inWords(value)]);
}

async function rate(page, occasion) {
  for (const [name, value] of ratings(occasion)) await page.getByRole("combobox", { name, exact: true }).selectOption(value);
}

async function assertRated(page, occasion) {
  for (const [name, value] of ratings(occasion)) {
    const shown = await page.getByRole("combobox", { name, exact: true }).evaluate((select) => select.selectedOptions[0].text);
    assert.equal(shown, value, `${name}, ${occasion}`);
  }
}

async function enterForms(page) {
  for (const [link, noun] of FORMS) {
    await goInCase(page, link);
    for (const { slug, value } of of(noun)) await fill(main(page), noun, slug, value);
    if (noun === "threshold") await assertNoTally(page);
    if (noun === "involvement") await enterConcerns(page);
    await markComplete(page);
  }
}

async function enterConcerns(page) {
  for (const [index, { text, whose }] of DOREEN.concerns.entries()) {
    await page.getByRole("button", { name: "Add a concern" }).click();
    await page.getByRole("textbox", { name: `Concern ${index + 1}`, exact: true }).fill(text);
    await page.getByRole("combobox", { name: `Whose, concern ${index + 1}` }).selectOption(WHOSE[whose]);
  }
  for (const [index, { name, kind }] of DOREEN.raters.entries()) {
    const field = page.getByRole("textbox", { name: `Rater ${index + 1}`, exact: true });
    // The client is there already, as the first to rate.
    if (index > 0) {
      await page.getByRole("button", { name: "Add a rater" }).click();
      await field.fill(name);
      await page.getByRole("combobox", { name: `Who this is, rater ${index + 1}` }).selectOption(KINDS[kind]);
    }
    assert.equal(await field.inputValue(), name);
  }
  await rate(page, "allocation");
}

async function enterReview(page, { id, answers }) {
  await goInCase(page, "Reviews");
  await page.getByRole("button", { name: "Add a review" }).click();
  await onScreen(page, form("review").title);
  for (const [slug, value] of Object.entries(answers)) await fill(main(page), "review", slug, value);
  await rate(page, id);
  await markComplete(page);
}

async function enterChronology(page) {
  await goInCase(page, "Chronology");
  // The last comes first, so that the order of the table is the program's own work.
  for (const [index, entry] of ENTRIES.toReversed().entries()) {
    await page.getByRole("button", { name: index === 0 ? "Add an entry" : "Add another entry" }).click();
    const editor = page.getByRole("region", { name: "Open entry" });
    await page.waitForFunction(() => document.activeElement?.tagName === "INPUT" && document.activeElement.value === "");
    await fill(editor, "chronology", "date", { typed: entry.typed });
    for (const slug of ["incident", "source", "significance"]) await fill(editor, "chronology", slug, { text: entry[slug] });
    await markComplete(page, editor);
  }
  await page.getByRole("button", { name: "Put this entry away" }).click();
}

async function enterNote(page, { date, kind, text }) {
  await goInCase(page, "Working notes");
  await page.getByRole("button", { name: "Add a note" }).click();
  const editor = page.getByRole("region", { name: "Open note" });
  await fill(editor, "note", "date", { date });
  await fill(editor, "note", "kind", { choice: kind });
  await fill(editor, "note", "text", { text });
  await page.getByRole("button", { name: "Put this note away" }).click();
}

async function assertClocks(page) {
  await goInCase(page, "Overview");
  const due = async (review) => (await page.getByRole("row").filter({ hasText: review }).innerText()).replace(/\s+/g, " ");
  assert.match(await due("Initial review"), /15 December 2025 done on time, held on 12 December 2025/);
  assert.match(await due("Formal review"), /24 February 2026 done 2 days late, held on 26 February 2026/);
  assert.match(await due("Next agreed review"), /14 April 2026 due in 25 days/);
  assert.match(await main(page).innerText(), /Next: agreed review by 14 April 2026 \(due in 25 days\)/);
  for (const task of ["About the person", "Consultation", "Threshold", "Decision", "Involvement plan"]) {
    assert.ok(await main(page).getByRole("link", { name: task, description: "Completed" }).isVisible(), `${task} is not shown as completed`);
  }
}

async function assertForms(page) {
  for (const [link, noun] of FORMS) {
    await goInCase(page, link);
    for (const { slug, value } of of(noun)) {
      assert.deepEqual(await said(main(page), noun, slug), value, `${noun}: ${question(noun, slug).label}`);
    }
    if (noun !== "involvement") continue;
    for (const [index, { text, whose }] of DOREEN.concerns.entries()) {
      assert.equal(await page.getByRole("textbox", { name: `Concern ${index + 1}`, exact: true }).inputValue(), text);
      const select = page.getByRole("combobox", { name: `Whose, concern ${index + 1}` });
      assert.equal(await select.evaluate((one) => one.selectedOptions[0].text), WHOSE[whose]);
    }
    for (const [index, { kind }] of DOREEN.raters.entries()) {
      const select = page.getByRole("combobox", { name: `Who this is, rater ${index + 1}` });
      assert.equal(await select.evaluate((one) => one.selectedOptions[0].text), KINDS[kind]);
    }
    await assertRated(page, "allocation");
  }
}

async function assertReviews(page) {
  for (const [index, { id, answers }] of DOREEN.reviews.entries()) {
    await goInCase(page, "Reviews");
    await page.getByRole("link", { name: `Review ${index + 1}: ${id}` }).click();
    await onScreen(page, form("review").title);
    for (const [slug, value] of Object.entries(answers)) {
      assert.deepEqual(await said(main(page), "review", slug), value, `review ${id}: ${question("review", slug).label}`);
    }
    await assertRated(page, id);
  }
}

async function assertChronology(page) {
  await goInCase(page, "Chronology");
  const rows = main(page).getByRole("table").getByRole("row");
  assert.equal(await rows.count(), ENTRIES.length + 1);
  for (const [index, entry] of ENTRIES.entries()) {
    const words = await rows.nth(index + 1).innerText();
    for (const part of [entry.incident, entry.source, entry.significance]) assert.ok(words.includes(part), `row ${index + 1}: ${part}`);
  }
}

/** Checks that the file holds what was entered: the last word on each field. */
function assertFile({ operations }) {
  const values = new Map();
  for (const { key, value } of operations) {
    values.set(key, value);
    for (const [field, inner] of Object.entries(value.whole ?? {})) values.set(`${key}/${field}`, inner);
  }
  const episode = [...values.keys()].find((key) => /^episode\/[^/]+$/.test(key)).split("/")[1];
  for (const { form: noun, slug, value } of DOREEN.answers) {
    const key = question(noun, slug).home === "client" ? `person/client/${slug}` : `${noun}/${episode}/${slug}`;
    assert.deepEqual(values.get(key), value, key);
  }
  const dates = [...values].filter(([key]) => /^chronology\/[^/]+\/date$/.test(key)).map(([, { date }]) => date);
  assert.deepEqual(dates.sort(), ENTRIES.map((entry) => entry.date).sort());
}

const headingsOf = (...nouns) => nouns.flatMap((noun) => form(noun).sections.map((section) => section.heading));

async function assertPapers(page) {
  await goInCase(page, "Print");
  const review = headingsOf("review");
  const papers = {
    "Consultation form": ["Social work consultation form (Appendix 2)", headingsOf("consultation", "decision")],
    Threshold: [`${form("threshold").title} (${form("threshold").source})`, headingsOf("threshold")],
    "Involvement and review form": [
      "Social work involvement and review form (Appendix 3)",
      [...headingsOf("involvement"), "Review of social work intervention", "Review 1", ...review, "Review 2", ...review],
    ],
    Chronology: ["Social work chronology (Appendix 4)", []],
    "Working notes": ["Working notes", []],
  };
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.getByRole("navigation", { name: "Documents" }).isVisible()), "the navigation is printed");
  await page.emulateMedia({ media: "screen" });
  for (const [link, [title, headings]] of Object.entries(papers)) {
    await page.getByRole("navigation", { name: "Documents" }).getByRole("link", { name: link, exact: true }).click();
    await onScreen(page, title);
    const paper = page.getByRole("article");
    assert.deepEqual(await paper.getByRole("heading", { level: 2 }).allInnerTexts(), headings, link);
    if (link !== "Chronology") continue;
    const incidents = await paper.getByRole("row").allInnerTexts();
    assert.equal(incidents.length, ENTRIES.length + 1);
    for (const [index, entry] of ENTRIES.entries()) assert.ok(incidents[index + 1].includes(entry.incident), entry.incident);
  }
}

/** Checks that the text on the clipboard has every answer, in the order of the questions. */
async function assertCopied(page, noun) {
  await page.getByRole("button", { name: "Copy as text : this form" }).click();
  await page.getByRole("status", { name: "Done" }).filter({ hasText: "Copied as text" }).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const given = new Map(of(noun).map(({ slug, value }) => [slug, value]));
  let at = 0;
  for (const { slug, label, kind } of questions(noun)) {
    const value = given.get(slug);
    if (!value) continue;
    const words = kind === "line" || kind === "paragraph" ? `${label}: ${value.text}` : `${label}: `;
    const found = text.indexOf(words, at);
    assert.ok(found >= at, `${words} is not on the clipboard, or not in its place`);
    at = found;
  }
}

test("Doreen Amos’s case is entered, found again, handed over and equal on the other device", () =>
  journey(async (first) => {
    const { page } = first;
    await first.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await setDay(page);
    await setDetails(page, DOREEN.practitioner);
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    await enterForms(page);
    for (const review of DOREEN.reviews) await enterReview(page, review);
    await enterChronology(page);
    await enterNote(page, DOREEN.notes[0]);
    await assertClocks(page);
    await saved(page);

    await page.reload();
    await started(page);
    await assertClocks(page);
    await assertForms(page);
    await assertReviews(page);
    await assertChronology(page);
    await goInCase(page, "Working notes");
    assert.ok((await main(page).innerText()).includes(DOREEN.notes[0].text));
    await assertPapers(page);
    await goInCase(page, "Consultation");
    await assertCopied(page, "consultation");

    const file = await exportCase(page);
    assert.match(file.name, /^kith-[a-z2-7]{6}-2026-03-20\.json$/);
    assertFile(file.json.cases[0]);

    // Another browser is another device: its own profile, its own origin, nothing in it.
    await journey(async ({ page: other }) => {
      await setDay(other);
      await chooseFile(other, file.bytes);
      const keys = new Set(file.json.cases[0].operations.map((operation) => operation.key));
      assert.deepEqual(await counts(other), { New: keys.size, Changed: 0, Same: 0, Conflicting: 0 });
      await go(other, "Cases", "Cases on this device");
      assert.ok(await other.getByRole("heading", { name: "No cases yet" }).isVisible(), "something was applied before “Apply”");
      await chooseFile(other, file.bytes);
      await apply(other);
      await onScreen(other, "Case");
      await assertClocks(other);
      const back = await exportCase(other);
      assert.deepEqual(back.json.cases[0].operations, file.json.cases[0].operations);
      assert.deepEqual(back.json.cases[0].readable, file.json.cases[0].readable);

      await goInCase(other, "Chronology");
      await undo(other, /^Undo .*changes/);
      await main(other).getByText("A chronology shows, in order").waitFor();
      assert.ok(await other.getByRole("region", { name: "Client" }).getByText("No name yet").isVisible());
      await other.getByRole("button", { name: /^Redo .*changes/ }).click();
      assert.ok(await other.getByRole("region", { name: "Client" }).getByText("Doreen Amos", { exact: true }).isVisible());
      await assertChronology(other);
      await saved(other);
      await openCase(other, "Doreen Amos");
      await assertClocks(other);
    });
  }));
