// The device is full, or the browser loses its storage: it is said truly, a copy can be had, and it goes on by itself.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { journey, started, watch } from "./support/browser.mjs";
import { addCase, chooseFile, counts, go, goInCase, main, openCase, saved, sayPurpose } from "./support/case.mjs";
import { fill, said } from "./support/fill.mjs";
import { liveFile, sealed, three } from "./support/handoff.mjs";

const status = (page) => page.getByRole("contentinfo").getByRole("status");
const NO_ROOM = /no room left/;

async function begin(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await saved(page);
}

/** Uses up the room that is left. The browser tidies its files when it likes, and there may be some again a moment later. */
const useUp = (page) =>
  page.evaluate(async () => {
    const answer = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
    const request = indexedDB.open("films", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("films");
    const database = await answer(request);
    for (let size = 4_000_000; size >= 100; size = Math.floor(size / 2)) {
      for (let isRoom = true; isRoom; ) {
        const film = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(film.subarray(at, Math.min(size, at + 65_536)));
        const transaction = database.transaction("films", "readwrite");
        transaction.objectStore("films").put(film, crypto.randomUUID());
        isRoom = await new Promise((done) => ((transaction.oncomplete = () => done(true)), (transaction.onabort = () => done(false))));
      }
    }
    database.close();
  });

/** Types until there is no room for it; answers the words that stand there then. */
async function typeUntilFull(page) {
  for (let times = 1; ; times += 1) {
    const words = `Only in this window, for want of room${" again".repeat(times - 1)}.`;
    await fill(main(page), "consultation", "reason", { text: words });
    await status(page).filter({ hasText: /^Not saved: |saved on this device/i }).waitFor();
    if (/^Not saved: /.test(await status(page).innerText())) return words;
    assert.ok(times < 10, "the device never gets full");
    await useUp(page);
  }
}

/**
 * Runs `walk(page, makeRoom)` in a browser that gives the page 64 MB, all of them used by something else, with a case open.
 * The browser remembers how much room there was when the database was opened, so it is told before.
 */
function onFullDevice(walk) {
  return journey(async ({ browser, server, wrong }) => {
    const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: "en-GB", timezoneId: "Europe/London" });
    context.setDefaultTimeout(60_000);
    // A page that is no app asks for an icon that is not there; whatever else is missing is noted by its address.
    watch(context, server.url, [/status of 404/], wrong);
    // The word holds for as long as the page that it was said in: one that is no app.
    const other = await context.newPage();
    await other.goto(`${server.url}sw.js`);
    const session = await context.newCDPSession(other);
    const { origin } = new URL(server.url);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 64_000_000 });
    const page = await context.newPage();
    await page.goto(server.url);
    await started(page);
    await begin(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await useUp(page);
    await walk(page, () => session.send("Storage.overrideQuotaForOrigin", { origin }));
    await context.close();
  });
}

test("on a full device what is typed is said not to be saved and why, can be had as a copy, and is saved once there is room", () =>
  onFullDevice(
    async (page, makeRoom) => {
      const words = await typeUntilFull(page);
      await status(page).filter({ hasText: /^Not saved: 1 change is only in this window\./ }).waitFor();
      await status(page).filter({ hasText: NO_ROOM }).waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download a copy now" }).click()]);
      assert.ok(readFileSync(await download.path(), "utf8").includes(words), "the copy lacks what was not saved");
      // The copy is made by the second file of the program, which is run once: a second run would begin its memory anew.
      const runs = await page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /later-/.test(name)).length);
      assert.ok(runs <= 1, `the second file was fetched ${runs} times`);
      await makeRoom();
      // What failed is tried again after twice as long each time, up to a minute.
      await saved(page, { timeout: 90_000 });
      await page.reload();
      await started(page);
      await main(page).getByRole("textbox").first().waitFor();
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: words });
    },
  ));

test("what one page left on a full device is still there when the next one, still without room, has left more, and both are taken in", () =>
  onFullDevice(async (page, makeRoom) => {
    const words = await typeUntilFull(page);
    const leave = async () => {
      page.once("dialog", (dialog) => dialog.accept());
      await page.reload();
      await started(page);
      await main(page).getByRole("textbox").first().waitFor();
    };
    const waiting = () => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("kith-left/")).length);
    await leave();
    await page.getByRole("alert").filter({ hasText: /could not be taken in/ }).waitFor();
    assert.equal(await waiting(), 1);
    await fill(main(page), "consultation", "name", { text: "Doreen Anne Amos" });
    await status(page).filter({ hasText: /^Not saved: / }).waitFor();
    await makeRoom();
    await leave();
    assert.deepEqual(await said(main(page), "consultation", "reason"), { text: words });
    assert.deepEqual(await said(main(page), "consultation", "name"), { text: "Doreen Anne Amos" });
    await saved(page);
    assert.equal(await waiting(), 0, "what was left is kept for ever");
  }));

