// A store that degrades by the piece: each fault of the storage that was ever seen, told in plain words, with a way on from it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { PASSPHRASE, setUp, started, unlockWith } from "./support/browser.mjs";
import { apply, chooseFile, exportCase, goInCase, main, onScreen, openCase, saved } from "./support/case.mjs";
import { all, begin, change, enter, flipped, heading, onDevice, plain, to, told } from "./support/damage.mjs";
import { fill, said } from "./support/fill.mjs";
import { screens } from "./support/screens.mjs";

const FORGED = "Forged by a stranger";
const FOREIGN = /put there by another program, unencrypted\. Kith does not use it/;
const storageAlert = (page) => page.getByRole("alert", { name: "The storage is not as Kith left it" });
const unread = (page) => page.getByRole("alert", { name: "A part of this case cannot be read" });

const lockedUp = async (page) => {
  // Kith opens where it was locked: on the list of the cases.
  await to(page, "#/");
  await onScreen(page, "Cases on this device");
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await onScreen(page, "Kith is locked");
};
const of = async (page, store, beginning) => (await all(page)).filter(([name, key]) => name === store && key.startsWith(beginning));

test("plain bodies that were written while Kith was locked are refused and told: in a case, as a case, and in the list", () =>
  onDevice(async ({ page, code }) => {
    const id = await begin(page, "Alma Test", "Typed today.");
    await begin(page, "Berta Test", "Typed today.");
    await lockedUp(page);
    const batches = await of(page, "batches", `${id}/`);
    const next = `${id}/${String(batches.length + 7).padStart(12, "0")}`;
    const summary = (id) => ({ summary: { id, name: FORGED, preferred: "", identifier: "", born: "", stage: "Consultation", over: false, due_what: "", due_on: null, handed_off: null }, upto: 99 });
    await change(page, [
      ["batches", next, plain([])],
      ["batches", "made-up/000000000000", plain([])],
      ["index", "made-up", plain(summary("made-up"))],
    ]);
    await unlockWith(page);
    await onScreen(page, "Cases on this device");
    await storageAlert(page).filter({ hasText: FOREIGN }).waitFor();
    assert.doesNotMatch(await page.locator("body").innerText(), new RegExp(FORGED));
    assert.equal(await main(page).getByRole("rowheader").count(), 2);
    await assertAccessible(page, "a storage that somebody has written to");
    await screens(page, "storage-foreign");
    await openCase(page, "Alma Test");
    await unread(page).filter({ hasText: FOREIGN }).waitFor();
    // Nothing of it was sealed, or overwritten.
    for (const [store, key] of [["batches", next], ["batches", "made-up/000000000000"], ["index", "made-up"]]) {
      const [[, , body]] = (await all(page)).filter(([name, place]) => name === store && place === key);
      assert.equal(Buffer.from(body, "base64")[0], 0, `${store} ${key} was sealed`);
    }
    assert.ok(await enter(page, code));
    await storageAlert(page).filter({ hasText: FOREIGN }).waitFor();
  }));

test("bodies that a version before the keys has left are sealed once, also when that was interrupted, and never again", () =>
  onDevice(async ({ page, context, server }) => {
    // A device as the older version left it: its bodies are those of the training case, which are plain.
    await page.goto(`${server.url}#/training/`);
    await page.getByRole("button", { name: "Load the training case" }).click();
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).waitFor();
    await page.evaluate(async () => {
      const answer = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
      const from = await answer(indexedDB.open("kith-training"));
      const bodies = [];
      for (const store of ["batches", "index"]) {
        const objects = from.transaction(store).objectStore(store);
        const [keys, all] = await Promise.all([answer(objects.getAllKeys()), answer(objects.getAll())]);
        keys.forEach((key, at) => bodies.push([store, key, all[at]]));
      }
      from.close();
      const to = await answer(indexedDB.open("kith"));
      const transaction = to.transaction([...to.objectStoreNames], "readwrite");
      for (const store of to.objectStoreNames) transaction.objectStore(store).clear();
      for (const [store, key, body] of bodies) transaction.objectStore(store).put(body, key);
      await new Promise((done) => (transaction.oncomplete = done));
      to.close();
    });
    // The first attempt to seal them fails, after the keys were made.
    await page.goto(server.url);
    await page.reload();
    await started(page, { unlock: false });
    await page.evaluate(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...rest) {
        if (this.name === "batches" && this.transaction.db.name === "kith") this.transaction.abort();
        return put.apply(this, rest);
      };
    });
    await setUp(page);
    await page.getByRole("alert").filter({ hasText: "could not be encrypted yet" }).waitFor();
    await page.reload();
    await unlockWith(page);
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).waitFor();
    const left = (await all(page)).filter(([store, , body]) => ["batches", "index"].includes(store) && Buffer.from(body, "base64")[0] === 0);
    assert.deepEqual(left.map(([store, key]) => `${store} ${key}`), [], "they are still plain");
    assert.equal((await of(page, "meta", "to-migrate")).length, 0, "the mark is still there");
    // From now on a plain body is somebody else's, also in the place of one that was migrated.
    const [[, key]] = await of(page, "index", "");
    await lockedUp(page);
    await change(page, [["index", key, plain({ id: key, name: FORGED })]]);
    await unlockWith(page);
    await storageAlert(page).filter({ hasText: FOREIGN }).waitFor();
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).waitFor();
    await context.clearCookies();
  }));

