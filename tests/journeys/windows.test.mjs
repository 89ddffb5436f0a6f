// Several windows on one device: a lock and a removal are for all of them, and one that does not answer is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { PASSPHRASE, VIEWPORTS, journey, started, unlockWith } from "./support/browser.mjs";
import { apply, chooseFile, go, goInCase, main, onScreen, openCase, saved } from "./support/case.mjs";
import { fill, said } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";
import { removeEverything } from "./support/protection.mjs";
import { begin as beginCase } from "./support/visit.mjs";

const LOCKED = "Kith is locked";
const REMOVED = "Everything was removed from this device";
const NAME = "Doreen Amos";
/** How soon nothing may be readable any more. */
const SOON = 1_000;

async function begin(page, name = NAME) {
  await go(page, "Cases", "Cases on this device");
  await beginCase(page);
  await fill(main(page), "consultation", "name", { text: name });
  await saved(page);
}

/** Further windows of the same browser, each at the address of the first and unlocked. */
async function more(page, context, count) {
  const windows = [];
  for (let at = 0; at < count; at += 1) {
    const window = await context.newPage();
    await window.goto(page.url());
    await started(window);
    await readable(window, true);
    await quiet(window);
    windows.push(window);
  }
  return windows;
}

/**
 * Waits until a window that has just opened writes nothing any more. One that is stopped in the middle of a transaction keeps
 * every other window from the storage, in any browser, and that is not what is meant here.
 */
const quiet = (page) =>
  page.evaluate(async () => {
    const answer = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
    const database = await answer(indexedDB.open("kith"));
    for (let round = 0; round < 5; round += 1) {
      await new Promise((done) => (database.transaction([...database.objectStoreNames], "readwrite").oncomplete = done));
      await new Promise((done) => setTimeout(done, 100));
    }
    database.close();
  });

/** What can be read in a window now: its text, and what stands in its fields. */
const words = (page) =>
  page.evaluate(() => {
    const seen = (element) => getComputedStyle(element).visibility === "visible" && element.getClientRects().length > 0;
    const fields = [...document.querySelectorAll("input, textarea")].filter(seen).map((field) => field.value);
    return [document.body.innerText, ...fields].join("\n");
  });

/** Waits until a window shows the client's name, or does not; throws when it is not so within the time. */
async function readable(page, is, within = 15_000) {
  const begun = Date.now();
  for (;;) {
    // A page that is just being loaded anew shows nothing.
    const now = await words(page).catch(() => "");
    if (now.includes(NAME) === is) return Date.now() - begun;
    if (Date.now() - begun > within) throw new Error(`after ${Date.now() - begun} ms the window says: ${now}`);
    await page.waitForTimeout(20);
  }
}

const lock = (page) => page.getByRole("button", { name: "Lock", exact: true }).click();
const silent = (page) => page.getByRole("alert", { name: "Another window did not answer" });

const databases = (page) => page.evaluate(async () => (await indexedDB.databases()).map((one) => one.name).filter((name) => name.startsWith("kith")));
/**
 * Headless Chromium does not freeze a page when it is told to (its timers go on), so the freezing is done in the page itself. A browser that freezes a page runs nothing of it: no timer, no message, no event of the storage arrives before it wakes, and
 * its locks and databases stay with it. Put into a page before it is loaded; `freezes` and `thaws` do it then.
 */
function freezable() {
  const waiting = [];
  let isFrozen = false;
  const held = (act) => act && ((...all) => (isFrozen ? void waiting.push(() => act(...all)) : act(...all)));
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, act, ...rest) {
    const isTold = ["storage", "message", "versionchange", "pointerdown", "keydown"].includes(type);
    return addEventListener.call(this, type, isTold && typeof act === "function" ? held(act) : act, ...rest);
  };
  for (const [prototype, name] of [[BroadcastChannel.prototype, "onmessage"], [IDBDatabase.prototype, "onversionchange"], [IDBDatabase.prototype, "onclose"]]) {
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, { get, set(act) { set.call(this, held(act)); } });
  }
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame"]) {
    const start = globalThis[name];
    globalThis[name] = (act, ...rest) => start(held(act), ...rest);
  }
  globalThis.freezes = () => {
    document.dispatchEvent(new Event("freeze"));
    isFrozen = true;
  };
  /** Answers what is to be seen when the page has heard that it is awake, and nothing else. */
  globalThis.thaws = () => {
    document.dispatchEvent(new Event("resume"));
    const shown = getComputedStyle(document.body).visibility === "visible" ? document.body.innerText : "";
    isFrozen = false;
    for (const act of waiting.splice(0)) setTimeout(act, 50);
    return shown;
  };
}