test("a file that a full device has no room for is not taken in, in whole or in part, and it is said why", () =>
  onFullDevice(async (page, makeRoom) => {
    await chooseFile(page, sealed(liveFile()));
    const brings = await counts(page);
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: NO_ROOM }).waitFor();
    await page.getByRole("alert").filter({ hasText: /Nothing .*changed/ }).waitFor();
    await makeRoom();
    await page.reload();
    await started(page);
    await go(page, "Cases", "Cases on this device");
    assert.equal(await main(page).getByRole("link", { name: "Doreen Amos", exact: true }).count(), 1);
    await chooseFile(page, sealed(liveFile()));
    assert.deepEqual(await counts(page), brings);
  }));

test("on a full device a file of 4 MB changes nothing, a later edit is said not to be saved, and the rescue page carries out all of it", () =>
  onFullDevice(async (page, makeRoom) => {
    const file = liveFile();
    file.cases[0].id = "live-large";
    const note = file.cases[0].operations.find(({ value }) => value.text);
    const salt = "00".repeat(16);
    // Four texts, since one of 4 MB is refused for its length.
    for (const part of ["a", "b", "c", "d"]) {
      const text = randomBytes(450_000).toString("hex");
      const digest = createHash("sha256").update(Buffer.from(salt, "hex")).update(JSON.stringify({ text })).digest("hex");
      const stamp = note.stamp.replace(/-[0-9a-f]{4}-/, `-ffe${part}-`);
      file.cases[0].operations.push({ ...note, stamp, key: `note/large-${part}/text`, replaces: undefined, value: { text }, salt, digest });
    }
    const bytes = sealed(file);
    assert.ok(bytes.length > 3_000_000);
    await chooseFile(page, bytes);
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await page.getByRole("alert").filter({ hasText: NO_ROOM }).waitFor();
    await go(page, "Cases", "Cases on this device");
    assert.equal(await main(page).getByRole("rowheader").count(), 1);
    await main(page).getByRole("link", { name: "Doreen Amos", exact: true }).click();
    await goInCase(page, "Consultation");
    const words = await typeUntilFull(page);
    // It is left with words that are not saved.
    page.once("dialog", (dialog) => dialog.accept());
    await page.goto(new URL("rescue.html", page.url()).href);
    await page.getByText(/^Kept on this device: 1 case, encrypted/).waitFor();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the rescue file" }).click()]);
    const rescue = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.ok(rescue.stores.some(([store, entries]) => store === "batches" && entries.length > 0));
    assert.ok(rescue.left.some(([, text]) => text.length > 10), "what was not saved is not in the rescue file");
    await makeRoom();
    await page.goto(new URL("./", page.url()).href);
    await started(page);
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).click();
    await goInCase(page, "Consultation");
    assert.deepEqual(await said(main(page), "consultation", "reason"), { text: words });
  }));

for (const [how, times] of [["once", 1], ["for as long as the same connection is used", Infinity]]) {
  test(`a connection that is lost ${how} is opened anew, and what was typed is saved`, () =>
    journey(async ({ page }) => {
      await begin(page);
      await page.evaluate((times) => {
        const { transaction } = IDBDatabase.prototype;
        globalThis.refused = 0;
        let dead;
        IDBDatabase.prototype.transaction = function (...rest) {
          dead ??= this;
          if (this === dead && globalThis.refused < times) {
            globalThis.refused += 1;
            throw new DOMException("Connection to Indexed Database server lost. Refresh the page to try again", "InvalidStateError");
          }
          return transaction.apply(this, rest);
        };
      }, times);
      await fill(main(page), "consultation", "reason", { text: "Typed when the storage was gone." });
      await saved(page);
      assert.ok((await page.evaluate(() => globalThis.refused)) > 0, "no connection was lost");
      assert.equal(await page.getByRole("alert").count(), 0);
      await page.reload();
      await started(page);
      await main(page).getByRole("textbox").first().waitFor();
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Typed when the storage was gone." });
    }));
}

