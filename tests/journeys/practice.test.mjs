// The practitioner's own practice: kept and locked beside the cases, taken to another device, taken back, removed, and never in a case.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { PASSPHRASE, VIEWPORTS, journey, setUp, started, unlockWith, watch } from "./support/browser.mjs";
import { addCase, apply, counts, exportCase, go, goInCase, main, onScreen, saved, undo } from "./support/case.mjs";
import { fill, form, said } from "./support/fill.mjs";
import { changePassphrase, removeEverything, toProtection } from "./support/protection.mjs";

const LEARNT = "Zebrawood: ask the carer first.";
const CHANGED = "Quillwort: I ring before I visit.";
const ONE = form("cpd").title;
const LIST = "What I learnt";
const OTHER_PASSPHRASE = "saddle cobalt whisper ferry";

async function toPractice(page) {
  await go(page, "Cases", "Cases on this device");
  await main(page).getByRole("link", { name: "Open my practice", exact: true }).click();
  await onScreen(page, "My practice");
}

async function goInPractice(page, link, heading = link) {
  await page.getByRole("navigation", { name: "My practice" }).getByRole("link", { name: link, exact: true }).click();
  await onScreen(page, heading);
}

/** The entries of the list that is on the screen. */
const entries = (page) => main(page).getByRole("list", { name: LIST, exact: true }).getByRole("listitem");

async function addEntry(page, learnt = LEARNT, changed = CHANGED) {
  await toPractice(page);
  await goInPractice(page, LIST);
  await page.getByRole("button", { name: "Add something learnt" }).click();
  await onScreen(page, ONE);
  await fill(main(page), "cpd", "learnt", { text: learnt });
  await fill(main(page), "cpd", "changed", { text: changed });
  await saved(page);
}