async function freeze(page, context) {
  const frozen = await context.newPage();
  await frozen.addInitScript(freezable);
  await frozen.goto(page.url());
  await started(frozen);
  await readable(frozen, true);
  await quiet(frozen);
  await frozen.evaluate(() => globalThis.freezes());
  return frozen;
}

for (const count of [1, 2]) {
  test(`lock in one window leaves no readable word in ${count} other${count > 1 ? "s" : ""} within a second, and nothing typed is lost`, { timeout: 180_000 }, () =>
    journey(async ({ page, context }) => {
      await begin(page);
      const others = await more(page, context, count);
      // One of them is in the middle of a sentence.
      await others[0].getByRole("button", { name: "Take over" }).click();
      await others[0].getByRole("status", { name: "Open in another tab" }).waitFor({ state: "detached" });
      await fill(main(others[0]), "consultation", "reason", { text: "In the middle of a sen" });
      await page.bringToFront();
      await lock(page);
      const times = await Promise.all([page, ...others].map((window) => readable(window, false, SOON)));
      console.log(`${count + 1} windows: nothing readable after ${times.join(", ")} ms`);
      for (const window of [page, ...others]) await onScreen(window, LOCKED);
      for (const window of [page, ...others]) assert.equal(await silent(window).count(), 0, "all have answered");
      await unlockWith(others[0]);
      assert.deepEqual(await said(main(others[0]), "consultation", "reason"), { text: "In the middle of a sen" });
      // The others stay locked until somebody unlocks them.
      await onScreen(page, LOCKED);
    }));
}

for (const [what, without] of [
  ["broadcasts", () => delete globalThis.BroadcastChannel],
  ["locks", () => Object.defineProperty(Navigator.prototype, "locks", { value: undefined })],
  ["broadcasts and locks", () => (delete globalThis.BroadcastChannel, Object.defineProperty(Navigator.prototype, "locks", { value: undefined }))],
]) {
  test(`lock reaches the other window in a browser without ${what}`, { timeout: 180_000 }, () =>
    journey(async ({ page, context }) => {
      await context.addInitScript(without);
      await page.reload();
      await started(page);
      await begin(page);
      const [other] = await more(page, context, 1);
      await page.bringToFront();
      await lock(page);
      await Promise.all([readable(page, false, SOON), readable(other, false, SOON)]);
      await onScreen(other, LOCKED);
      await onScreen(page, LOCKED);
      assert.equal(await silent(page).count(), 0);
    }));
}

test("a window that cannot save what was typed stays behind its cover, and the lock goes on without it", { timeout: 180_000 }, () =>
  journey(
    async ({ page, context }) => {
      await begin(page);
      const [other] = await more(page, context, 1);
      await other.getByRole("button", { name: "Take over" }).click();
      await other.getByRole("status", { name: "Open in another tab" }).waitFor({ state: "detached" });
      await other.evaluate(() => {
        const { transaction } = IDBDatabase.prototype;
        globalThis.letWrite = () => (IDBDatabase.prototype.transaction = transaction);
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === "readwrite") throw new DOMException("The disk is full.", "QuotaExceededError");
          return transaction.call(this, stores, mode, options);
        };
      });
      await fill(main(other), "consultation", "reason", { text: "Not on the disk." });
      await page.bringToFront();
      await lock(page);
      await Promise.all([readable(page, false, SOON), readable(other, false, SOON)]);
      await other.getByText("Something you typed could not be saved before Kith locked.").waitFor();
      await other.evaluate(() => globalThis.letWrite());
      await unlockWith(other);
      assert.deepEqual(await said(main(other), "consultation", "reason"), { text: "Not on the disk." });
    },
    { allow: [/The disk is full/] },
  ));

