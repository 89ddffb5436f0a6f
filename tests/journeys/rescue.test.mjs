// A version that does not open: what is kept is carried out as a file, the version is left, and the file is brought back elsewhere.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { VIEWPORTS, journey, setUp, started, unlockWith, watch } from "./support/browser.mjs";
import { addCase, go, openCase, goInCase, onScreen, saved, main } from "./support/case.mjs";
import { fill } from "./support/fill.mjs";
import { bytesOf, fileOf, otherWasm } from "./support/release.mjs";
import { screens } from "./support/screens.mjs";
import { assertReason, begin, typeReason } from "./support/visit.mjs";

const BROKEN = [/integrity/i, /failed request/, /TypeError/, /Failed to load resource/, /page error/, /Failed to fetch/];
const WORDS = "Seen by nobody but us two.";
/** What waits to be written: of the version before, of a page, and a draft. */
const WAITING = ["kith-left/kith/left", "kith-left/kith/left/page", "kith-left-drafts/kith/left/page"];

/** Everything that waits in a browser's storage by name. */
const waiting = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("kith-left")).sort());

/** Makes the copy on the device, and what the host answers, a version that does not start. */
async function breakProgram(page, server) {
  server.instead.set(fileOf("wasm"), otherWasm(bytesOf(fileOf("wasm"))));
  await page.evaluate(async (name) => {
    for (const key of await caches.keys()) await (await caches.open(key)).delete(new URL(name, location.href));
  }, fileOf("wasm"));
  await page.reload();
  await page.getByRole("alert").filter({ hasText: "Kith did not open" }).waitFor();
}

const choose = (page, name, buffer) => page.getByLabel("Rescue file").setInputFiles({ name, mimeType: "text/plain", buffer });

