// What was typed is there again however the page was left, and the status line tells the truth about it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { journey, started } from "./support/browser.mjs";
import { addCase, goInCase, main, openCase, saved } from "./support/case.mjs";
import { control, fill, question, said } from "./support/fill.mjs";

const NAME = question("consultation", "name");
const status = (page) => page.getByRole("contentinfo").getByRole("status");

async function begin(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await saved(page);
}

/** Opens the app again in a new page of the same profile, and the case in it. */
async function comeBack(context, url, name = "Doreen Amos") {
  const page = await context.newPage();
  await page.goto(url);
  await started(page);
  await openCase(page, name);
  await goInCase(page, "Consultation");
  return page;
}

/** Types the last words and answers them; they are still unsaved when this returns. */
async function typeLast(page, words) {
  await fill(main(page), "consultation", "reason", { text: words });
}

const assertThere = async (page, words) => assert.deepEqual(await said(main(page), "consultation", "reason"), { text: words });

test("words typed just before the page is closed are there again", () =>
  journey(async ({ page, context, url }) => {
    await begin(page);
    await typeLast(page, "Closed at once.");
    await page.close({ runBeforeUnload: true });
    const again = await comeBack(context, url);
    await assertThere(again, "Closed at once.");
  }));

test("words typed just before the page is left are there again", () =>
  journey(async ({ page, context, url }) => {
    await begin(page);
    await typeLast(page, "Left at once.");
    await page.goto("about:blank");
    await page.close();
    const again = await comeBack(context, url);
    await assertThere(again, "Left at once.");
  }));

test("words typed just before the device kills a hidden page are there again", () =>
  journey(async ({ page, context, url }) => {
    await begin(page);
    await typeLast(page, "Hidden, then killed.");
    // The page dies long before the pause in typing, after which it would have saved by itself.
    const millis = await page.evaluate(async () => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      const from = performance.now();
      document.dispatchEvent(new Event("visibilitychange"));
      await new Promise((done) => setTimeout(done, 50));
      return performance.now() - from;
    });
    assert.ok(millis < 250, `the page lived too long to tell: ${millis} ms`);
    const crashed = page.waitForEvent("crash");
    const session = await context.newCDPSession(page);
    // The page that is asked to crash never answers.
    session.send("Page.crash").catch(() => {});
    await crashed;
    const again = await comeBack(context, url);
    await assertThere(again, "Hidden, then killed.");
  }));

test("two quick reloads lose nothing", () =>
  journey(async ({ page }) => {
    await begin(page);
    await typeLast(page, "Before the first.");
    await page.reload();
    await started(page);
    const reason = control(main(page), question("consultation", "reason"));
    await reason.waitFor();
    await assertThere(page, "Before the first.");
    await typeLast(page, "Before the second.");
    await page.reload();
    await page.reload();
    await started(page);
    await reason.waitFor();
    await assertThere(page, "Before the second.");
  }));

/** Keeps everything that would write batches waiting, as a slow disk does, until what it answers is called. */
async function holdUpWriting(context, url) {
  const other = await context.newPage();
  await other.goto(new URL("accessibility.html", url).href);
  await other.evaluate(async () => {
    const database = await new Promise((done) => (indexedDB.open("kith").onsuccess = ({ target }) => done(target.result)));
    const store = database.transaction(["batches"], "readwrite").objectStore("batches");
    globalThis.isHeld = true;
    const hold = () => (store.count().onsuccess = () => (globalThis.isHeld ? hold() : database.close()));
    hold();
  });
  return () => other.evaluate(() => (globalThis.isHeld = false));
}

test("what was typed while a save was held up is there again, though the page ended before any of it was written", () =>
  journey(async ({ page, context, url }) => {
    await begin(page);
    const letGo = await holdUpWriting(context, url);
    await page.bringToFront();
    await control(main(page), NAME).fill("Doreen Anne Amos");
    // Long enough for the first save to be on its way, and held up.
    await page.waitForTimeout(900);
    await typeLast(page, "Typed behind a save that was held up.");
    assert.match(await status(page).innerText(), /^Not saved yet…/);
    await page.close({ runBeforeUnload: true });
    await letGo();
    const again = await comeBack(context, url, "Doreen Anne Amos");
    await assertThere(again, "Typed behind a save that was held up.");
    assert.equal(await again.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("kith-left/")).length), 0, "what was left is kept for ever");
    // It was taken in once: coming back changes nothing more.
    await again.reload();
    await started(again);
    await assertThere(again, "Typed behind a save that was held up.");
  }));

test("the status line says what is saved, and what is not", () =>
  journey(
    async ({ page }) => {
      await begin(page);
      await control(main(page), NAME).fill("Doreen Anne Amos");
      assert.match(await status(page).innerText(), /^Not saved yet…/);
      await saved(page);

      await page.evaluate(() => {
        const { transaction } = IDBDatabase.prototype;
        globalThis.letWrite = () => (IDBDatabase.prototype.transaction = transaction);
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === "readwrite") throw new DOMException("The disk is full.", "QuotaExceededError");
          return transaction.call(this, stores, mode, options);
        };
      });
      await typeLast(page, "Only in this window.");
      await status(page).filter({ hasText: /^Not saved: 1 change is only in this window\./ }).waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download a copy now" }).click()]);
      assert.ok(readFileSync(await download.path(), "utf8").includes("Only in this window."), "the copy lacks what was not saved");
      await page.evaluate(() => globalThis.letWrite());
      await saved(page);
      await page.reload();
      await started(page);
      await control(main(page), NAME).waitFor();
      await assertThere(page, "Only in this window.");
    },
    { allow: [/The disk is full/] },
  ));