/** Saves a copy that is not locked, and answers its name and its bytes. */
async function saveCopy(page) {
  await goInPractice(page, "Save a copy", "Save a copy of my practice");
  await fill(main(page), "handover", "lock", { choice: "plain" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download the file" }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Chooses a file on "Open a copy of my practice". */
async function chooseCopy(page, buffer) {
  await toPractice(page);
  await main(page).getByRole("link", { name: "Open a copy of my practice" }).or(main(page).getByRole("button", { name: "Open a copy of my practice" })).click();
  await onScreen(page, "Open a copy of my practice");
  await page.getByLabel("File of my practice", { exact: true }).setInputFiles({ name: "kith-practice.json", mimeType: "application/json", buffer });
}

async function elsewhere({ browser, server, wrong }) {
  const context = await browser.newContext({ viewport: VIEWPORTS.tablet, locale: "en-GB", timezoneId: "Europe/London" });
  context.setDefaultTimeout(15_000);
  watch(context, server.url, [], wrong);
  const page = await context.newPage();
  return { context, page };
}

test("what was learnt is kept through closing and locking, told in the history, undone and done again", () =>
  journey(async ({ page }) => {
    await toPractice(page);
    await assertAccessible(page, "my practice, empty");
    await addEntry(page);
    await assertAccessible(page, "something learnt");
    await page.reload();
    await started(page);
    await onScreen(page, ONE);
    assert.deepEqual(await said(main(page), "cpd", "learnt"), { text: LEARNT });
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await onScreen(page, "Kith is locked");
    assert.doesNotMatch(await page.locator("body").innerText(), /Zebrawood|Quillwort/);
    await unlockWith(page);
    await onScreen(page, ONE);
    assert.deepEqual(await said(main(page), "cpd", "changed"), { text: CHANGED });
    await goInPractice(page, "History", "History of my practice");
    await main(page).getByText(LEARNT).first().waitFor();
    await assertAccessible(page, "history of my practice");
    await addEntry(page, "A second thing.", "");
    await goInPractice(page, LIST);
    assert.equal(await entries(page).count(), 2);
    await undo(page);
    await undo(page);
    await entries(page).nth(1).waitFor({ state: "detached" });
    await undo(page, /^Redo/);
    await entries(page).nth(1).waitFor();
    await saved(page);
  }));

test("a copy goes to another device by its own door, is reviewed, and taken back by one undo; neither door takes the other’s file", () =>
  journey(async ({ page, browser, server, wrong }) => {
    await addEntry(page);
    const { name, bytes } = await saveCopy(page);
    assert.match(name, /^kith-practice-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(bytes.toString("utf8"));
    assert.deepEqual([file.format, file.version], ["kith-practice", 1]);
    assert.match(JSON.stringify(file.practice.readable), /Zebrawood/);
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    const ofCase = await exportCase(page);

    const { context, page: other } = await elsewhere({ browser, server, wrong });
    await other.goto(server.url);
    await started(other);
    const refused = other.getByRole("alert", { name: "The file cannot be opened" });
    await go(other, "Open a file", "Open a hand-off file");
    await other.getByLabel("Hand-off file", { exact: true }).setInputFiles({ name, mimeType: "application/json", buffer: bytes });
    await refused.filter({ hasText: "This file holds the record of a practice" }).waitFor();
    await chooseCopy(other, ofCase.bytes);
    await refused.filter({ hasText: "This file holds a case" }).waitFor();
    await chooseCopy(other, bytes);
    assert.equal((await counts(other)).Conflicting, 0);
    await assertAccessible(other, "a copy of my practice under review");
    await apply(other);
    await onScreen(other, "My practice");
    await goInPractice(other, LIST);
    await entries(other).filter({ hasText: LEARNT }).waitFor();
    await undo(other);
    await entries(other).first().waitFor({ state: "detached" });
    await undo(other, /^Redo/);
    await entries(other).first().waitFor();
    // What is added here goes back by the same way, and what is there already is not there twice.
    await addEntry(other, "On the other device.", "");
    const back = await saveCopy(other);
    await chooseCopy(page, back.bytes);
    await apply(page);
    await goInPractice(page, LIST);
    await entries(page).nth(1).waitFor();
    assert.equal(await entries(page).count(), 2);
    await context.close();
  }));

test("a copy that has nothing in common with the practice here is told to be perhaps a colleague’s", () =>
  journey(async ({ page, browser, server, wrong }) => {
    await addEntry(page);
    const { bytes } = await saveCopy(page);
    const { context, page: other } = await elsewhere({ browser, server, wrong });
    await other.goto(server.url);
    await started(other);
    await addEntry(other, "Of another practice.", "");
    const warning = main(other).getByText("Nothing in this file is from the practice on this device.");
    await chooseCopy(other, bytes);
    await warning.waitFor();
    await assertAccessible(other, "a colleague’s practice under review");
    await other.getByRole("button", { name: "Do not apply" }).click();
    await toPractice(other);
    await goInPractice(other, LIST);
    assert.equal(await entries(other).count(), 1);
    // One’s own copy of before is not told to be somebody else’s.
    const own = await saveCopy(other);
    await addEntry(other, "Added after the copy.", "");
    await chooseCopy(other, own.bytes);
    await main(other).getByText("The file is older than what is here").waitFor();
    assert.equal(await warning.count(), 0);
    await context.close();
  }));

test("the practice in two windows, under another passphrase, at 320 px, and gone when everything is removed", () =>
  journey(async ({ page, context, server }) => {
    await addEntry(page);
    const size = page.viewportSize();
    await page.setViewportSize(VIEWPORTS.narrow);
    for (const [link, heading] of [["My practice", "My practice"], [LIST, LIST], ["History", "History of my practice"], ["Save a copy", "Save a copy of my practice"]]) {
      await goInPractice(page, link, heading);
      await assertReflows(page, `${heading} at 320 px`);
      await assertAccessible(page, `${heading} at 320 px`);
    }
    await page.setViewportSize(size);

    const other = await context.newPage();
    await other.goto(page.url());
    await started(other);
    const elsewhere = (one) => one.getByRole("status", { name: "Open in another tab" });
    await elsewhere(other).getByText("Your practice is open in another tab.").waitFor();
    await elsewhere(other).getByRole("button", { name: "Take over" }).click();
    await elsewhere(page).waitFor();
    await addEntry(other, "In the second window.", "");
    await goInPractice(page, LIST);
    await entries(page).filter({ hasText: "In the second window." }).waitFor();
    await other.close();

    await toProtection(page);
    await changePassphrase(page, PASSPHRASE, OTHER_PASSPHRASE);
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "The passphrase was changed." }).waitFor();
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await unlockWith(page, OTHER_PASSPHRASE);
    await toPractice(page);
    await goInPractice(page, LIST);
    assert.equal(await entries(page).count(), 2);

    await removeEverything(page);
    await onScreen(page, "Everything was removed from this device");
    await page.goto(server.url);
    await started(page);
    await toPractice(page);
    await main(page).getByText("0 entries").waitFor();
  }));

test("a name from a case that is written into the practice is told, and goes when the name does", () =>
  journey(async ({ page }) => {
    await addCase(page);
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "name", { text: "Doreen Wexmoor" });
    await saved(page);
    await addEntry(page, "I rang Mrs Wexmoor before the visit.", "");
    const told = main(page).getByRole("status", { name: "Names of people in your cases" });
    await told.getByText("stands here, and in a case on this device.").waitFor();
    assert.match(await told.innerText(), /Wexmoor/);
    await assertAccessible(page, "a practice that names somebody");
    await fill(main(page), "cpd", "learnt", { text: "I rang the person before the visit." });
    await told.getByText("stands here").waitFor({ state: "detached" });
    // After a reload too, when the case was not opened.
    await fill(main(page), "cpd", "changed", { text: "Doreen Wexmoor was pleased." });
    await saved(page);
    await page.reload();
    await started(page);
    await told.getByText("Doreen Wexmoor").waitFor();
  }));

test("the practice is removed and begun anew, and no case is concerned; a case’s file, screens and storage hold no word of it", () =>
  journey(async ({ page }) => {
    await addEntry(page);
    await go(page, "Cases", "Cases on this device");
    assert.doesNotMatch(await main(page).innerText(), /Zebrawood|Quillwort/);
    await addCase(page);
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "reason", { text: "Of the case alone." });
    await saved(page);
    const copy = await exportCase(page);
    for (const word of ["Zebrawood", "Quillwort", "cpd", "kith-practice", "My practice"]) {
      assert.ok(!copy.bytes.includes(word), `“${word}” stands in the file of a case`);
    }
    for (const screen of ["Overview", "Print", "History"]) {
      await goInCase(page, screen);
      assert.doesNotMatch(await main(page).innerText(), /Zebrawood|Quillwort|My practice/, screen);
    }
    const bodies = await page.evaluate(async () => {
      const answer = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
      const texts = [];
      for (const { name } of await indexedDB.databases()) {
        const database = await answer(indexedDB.open(name));
        for (const store of database.objectStoreNames) {
          for (const body of await answer(database.transaction(store).objectStore(store).getAll())) {
            texts.push([name, new TextDecoder("latin1").decode(body)]);
          }
        }
        database.close();
      }
      return texts;
    });
    assert.ok(bodies.some(([name]) => name === "kith-practice"), "the practice has no database of its own");
    assert.ok(!bodies.some(([, text]) => /Zebrawood|Quillwort/.test(text)), "the practice lies open in the storage");

    await toPractice(page);
    await page.getByText("Remove my practice from this device", { exact: true }).click();
    await page.getByLabel("Type remove to confirm").fill("remove");
    await page.getByRole("button", { name: "Remove my practice", exact: true }).click();
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "The record of your practice was removed." }).waitFor();
    await onScreen(page, "Cases on this device");
    assert.equal(await main(page).getByRole("row").count(), 2);
    await toPractice(page);
    await main(page).getByText("0 entries").waitFor();
    await addEntry(page, "Begun anew.", "");
    await page.reload();
    await started(page);
    assert.deepEqual(await said(main(page), "cpd", "learnt"), { text: "Begun anew." });
  }));