test("a frozen window is said, and shows nothing when it wakes before it has asked whether Kith is locked", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page);
    const frozen = await freeze(page, context);
    await page.bringToFront();
    await lock(page);
    await readable(page, false, SOON);
    await onScreen(page, LOCKED);
    await silent(page).filter({ hasText: "One other window of Kith did not answer. Close it." }).waitFor();
    await assertAccessible(page, "a window that did not answer");
    for (const viewport of ["phone", "narrow"]) {
      await page.setViewportSize(VIEWPORTS[viewport]);
      await assertReflows(page, `a window that did not answer, ${viewport}`);
    }
    assert.equal(await silent(page).count(), 1, "it was put away while the window still sleeps");
    assert.equal(await frozen.evaluate(() => globalThis.thaws()), "", "what is seen when it wakes");
    await readable(frozen, false, 0);
    await onScreen(frozen, LOCKED);
    // It has answered now.
    await silent(page).waitFor({ state: "detached" });
  }));

test("a frozen window that missed nothing is as it was when it wakes", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page);
    const frozen = await freeze(page, context);
    assert.doesNotMatch(await words(frozen), /Doreen/, "a frozen page shows its words");
    assert.match(await frozen.evaluate(() => globalThis.thaws()), /Doreen/);
    await page.bringToFront();
    await lock(page);
    await readable(frozen, false, SOON);
  }));

test("a window in which nothing runs is said, and covers itself as soon as something does", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page);
    const [other] = await more(page, context, 1);
    const session = await context.newCDPSession(other);
    await session.send("Debugger.enable");
    await session.send("Debugger.pause");
    await page.bringToFront();
    await lock(page);
    await onScreen(page, LOCKED);
    await silent(page).waitFor();
    await session.send("Debugger.resume");
    await session.send("Debugger.disable");
    await readable(other, false, 2 * SOON);
    await onScreen(other, LOCKED);
    await silent(page).waitFor({ state: "detached" });
  }));

test("Kith that is being unlocked while another window locks it stays locked", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page);
    const other = await context.newPage();
    await other.goto(page.url());
    await started(other, { unlock: false });
    await other.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    // The order arrives while the key is being made.
    await other.evaluate(() => {
      const { unwrapKey } = SubtleCrypto.prototype;
      SubtleCrypto.prototype.unwrapKey = async function (...all) {
        await new Promise((go) => (globalThis.goOn = go));
        SubtleCrypto.prototype.unwrapKey = unwrapKey;
        return unwrapKey.apply(this, all);
      };
    });
    await other.getByRole("button", { name: "Unlock" }).click();
    await other.waitForFunction(() => globalThis.goOn);
    await lock(page);
    await onScreen(page, LOCKED);
    await other.evaluate(() => globalThis.goOn());
    await other.getByRole("alert").filter({ hasText: "Kith was locked in another window" }).waitFor();
    await onScreen(other, LOCKED);
    await unlockWith(other);
    await readable(other, true);
  }));

for (const count of [1, 2]) {
  test(`everything that is removed in one window is gone from ${count} other${count > 1 ? "s" : ""} within a second, and nobody makes the storage anew`, { timeout: 180_000 }, () =>
    journey(async ({ page, context }) => {
      await begin(page);
      const others = await more(page, context, count);
      // One that was never unlocked holds the storage open too.
      const locked = await context.newPage();
      await locked.goto(page.url());
      await started(locked, { unlock: false });
      await page.bringToFront();
      await removeEverything(page);
      const times = await Promise.all(others.map((window) => readable(window, false, SOON)));
      console.log(`${count + 2} windows: nothing readable after ${times.join(", ")} ms`);
      await onScreen(page, REMOVED);
      await page.getByText("Kith has looked: nothing of it is left in this browser.").waitFor();
      for (const window of [...others, locked]) await onScreen(window, REMOVED);
      await assertAccessible(page, "everything was removed");
      // Whatever the others do now, short of beginning anew.
      for (const window of [...others, locked]) {
        await window.evaluate(() => (location.hash = "#/search"));
        await window.evaluate(() => (location.hash = "#/training/"));
        await window.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      }
      await page.waitForTimeout(500);
      assert.deepEqual(await databases(page), []);
      assert.deepEqual(await page.evaluate(async () => [await caches.keys(), localStorage.length]), [[], 0]);
      await others[0].getByRole("button", { name: "Begin anew" }).click();
      await onScreen(others[0], "Protect the cases on this device");
    }));
}

