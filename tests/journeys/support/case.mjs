// The steps that journeys share: between the screens of a case, and files in and out.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { started } from "./browser.mjs";
import { WAYS, fill, form } from "./fill.mjs";

/** The fictional demo case as data. */
export const DOREEN = JSON.parse(readFileSync("tests/fixtures/doreen.json", "utf8"));

/** The day on which the demo case is told. */
export const TODAY = "2026-03-20";

/** Sets the browser's clock to the morning of a day, from where it goes on by itself, and loads the page again under it. */
export async function setDay(page, day = TODAY) {
  await page.context().clock.install({ time: new Date(`${day}T09:30:00`) });
  await page.reload();
  await started(page);
}

export const main = (page) => page.getByRole("main");

/** Waits for the screen whose heading says this. */
export async function onScreen(page, heading) {
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
}

/** Goes to a screen by the links at the top of every page. */
export async function go(page, link, heading) {
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: link, exact: true }).click();
  await onScreen(page, heading);
}

const HEADINGS = {
  Overview: "Case",
  // Every form that stands in the navigation of a case.
  ...Object.fromEntries(WAYS.filter(({ bar }) => bar).map(({ bar, heading }) => [bar, heading])),
  Genogram: "Genogram",
  Ecomap: "Ecomap",
  Strengths: "Strengths map",
  History: "History of the case",
  Print: "Social work consultation form (Appendix 2)",
  "Hand over": "Hand over",
};

/** Goes to a screen of the open case. */
export async function goInCase(page, link) {
  if (link === "About the person") {
    await page.getByRole("region", { name: "Client" }).getByRole("link", { name: link, exact: true }).click();
    return onScreen(page, form("person").title);
  }
  await page.getByRole("navigation", { name: "This case" }).getByRole("link", { name: link, exact: true }).click();
  return onScreen(page, HEADINGS[link]);
}

/** Undoes or does again by the button at the foot of the page, and says yes where much would go by it. */
export async function undo(page, name = /^Undo/) {
  await page.getByRole("contentinfo").getByRole("button", { name }).click();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const asked = page.getByRole("dialog", { name: /^(Undo|Redo) takes \d+ letters$/ });
  if (await asked.isVisible()) await asked.getByRole("button", { name: /all the same$/ }).click();
}

/** Adds a case and waits for its overview. */
export async function addCase(page) {
  await page.getByRole("button", { name: "Add a case" }).click();
  await onScreen(page, "Case");
}

/** Opens a case from the list of the cases on the device. */
export async function openCase(page, name) {
  await go(page, "Cases", "Cases on this device");
  await page.getByRole("link", { name, exact: true }).click();
  await onScreen(page, "Case");
}

/** Says who is at the keys. */
export async function setDetails(page, { name, role, team, area, mailbox }) {
  await go(page, "Your details", "Your details");
  await page.getByRole("textbox", { name: "Your name" }).fill(name);
  await page.getByRole("combobox", { name: "Your role" }).fill(role);
  if (team) await page.getByRole("textbox", { name: "Your team" }).fill(team);
  if (mailbox) {
    await page.getByRole("button", { name: "Add an area" }).click();
    await page.getByRole("textbox", { name: "Area 1", exact: true }).fill(area);
    await page.getByRole("textbox", { name: "Mailbox of area 1" }).fill(mailbox);
  }
}

/** Waits until the status line says that everything is on the device. */
export async function saved(page, options) {
  await page.getByRole("contentinfo").getByRole("status").filter({ hasText: /saved on this device/i }).waitFor(options);
}

/** Marks the form on the screen, or in the part of it, complete. */
export async function markComplete(page, scope = main(page)) {
  await scope.getByRole("button", { name: "Mark complete" }).click();
  await scope.getByRole("button", { name: "Open again" }).waitFor();
}

/** Says why a copy leaves, and who can open it: "locked" or "plain". */
export async function sayPurpose(page, { lock = "plain", purpose = "visit" } = {}) {
  await fill(main(page), "handover", "lock", { choice: lock });
  await fill(main(page), "handover", "purpose", { choice: purpose });
}

/** Downloads the open case whole and not locked as a hand-off file, and answers its name, bytes and content. */
export async function exportCase(page) {
  await goInCase(page, "Hand over");
  await sayPurpose(page);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download the file" }).click(),
  ]);
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), bytes, json: JSON.parse(bytes.toString("utf8")) };
}

/** Chooses a file on "Open a hand-off file". */
export async function chooseFile(page, bytes, name = "kith-handoff.json") {
  await choosePath(page, { name, mimeType: "application/json", buffer: Buffer.from(bytes) });
}

/** The same by the file's path: a page of which the time is measured must not be handed the bytes by the test. */
export async function choosePath(page, path) {
  await go(page, "Open a file", "Open a hand-off file");
  await page.getByLabel("Hand-off file", { exact: true }).setInputFiles(path);
}

/** The counts of the review screen. */
export async function counts(page) {
  const found = page.getByRole("region", { name: "What the file brings" });
  await found.waitFor();
  const terms = await found.getByRole("term").allInnerTexts();
  const numbers = await found.getByRole("definition").allInnerTexts();
  return Object.fromEntries(terms.map((term, index) => [term, Number(numbers[index])]));
}

/** Applies the file under review. */
export async function apply(page) {
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("status", { name: "Done" }).filter({ hasText: "The file was applied." }).waitFor();
}

/** Checks that nothing on the page counts or scores the criteria. */
export async function assertNoTally(page) {
  const words = await main(page).innerText();
  assert.doesNotMatch(words, /score|tally|\b\d+ (of|out of) \d+\b|\b\d+ (met|criteria)\b|total/i);
}

/** The operations of an exported case but for the hand-overs themselves, of which every export adds one. */
export const operations = (file) => file.json.cases[0].operations.filter(({ key }) => !key.startsWith("handover/"));
