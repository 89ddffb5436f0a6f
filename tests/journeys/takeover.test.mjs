// A program that takes over without a tap: told in every window, which locks and asks for nothing; and a keeper that could.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { VIEWPORTS, journey, started, unlockWith } from "./support/browser.mjs";
import { go, main, onScreen, saved } from "./support/case.mjs";
import { fill, said } from "./support/fill.mjs";
import { aboutBuild, distBuild, loadedAnew, withNextRelease } from "./support/release.mjs";
import { assertReason, begin, reload, typeReason } from "./support/visit.mjs";

const CHANGED = "The program was changed without you";
const banner = (page) => page.getByRole("region", { name: "Update ready" });
const take = (page) => banner(page).getByRole("button", { name: "Update now" });

/** The keeper of dist/ as somebody who broke in would change it: it takes over by itself and serves a page of its own. */
function hostileKeeper({ build } = {}) {
  let text = readFileSync("dist/sw.js", "utf8");
  if (build) text = text.replace(/const BUILD = "[0-9a-f]+"/, `const BUILD = "${build}"`);
  return Buffer.from(`${text}
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
`);
}

async function withCase(page) {
  await aboutBuild(page);
  await go(page, "Cases", "Cases on this device");
  await begin(page);
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await saved(page);
}

const fields = (page) => page.locator("input:visible, textarea:visible").count();
/** The browser's own look for a new keeper, which no page can hinder: at a navigation, or once a day. */
const browserLooks = (page) => page.evaluate(async () => void (await navigator.serviceWorker.getRegistration()).update());

for (const [what, build] of [
  ["under another name", "0123456789abcdef"],
  ["under the name of the build that runs", undefined],
]) {
  test(`a keeper that takes over by itself, ${what}, is told in every window, which locks and asks for nothing`, () =>
    journey(async ({ page, context, server }) => {
      await withCase(page);
      const other = await context.newPage();
      await other.goto(page.url());
      await started(other);
      await typeReason(page, "In the middle of a sen");
      server.instead.set("sw.js", hostileKeeper({ build }));
      await browserLooks(other);
      for (const window of [page, other]) {
        await onScreen(window, CHANGED);
        assert.doesNotMatch(await window.locator("body").innerText(), /Doreen|middle of a/);
        assert.equal(await fields(window), 0, "something is asked for");
        await window.getByText(distBuild(), { exact: true }).first().waitFor();
        await window.getByText(build ?? distBuild(), { exact: true }).first().waitFor();
      }
      await assertAccessible(page, "the program was changed");
      for (const viewport of ["phone", "narrow"]) {
        await page.setViewportSize(VIEWPORTS[viewport]);
        await assertReflows(page, `the program was changed, ${viewport}`);
      }
      await page.setViewportSize(VIEWPORTS.tablet);
      // It can go on with the program of this window, which has kept the sentence, and never loads anything by itself.
      await page.evaluate(() => (globalThis.isOld = true));
      await page.getByRole("button", { name: "Go on in this window" }).click();
      await unlockWith(page);
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "In the middle of a sen" });
      await fill(main(page), "consultation", "reason", { text: "In the middle of a sentence." });
      await saved(page);
      await page.getByRole("button", { name: "Lock", exact: true }).click();
      await onScreen(page, CHANGED);
      assert.doesNotMatch(await page.locator("body").innerText(), /Doreen|middle of a/);
      assert.equal(await page.evaluate(() => globalThis.isOld), true, "the lock has loaded what the other program serves");
    }));
}

test("a window that is locked is told too, before it asks for the passphrase", () =>
  journey(async ({ page, server }) => {
    await withCase(page);
    await page.getByRole("button", { name: "Lock", exact: true }).click();
    await onScreen(page, "Kith is locked");
    server.instead.set("sw.js", hostileKeeper());
    await browserLooks(page);
    await onScreen(page, CHANGED);
    assert.equal(await fields(page), 0);
  }));

test("what cannot be saved when the program is changed stays in memory, and can be gone on with", () =>
  journey(
    async ({ page, server }) => {
      await withCase(page);
      await page.evaluate(() => {
        const { transaction } = IDBDatabase.prototype;
        globalThis.letWrite = () => (IDBDatabase.prototype.transaction = transaction);
        IDBDatabase.prototype.transaction = function (stores, mode, options) {
          if (mode === "readwrite") throw new DOMException("The disk is full.", "QuotaExceededError");
          return transaction.call(this, stores, mode, options);
        };
      });
      await typeReason(page, "Not on the disk.");
      server.instead.set("sw.js", hostileKeeper());
      await browserLooks(page);
      await onScreen(page, CHANGED);
      await page.getByText("Something you typed could not be saved. It is still in the memory of this window").waitFor();
      await page.evaluate(() => globalThis.letWrite());
      await page.getByRole("button", { name: "Go on in this window" }).click();
      await unlockWith(page);
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Not on the disk." });
    },
    { allow: [/The disk is full/] },
  ));

test("a keeper that could take over by itself is not fetched by a look for a newer version, and the look says so", () =>
  journey(async ({ page, server }) => {
    await withCase(page);
    await aboutBuild(page);
    server.instead.set("sw.js", hostileKeeper());
    await page.getByRole("button", { name: "Look for a newer version" }).click();
    await page.getByRole("status").filter({ hasText: "offers a program with another beginning (sw.js) than this version knows" }).waitFor();
    await page.waitForTimeout(1_000);
    assert.equal(await page.getByRole("heading", { name: CHANGED }).count(), 0);
    const registration = await page.evaluate(async () => {
      const { installing, waiting, active } = await navigator.serviceWorker.getRegistration();
      return [installing, waiting, active].map((worker) => worker?.state ?? null);
    });
    assert.deepEqual(registration, [null, null, "activated"]);
    // A good one with another list is fetched by the same look.
    server.instead.clear();
    await withNextRelease(async (folder, next) => {
      server.publish(folder);
      await page.getByRole("button", { name: "Look for a newer version" }).click();
      await loadedAnew(page, () => take(page).click());
      assert.equal(await aboutBuild(page), next);
    });
  }));

test("an update that one window asks for is no alarm in two others, of which each keeps the sentence it is in the middle of", () =>
  journey(async ({ page, context, server }) => {
    await withCase(page);
    const others = [];
    for (let at = 0; at < 2; at += 1) {
      const other = await context.newPage();
      await other.goto(new URL("#/", page.url()).href);
      await started(other);
      await begin(other);
      others.push(other);
    }
    await withNextRelease(async (folder, next) => {
      server.publish(folder);
      await reload(page);
      await take(page).waitFor();
      for (const [at, other] of others.entries()) await typeReason(other, `Window ${at}, in the middle of a sen`);
      await typeReason(page, "Mid-sentence where it is tap");
      await loadedAnew(page, () => take(page).click());
      await assertReason(page, "Mid-sentence where it is tap");
      for (const [at, other] of others.entries()) {
        await banner(other).getByText("Kith was updated in another window.").waitFor();
        assert.equal(await other.getByRole("heading", { name: CHANGED }).count(), 0);
        await assertReason(other, `Window ${at}, in the middle of a sen`);
        await typeReason(other, `Window ${at}, in the middle of a sentence.`);
        await loadedAnew(other, () => take(other).click());
        await assertReason(other, `Window ${at}, in the middle of a sentence.`);
        assert.equal(await aboutBuild(other), next);
      }
    });
  }));