test("a frozen window that still holds the storage is said, nothing is called removed that is not, and it ends when it wakes", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page);
    const frozen = await freeze(page, context);
    await page.bringToFront();
    await removeEverything(page);
    const left = page.getByRole("alert").filter({ hasText: "One other window of Kith did not answer. Close it" });
    await left.waitFor({ timeout: 30_000 });
    assert.equal(await page.getByRole("heading", { name: REMOVED }).count(), 0);
    assert.ok((await databases(page)).length > 0, "the test means a storage that is held");
    await assertAccessible(page, "something is left");
    assert.equal(await frozen.evaluate(() => globalThis.thaws()), "", "what is seen when it wakes");
    await readable(frozen, false, SOON);
    await page.getByRole("button", { name: "Remove what is left" }).click();
    await page.getByRole("heading", { level: 1, name: REMOVED }).waitFor({ timeout: 30_000 });
    assert.deepEqual(await databases(page), []);
    await onScreen(frozen, REMOVED);
  }));

test("a case that is removed in one window is gone from the others, which say so", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page, "Someone Else");
    await begin(page);
    const [other, third] = await more(page, context, 2);
    await go(third, "Cases", "Cases on this device");
    await page.bringToFront();
    await openCase(page, NAME);
    await removeCase(page);
    await Promise.all([readable(other, false, 2 * SOON), readable(third, false, 2 * SOON)]);
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "nothing of it is left" }).waitFor();
    await other.getByText("This case was removed from this device in another window.").waitFor();
    await onScreen(other, "Cases on this device");
    await other.getByRole("link", { name: "Someone Else" }).waitFor();
    // It can go on with the others.
    await openCase(other, "Someone Else");
    await goInCase(other, "Consultation");
  }));

async function removeCase(page) {
  await page.getByText("Remove this case from this device").click();
  await page.getByLabel("Type remove to confirm").fill("remove");
  await page.getByRole("button", { name: "Remove this case" }).click();
}

async function takeFileBack(page) {
  await go(page, "Open a file", "Open a hand-off file");
  const list = page.getByRole("region", { name: "Files taken in during the last 30 days" });
  await list.getByRole("button", { name: /^Take this file back/ }).first().click();
  await page.getByRole("button", { name: "Yes, take it back" }).click();
}

for (const [how, act] of [["removed", removeCase], ["taken back with its file", takeFileBack]]) {
  test(`a case that is ${how} in one window and taken in again in another can be read after a lock`, { timeout: 180_000 }, () =>
    journey(async ({ page, context }) => {
      const file = sealed(liveFile());
      await chooseFile(page, file);
      await apply(page);
      await openCase(page, NAME);
      // It has the case open, and so the key by which it was sealed.
      const [other] = await more(page, context, 1);
      await page.bringToFront();
      await act(page);
      await page.getByRole("status", { name: "Done" }).filter({ hasText: /nothing of it is left|The file was taken back/ }).waitFor();
      await other.bringToFront();
      await other.getByText("This case was removed from this device in another window.").waitFor();
      await chooseFile(other, file);
      await apply(other);
      await go(other, "Cases", "Cases on this device");
      await openCase(other, NAME);
      await goInCase(other, "Consultation");
      await fill(main(other), "consultation", "reason", { text: "Typed after it had come back." });
      await saved(other);
      await lock(other);
      await onScreen(other, LOCKED);
      await unlockWith(other);
      await readable(other, true);
      assert.deepEqual(await said(main(other), "consultation", "reason"), { text: "Typed after it had come back." });
      await go(other, "Cases", "Cases on this device");
      assert.equal(await main(other).getByRole("link", { name: NAME, exact: true }).count(), 1);
      assert.equal(await other.getByText("Nothing of this case can be read").count(), 0);
    }));
}

test("the training case in another window is covered by the lock of the cases that were open there", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await begin(page);
    const [other] = await more(page, context, 1);
    await other.evaluate(() => (location.hash = "#/training/"));
    await other.getByRole("region", { name: "Training" }).waitFor();
    await other.evaluate(() => (globalThis.isOld = true));
    await page.bringToFront();
    await lock(page);
    await onScreen(page, LOCKED);
    await other.waitForFunction(() => !globalThis.isOld);
    await other.evaluate(() => (location.hash = "#/"));
    await onScreen(other, LOCKED);
    assert.equal(await silent(page).count(), 0);
  }));