/** Lets nothing be written from now on, until `letWrite` is called in the page. What is there can be read. */
const fillUp = (page) =>
  page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    globalThis.letWrite = () => (IDBDatabase.prototype.transaction = transaction);
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === "readwrite") throw new DOMException("The disk is full.", "QuotaExceededError");
      return transaction.call(this, stores, mode, options);
    };
  });

/** What the page downloads when this button is tapped. */
async function downloaded(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

test("a case that is opened again while nothing can be saved shows, copies and keeps everything that was typed", () =>
  journey(
    async ({ page }) => {
      await begin(page);
      await go(page, "Cases", "Cases on this device");
      await addCase(page);
      await goInCase(page, "Consultation");
      await fill(main(page), "consultation", "name", { text: "Someone Else" });
      await saved(page);
      await openCase(page, "Doreen Amos");
      await goInCase(page, "Consultation");
      await fillUp(page);
      await fill(main(page), "consultation", "reason", { text: "Only in this window." });
      await status(page).filter({ hasText: /^Not saved: 1 change is only in this window\./ }).waitFor();
      // Another case is open now: the line and its button still mean the one that is not saved.
      await openCase(page, "Someone Else");
      await status(page).filter({ hasText: /^Not saved: 1 change is only in this window\./ }).waitFor();
      const copy = await downloaded(page, "Download a copy now");
      assert.equal(copy.cases.length, 1);
      assert.ok(JSON.stringify(copy.cases).includes("Only in this window."), "the copy lacks what was not saved");
      await openCase(page, "Doreen Amos");
      await goInCase(page, "Consultation");
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Only in this window." });
      // It is answered further, and not a second time.
      await fill(main(page), "consultation", "reason", { text: "Only in this window, and more." });
      await page.evaluate(() => globalThis.letWrite());
      await saved(page, { timeout: 90_000 });
      await page.reload();
      await started(page);
      await main(page).getByRole("textbox").first().waitFor();
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Only in this window, and more." });
      await go(page, "Cases", "Cases on this device");
      assert.equal(await main(page).getByText(/two answers|decide/i).count(), 0);
    },
    { allow: [/The disk is full/] },
  ));

test("nothing leaves whose entry cannot be written, and the case does not say that it has", () =>
  journey(
    async ({ page }) => {
      await begin(page);
      await goInCase(page, "Hand over");
      await sayPurpose(page);
      await fillUp(page);
      let isGone = false;
      page.on("download", () => (isGone = true));
      await page.getByRole("button", { name: "Download the file" }).click();
      await page.getByRole("alert").filter({ hasText: "Nothing has left this device, because it could not be noted in the case." }).waitFor();
      assert.equal(isGone, false, "it left all the same");
      await page.evaluate(() => globalThis.letWrite());
      await saved(page, { timeout: 90_000 });
      // No entry of a leaving that was none; and now it can leave.
      await downloaded(page, "Download the file");
      const entries = main(page).getByRole("region", { name: "Earlier hand-overs" }).getByRole("listitem");
      await entries.first().waitFor();
      await saved(page);
      assert.equal(await entries.count(), 1);
    },
    { allow: [/The disk is full/] },
  ));

test("words are not called destroyed while that is in this window only", () =>
  journey(
    async ({ page }) => {
      await chooseFile(page, three());
      await page.getByRole("button", { name: "Apply", exact: true }).click();
      await page.getByRole("status", { name: "Done" }).filter({ hasText: "The file was applied." }).waitFor();
      const file = JSON.parse(three());
      const asked = file.cases[1].operations.find(({ value }) => value.text?.length > 20);
      file.cases = [{ ...file.cases[1], operations: [{ ...asked, value: "erased", salt: undefined }] }];
      await chooseFile(page, sealed(file));
      const found = page.getByRole("region", { name: "What the file brings" });
      const box = found.getByRole("region", { name: /^Asked to destroy: / });
      await box.getByRole("button", { name: /^Destroy it here/ }).click();
      await box.getByRole("textbox", { name: "Why it has to be destroyed" }).fill("Told by mistake");
      await fillUp(page);
      await found.getByRole("button", { name: "Destroy it here", exact: true }).click();
      await page.getByRole("alert").filter({ hasText: "not saved on this device yet" }).waitFor();
      assert.equal(await page.getByText("The words were destroyed on this device").count(), 0);
      await page.evaluate(() => globalThis.letWrite());
      await saved(page, { timeout: 90_000 });
    },
    { allow: [/The disk is full/] },
  ));