test("one bit in an entry of the list, in the list’s key, or in a key of a case: every case is listed, and opens", () =>
  onDevice(async ({ page, code }) => {
    const id = await begin(page, "Alma Test", "Typed today.");
    await begin(page, "Berta Test", "Typed today.");
    for (const [store, key] of [["index", id], ["keys", "index"], ["meta", "index"], ["keys", `case/${id}`], ["meta", `case/${id}`], ["meta", "device"]]) {
      const found = (await all(page)).find(([name, place]) => name === store && place === key);
      assert.ok(found, `${store} ${key} is not kept`);
      for (const body of [flipped(found[2]), null]) {
        await lockedUp(page);
        await change(page, [[store, key, body]]);
        assert.ok(await enter(page, code), `${store} ${key}: no way in`);
        await main(page).getByRole("rowheader").filter({ hasText: "Berta Test" }).waitFor();
        await openCase(page, "Alma Test");
        await goInCase(page, "Consultation");
        assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Typed today." }, `${store} ${key}`);
      }
    }
    // Both copies of a case's key: that case is told by name, and a file brings it back.
    const file = (await exportCase(page)).bytes;
    await lockedUp(page);
    await change(page, [["keys", `case/${id}`, null], ["meta", `case/${id}`, null], ["index", id, null]]);
    assert.ok(await enter(page, code));
    await storageAlert(page).filter({ hasText: "Alma Test: nothing of this case can be read" }).waitFor();
    await main(page).getByRole("rowheader").filter({ hasText: "Berta Test" }).waitFor();
    const without = await all(page);
    await storageAlert(page).getByRole("button", { name: "Go on without it" }).click();
    await storageAlert(page).waitFor({ state: "detached" });
    assert.ok(await enter(page, code));
    await main(page).getByRole("rowheader").filter({ hasText: "Berta Test" }).waitFor();
    await page.waitForTimeout(500);
    assert.equal(await storageAlert(page).count(), 0, "what somebody goes on without is told again");
    assert.equal((await of(page, "batches", `${id}/`)).length, without.filter(([store, key]) => store === "batches" && key.startsWith(`${id}/`)).length);
    await chooseFile(page, file);
    await apply(page);
    assert.ok(await enter(page, code));
    await openCase(page, "Alma Test");
    await goInCase(page, "Consultation");
    assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Typed today." });
  }));

test("a damaged, a missing and a rolled back part cost their own entries only; it is said which, and a sound file mends them", () =>
  onDevice(async ({ page, code }) => {
    const id = await begin(page, "Alma Test", "The newest words.");
    const file = (await exportCase(page)).bytes;
    await saved(page);
    const every = await of(page, "batches", `${id}/`);
    // The last one holds that the file left, which no file brings back.
    const batches = every.slice(0, -1);
    const heads = [["local", `${id}/head`], ["meta", `head/${id}`]];
    const holds = [];
    for (const [, key, body] of batches) {
      for (const damaged of [flipped(body), null]) {
        await lockedUp(page);
        await change(page, [["batches", key, damaged]]);
        assert.ok(await enter(page, code));
        await main(page).getByRole("rowheader").first().waitFor();
        await to(page, `#/case/${id}`);
        await heading(page).waitFor();
        await page.waitForTimeout(400);
        if ((await unread(page).count()) > 0) {
          holds.push(key);
          const words = await unread(page).innerText();
          assert.match(words, new RegExp(`1 of ${every.length} parts of this case (cannot be read|is missing from)`));
          assert.match(words, /What is not shown was written on \d+ \w+ \d{4} \(\d+ entr/);
        }
        await change(page, [["batches", key, body]]);
      }
    }
    assert.ok(new Set(holds).size >= 2, `only ${holds} was missed`);
    // The last part that holds something, for good: the case is read and written on, and a file mends it.
    const key = holds.at(-1);
    await lockedUp(page);
    await change(page, [["batches", key, null]]);
    assert.ok(await enter(page, code));
    await onScreen(page, "Cases on this device");
    await to(page, `#/case/${id}`);
    await unread(page).waitFor();
    await assertAccessible(page, "a part that cannot be read");
    await screens(page, "part-unread");
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "address", { text: "1 New Street" });
    await saved(page);
    assert.ok(await enter(page, code));
    await onScreen(page, "Cases on this device");
    await to(page, `#/case/${id}`);
    await unread(page).waitFor();
    await chooseFile(page, file);
    await apply(page);
    await to(page, `#/case/${id}`);
    await onScreen(page, "Case");
    await unread(page).waitFor({ state: "detached" });
    await goInCase(page, "Consultation");
    assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "The newest words." });
    assert.deepEqual(await said(main(page), "consultation", "address"), { text: "1 New Street" });
    // All batches of today put back to yesterday's, and one of the two heads with them.
    const yesterday = await all(page);
    await fill(main(page), "consultation", "address", { text: "2 Later Street" });
    await saved(page);
    await lockedUp(page);
    const now = await all(page);
    const was = new Map(yesterday.map(([store, key, body]) => [`${store} ${key}`, body]));
    for (const kept of heads) {
      const changes = now.filter(([store, key]) => store === "batches" && !was.has(`batches ${key}`)).map(([store, key]) => [store, key, null]);
      assert.ok(changes.length > 0);
      const [store, place] = heads.find((one) => one !== kept);
      await change(page, [...changes, [store, place, was.get(`${store} ${place}`)]]);
      assert.ok(await enter(page, code));
      await onScreen(page, "Cases on this device");
      await to(page, `#/case/${id}`);
      await unread(page).filter({ hasText: "missing from this browser’s storage" }).waitFor();
      await lockedUp(page);
      await change(page, now.filter(([store]) => store !== "keys"));
    }
  }));