test("from a version that does not open the sealed cases are saved, left, and brought back on another device by the recovery code", () =>
  journey(
    async ({ page, browser, server, wrong }) => {
      await started(page, { unlock: false });
      const code = await setUp(page);
      await begin(page);
      await fill(main(page), "consultation", "name", { text: "Bridget Test" });
      await typeReason(page, WORDS);
      await saved(page);
      await go(page, "About", "About Kith");
      await page.getByText("Ready to work without a signal", { exact: true }).waitFor();
      // What a page was left with before it was written is carried along.
      await page.evaluate((names) => names.forEach((name) => localStorage.setItem(name, "[]")), WAITING);
      await breakProgram(page, server);
      await assertAccessible(page, "a version that does not open");
      await page.getByRole("link", { name: "Save what is on this device, or leave this version" }).click();
      await page.getByText("Kept on this device: 1 case, encrypted.").waitFor();
      await assertAccessible(page, "rescue");
      await screens(page, "rescue");
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the rescue file" }).click()]);
      assert.match(download.suggestedFilename(), /^kith-rescue-\d{4}-\d\d-\d\d\.txt$/);
      const file = readFileSync(await download.path());
      const text = file.toString("utf8");
      const told = JSON.parse(text);
      const bodies = told.stores.flatMap(([, entries]) => entries.map(([, body]) => Buffer.from(body, "base64").toString("latin1")));
      for (const words of [WORDS, "Bridget"]) {
        assert.ok(![text, ...bodies].some((one) => one.includes(words)), `"${words}" can be read in the rescue file`);
      }
      assert.ok(!told.stores.some(([store, entries]) => store === "meta" && entries.some(([key]) => key === "device")), "two devices would have one number");

      // The broken version goes, what is kept stays.
      server.instead.clear();
      await page.getByRole("button", { name: "Remove the program and read it anew" }).click();
      await onScreen(page, "Kith is locked");
      await unlockWith(page);
      await openCase(page, "Bridget Test");
      await goInCase(page, "Consultation");
      await assertReason(page, WORDS);
      // A device in use is never overwritten.
      await page.goto(`${server.url}rescue.html`);
      const before = await waiting(page);
      await choose(page, "kith-rescue.txt", file);
      await page.getByRole("alert").filter({ hasText: "This device is set up already" }).waitFor();
      assert.deepEqual(await waiting(page), before, "a refused file leaves something");

      const elsewhere = await browser.newContext({ viewport: VIEWPORTS.tablet, locale: "en-GB", timezoneId: "Europe/London" });
      elsewhere.setDefaultTimeout(15_000);
      watch(elsewhere, server.url, [], wrong);
      const other = await elsewhere.newPage();
      await other.goto(server.url);
      await onScreen(other, "Protect the cases on this device");
      await other.getByRole("link", { name: "Open the rescue page" }).click();
      await other.getByText("Nothing is kept on this device.").waitFor();
      for (const [what, bytes, words] of [
        ["cut short", file.subarray(0, file.length - 200), /not a rescue file, or only a part/],
        ["changed", Buffer.from(text.replace(/"[A-Za-z0-9+/]{40}/, (start) => `${start.slice(0, 20)}${start[20] === "A" ? "B" : "A"}${start.slice(21)}`)), /changed or cut short/],
        ["changed in what waits", Buffer.from(text.replace('"[]"', '"[ ]"')), /changed or cut short/],
        ["another file", Buffer.from('{"format":"kith-handoff"}'), /not a rescue file\. A hand-off file is opened in Kith/],
      ]) {
        await choose(other, "kith-rescue.txt", bytes);
        await other.getByRole("alert").filter({ hasText: words }).waitFor({ timeout: 5_000 }).catch(() => assert.fail(what));
      }
      await assertAccessible(other, "a rescue file that is not whole");
      // The browser has no room for the last of what waits: nothing at all is brought back, and it is said so.
      await other.evaluate((last) => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (name, text) {
          if (name === last) throw new DOMException("full", "QuotaExceededError");
          setItem.call(this, name, text);
        };
      }, told.left.at(-1)[0]);
      await choose(other, "kith-rescue.txt", file);
      await other.getByRole("alert").filter({ hasText: "Nothing was brought back (QuotaExceededError)" }).waitFor();
      await other.getByText("Nothing was changed.").waitFor();
      assert.deepEqual(await waiting(other), []);
      await other.reload();
      await other.getByText("Nothing is kept on this device.").waitFor();
      // The same where the database has none.
      await other.evaluate(() => {
        const { add } = IDBObjectStore.prototype;
        let left = 3;
        IDBObjectStore.prototype.add = function (...rest) {
          if ((left -= 1) === 0) throw new DOMException("full", "QuotaExceededError");
          return add.apply(this, rest);
        };
      });
      await choose(other, "kith-rescue.txt", file);
      await other.getByRole("alert").filter({ hasText: "Nothing was brought back (QuotaExceededError)" }).waitFor();
      assert.deepEqual(await waiting(other), []);
      await other.reload();
      await other.getByText("Nothing is kept on this device.").waitFor();
      await choose(other, "kith-rescue.txt", file);
      await other.getByText("Everything was brought back.").waitFor();
      assert.deepEqual(await waiting(other), [...WAITING].sort());
      await other.getByRole("link", { name: "Open Kith" }).click();
      await onScreen(other, "Kith is locked");
      await other.getByRole("button", { name: "Use the recovery code" }).click();
      await other.getByLabel("Recovery code", { exact: true }).fill(code);
      await other.getByRole("button", { name: "Unlock" }).click();
      await openCase(other, "Bridget Test");
      await goInCase(other, "Consultation");
      await assertReason(other, WORDS);
      // The restored case goes on: what is written there is saved.
      await typeReason(other, "Written after the rescue.");
      await saved(other);
      const numbers = await Promise.all(
        [page, other].map((one) =>
          one.evaluate(async () => {
            const answer = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
            const database = await answer(indexedDB.open("kith"));
            return new TextDecoder().decode(await answer(database.transaction("meta").objectStore("meta").get("device")));
          }),
        ),
      );
      assert.notEqual(numbers[0], numbers[1], "both devices have one number");
      await elsewhere.close();

      // A file of the version before, whose digest did not cover what waits.
      const third = await browser.newContext({ viewport: VIEWPORTS.tablet, locale: "en-GB", timezoneId: "Europe/London" });
      watch(third, server.url, [], wrong);
      const last = await third.newPage();
      await last.goto(server.url);
      await onScreen(last, "Protect the cases on this device");
      await last.goto(`${server.url}rescue.html`);
      await last.getByText("Nothing is kept on this device.").waitFor();
      const sha256 = createHash("sha256").update(JSON.stringify(told.stores)).digest("hex");
      await choose(last, "kith-rescue.txt", Buffer.from(JSON.stringify({ ...told, version: 1, sha256, left: told.left.slice(0, 1) })));
      await last.getByText("Everything was brought back.").waitFor();
      assert.equal((await waiting(last)).length, 1);
      await third.close();
    },
    { ready: false, allow: BROKEN },
  ));

test("the rescue page opens with the host gone, and fits a narrow window", () =>
  journey(
    async ({ page, server }) => {
      await go(page, "About", "About Kith");
      await page.getByText("Ready to work without a signal", { exact: true }).waitFor();
      await server.close();
      await page.goto(`${server.url}rescue.html`);
      await page.getByText("Kept on this device: 0 cases, encrypted.").waitFor();
      await assertReflows(page, "rescue");
      await assertAccessible(page, "rescue, narrow");
    },
    { viewport: "narrow", allow: [/sw\.js/, /ERR_CONNECTION_REFUSED/, /Failed to load resource/, /fetching the script/] },
  ));

test("the rescue file is of the moment of the tap, and what is no sealed body stops nothing", { timeout: 120_000 }, () =>
  journey(async ({ page, context, server }) => {
    await addCase(page);
    await saved(page);
    const rescue = await context.newPage();
    await rescue.goto(`${server.url}rescue.html`);
    await rescue.getByText("Kept on this device: 1 case, encrypted.").waitFor();
    // Another window goes on, and something else has put a number into the storage.
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    await saved(page);
    await rescue.evaluate(
      () =>
        new Promise((done, failed) => {
          const request = indexedDB.open("kith");
          request.onerror = () => failed(request.error);
          request.onsuccess = () => {
            const transaction = request.result.transaction("local", "readwrite");
            transaction.objectStore("local").put(-1, "odd");
            transaction.oncomplete = () => (request.result.close(), done());
          };
        }),
    );
    const [download] = await Promise.all([rescue.waitForEvent("download"), rescue.getByRole("button", { name: "Save the rescue file" }).click()]);
    const told = JSON.parse(readFileSync(await download.path(), "utf8"));
    const keys = (store) => told.stores.find(([name]) => name === store)[1].map(([key]) => key);
    assert.equal(keys("index").length, 2, "the case of the other window is in the file");
    assert.ok(!keys("local").includes("odd"));
    await rescue.getByText(/^Kept on this device: 2 cases, encrypted\. 1 thing in the storage that Kith did not write is left out of it\. The file .* was made/).waitFor();
  }));