test("the rescue page carries the practice to another device with the cases", () =>
  journey(
    async ({ page, browser, server, wrong }) => {
      await started(page, { unlock: false });
      await setUp(page);
      await addEntry(page);
      await page.goto(`${server.url}rescue.html`);
      await page.getByText("Kept on this device: 0 cases and the record of your practice, encrypted.").waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the rescue file" }).click()]);
      const file = readFileSync(await download.path());
      assert.equal(JSON.parse(file.toString("utf8")).version, 3);
      const choose = (one) => one.getByLabel("Rescue file").setInputFiles({ name: "kith-rescue.txt", mimeType: "text/plain", buffer: file });
      // A device in use keeps what it has.
      await choose(page);
      await page.getByRole("alert").filter({ hasText: "This device is set up already" }).waitFor();
      const { context, page: other } = await elsewhere({ browser, server, wrong });
      await other.goto(server.url);
      await onScreen(other, "Protect the cases on this device");
      await other.goto(`${server.url}rescue.html`);
      await choose(other);
      await other.getByText("Everything was brought back.").waitFor();
      for (const one of [page, other]) {
        await one.goto(server.url);
        await unlockWith(one);
        await toPractice(one);
        await goInPractice(one, LIST);
        await entries(one).filter({ hasText: LEARNT }).waitFor();
      }
      await context.close();
    },
    { ready: false },
  ));

test("an entry that was undone or withdrawn says so in the place of its form, and comes back by a tap", () =>
  journey(async ({ page }) => {
    await addEntry(page);
    await main(page).waitFor();
    const address = await page.evaluate(() => location.hash);
    await goInPractice(page, LIST);
    await page.getByRole("button", { name: /^Withdraw / }).click();
    await page.getByRole("textbox", { name: "Why is it withdrawn?" }).fill("Entered twice");
    await page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }).click();
    await page.evaluate((hash) => (location.hash = hash), address);
    await onScreen(page, ONE);
    const gone = main(page).getByRole("status").filter({ hasText: "This entry was withdrawn, with the reason “Entered twice”." });
    await gone.waitFor();
    assert.equal(await main(page).getByRole("textbox").count(), 0);
    await assertAccessible(page, "an entry that was withdrawn");
    await gone.getByRole("button", { name: "Put this entry back" }).click();
    assert.deepEqual(await said(main(page), "cpd", "learnt"), { text: LEARNT });
    // Nothing is typed into an entry that is not there.
    await page.evaluate((hash) => (location.hash = hash), address.replace(/[^/]+$/, "aaaaaaaaaaaaaaaa"));
    await main(page).getByText("There is no such entry here.").waitFor();
    assert.equal(await main(page).getByRole("textbox").count(), 0);
    // The same of one whose adding is undone while its form is open.
    await goInPractice(page, LIST);
    await page.getByRole("button", { name: "Add something learnt" }).click();
    await onScreen(page, ONE);
    await page.getByRole("button", { name: /^Undo something learnt added/ }).click();
    await main(page).getByText("This entry was withdrawn, with the reason “Undone”.").waitFor();
    await goInPractice(page, LIST);
    assert.equal(await entries(page).count(), 1);
  }));