test("a case that was taken out of the storage is missed by name until somebody goes on without it; one that was removed is not", () =>
  onDevice(async ({ page, code }) => {
    const id = await begin(page, "Alma Test", "Typed today.");
    await begin(page, "Berta Test", "Typed today.");
    await begin(page, "Cora Test", "Typed today.");
    await page.getByRole("navigation", { name: "This case" }).getByRole("link", { name: "Overview" }).click();
    await page.getByText("Remove this case from this device").click();
    await page.getByLabel("Type remove to confirm").fill("remove");
    await page.getByRole("button", { name: "Remove this case" }).click();
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "nothing of it is left" }).waitFor();
    await lockedUp(page);
    const found = (await all(page)).filter(([, key]) => key.includes(id));
    await change(page, found.map(([store, key]) => [store, key, null]));
    assert.ok(await enter(page, code));
    await storageAlert(page).filter({ hasText: "Alma Test: this case was on this device and is missing" }).waitFor();
    assert.doesNotMatch(await storageAlert(page).innerText(), /Cora|Berta/);
    assert.equal(await main(page).getByRole("rowheader").count(), 1);
    await storageAlert(page).getByRole("button", { name: "Go on without it" }).click();
    await storageAlert(page).waitFor({ state: "detached" });
    assert.ok(await enter(page, code));
    await main(page).getByRole("rowheader").filter({ hasText: "Berta Test" }).waitFor();
    await page.waitForTimeout(500);
    assert.equal(await told(page), "");
  }));

test("damaged keys: the second copy opens the device and mends the first; with both gone a page of words leads to rescue", () =>
  onDevice(async ({ page, code }) => {
    await begin(page, "Alma Test", "Typed today.");
    await lockedUp(page);
    const ring = (await of(page, "meta", "ring")).filter(([, key]) => key === "ring" || key === "ring-copy");
    assert.equal(ring.length, 2);
    for (const [store, key, body] of ring) {
      for (const at of [0.02, 0.3, 0.5, 0.8]) {
        await change(page, [[store, key, flipped(body, at)]]);
        await page.reload();
        await unlockWith(page);
        await openCase(page, "Alma Test");
        assert.ok(await enter(page, code), `${key} at ${at}`);
        await lockedUp(page);
      }
      await change(page, [[store, key, null]]);
      await page.reload();
      await unlockWith(page, PASSPHRASE);
      await lockedUp(page);
      assert.deepEqual((await all(page)).filter(([, place]) => place === key).map(([, , body]) => body), [body], `${key} was not mended`);
    }
    for (const damage of [(body) => flipped(body, 0.02), () => null]) {
      await change(page, ring.map(([store, key, body]) => [store, key, damage(body)]));
      await page.reload();
      await onScreen(page, "Kith cannot open what is kept on this device");
      const words = await main(page).innerText();
      assert.match(words, /The keys of this device are damaged or missing/);
      assert.doesNotMatch(words, /line \d|column|field|Opening/);
      await assertAccessible(page, "keys that cannot be read");
      await screens(page, "keys-broken");
      await main(page).getByRole("link", { name: "rescue page" }).click();
      await page.getByText("Kept on this device: 1 case, encrypted.").waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the rescue file" }).click()]);
      assert.ok(JSON.parse(readFileSync(await download.path(), "utf8")).stores.some(([name, entries]) => name === "batches" && entries.length > 0));
      await page.getByRole("link", { name: "Open Kith" }).click();
      await onScreen(page, "Kith cannot open what is kept on this device");
    }
    await change(page, ring);
    await page.reload();
    await unlockWith(page);
    await openCase(page, "Alma Test");
  }));
