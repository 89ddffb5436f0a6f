// Newer versions: kept whole or not at all, taken by a tap, never in the middle of a word.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { journey, started } from "./support/browser.mjs";
import { go, main } from "./support/case.mjs";
import { control, question } from "./support/fill.mjs";
import { aboutBuild, bytesOf, distBuild, fileOf, keptBuilds, loadedAnew, otherWasm, withNextRelease } from "./support/release.mjs";
import { GONE, assertReason, begin, reload, typeReason } from "./support/visit.mjs";

const banner = (page) => page.getByRole("region", { name: "Update ready" });
const take = (page) => banner(page).getByRole("button", { name: "Update now" });

test("a newer version waits, is offered, and is taken by a tap that loses no word", () =>
  journey(async ({ page, server }) => {
    await aboutBuild(page);
    await go(page, "Cases", "Cases on this device");
    await begin(page);
    await withNextRelease(async (folder, next) => {
      server.publish(folder);
      await reload(page);
      await banner(page).waitFor();
      await assertAccessible(page, "an update is offered");
      // However often the page is loaded again, the older version goes on until the tap.
      await reload(page);
      await banner(page).waitFor();
      assert.equal(await page.evaluate(() => document.querySelector("meta[name=kith-build]").content), distBuild());
      assert.deepEqual(new Set(await keptBuilds(page)), new Set([distBuild(), next]));

      await typeReason(page, "Typed just before the tap.");
      await page.getByRole("contentinfo").getByRole("status").filter({ hasText: "Not saved yet…" }).waitFor();
      await loadedAnew(page, () => take(page).click());
      await assertReason(page, "Typed just before the tap.");
      assert.equal(await aboutBuild(page), next);
      assert.equal(await banner(page).count(), 0);
      // What came after it is one build again, whole with the host gone.
      await server.close();
      await reload(page);
      assert.equal(await aboutBuild(page), next);
    });
  }, { allow: GONE }));

test("no update while something is not saved", () =>
  journey(
    async ({ page, server }) => {
      await aboutBuild(page);
      await go(page, "Cases", "Cases on this device");
      await begin(page);
      await withNextRelease(async (folder, next) => {
        server.publish(folder);
        await reload(page);
        await banner(page).waitFor();
        await control(main(page), question("consultation", "reason")).waitFor();
        await page.evaluate(() => {
          const { transaction } = IDBDatabase.prototype;
          globalThis.letWrite = () => (IDBDatabase.prototype.transaction = transaction);
          IDBDatabase.prototype.transaction = function (stores, mode, options) {
            if (mode === "readwrite") throw new DOMException("The disk is full.", "QuotaExceededError");
            return transaction.call(this, stores, mode, options);
          };
        });
        await typeReason(page, "Not on the disk yet.");
        await take(page).click();
        await banner(page).getByText("Not now: 1 change is not saved yet.").waitFor();
        assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).waiting?.state), "installed");
        await page.evaluate(() => globalThis.letWrite());
        await loadedAnew(page, () => take(page).click());
        await assertReason(page, "Not on the disk yet.");
        assert.equal(await aboutBuild(page), next);
      });
    },
    { allow: [/The disk is full/] },
  ));

test("another window of the older version is told, keeps its words and is not loaded again by itself", () =>
  journey(async ({ page, context, server, url }) => {
    await aboutBuild(page);
    await go(page, "Cases", "Cases on this device");
    await begin(page);
    const other = await context.newPage();
    await other.goto(`${url}#/settings`);
    await started(other);
    await withNextRelease(async (folder, next) => {
      server.publish(folder);
      await reload(other);
      await take(other).click();
      await banner(page).getByText("Kith was updated in another window.").waitFor();
      await typeReason(page, "Still in the older window.");
      await loadedAnew(page, () => take(page).click());
      await assertReason(page, "Still in the older window.");
      assert.equal(await aboutBuild(page), next);
    });
  }));

/** How often the version changes to and fro in the test below. */
const CHANGES = Number(process.env.KITH_UPDATES ?? 6);

test("however often the version changes to and fro, at whatever moment of typing, no word is lost and no page is blank", { timeout: 60_000 + CHANGES * 30_000 }, () =>
  journey(async ({ page, server }) => {
    // The same lots with the same seed.
    let lot = Number(process.env.KITH_SEED ?? 7);
    const draw = (below) => ((lot = (Math.imul(lot, 1664525) + 1013904223) >>> 0), lot % below);
    await aboutBuild(page);
    await go(page, "Cases", "Cases on this device");
    await begin(page);
    await withNextRelease(async (folder, next) => {
      const builds = [[resolve("dist"), distBuild()], [folder, next]];
      for (let change = 1; change <= CHANGES; change += 1) {
        const [published, build] = builds[change % 2];
        server.publish(published);
        await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
        // The whole program is fetched before it is offered.
        await take(page).waitFor({ timeout: 60_000 });
        if (change % 20 === 0) console.log(`${change} changes of the version`);
        const words = `Change ${change}: ${"said and not lost ".repeat(1 + draw(6))}`.trim();
        await typeReason(page, words);
        // Before, while and after it is saved.
        await page.waitForTimeout(draw(700));
        await loadedAnew(page, () => take(page).click());
        await assertReason(page, words);
        assert.equal(await page.evaluate(() => document.querySelector("meta[name=kith-build]").content), build);
      }
    });
  }));

for (const [what, spoil] of [
  ["a file is missing", () => 404],
  ["a file has other bytes", otherWasm],
]) {
  test(`a release of which ${what} is never installed, and the one before goes on`, () =>
    journey(
      async ({ page, server }) => {
        await aboutBuild(page);
        await withNextRelease(async (folder, next) => {
          const broken = fileOf("wasm", folder);
          server.instead.set(broken, spoil(bytesOf(broken, folder)));
          server.publish(folder);
          const failed = page.evaluate(
            () =>
              new Promise((done) => {
                navigator.serviceWorker.getRegistration().then((registration) => {
                  registration.addEventListener("updatefound", () => {
                    const worker = registration.installing;
                    worker.addEventListener("statechange", () => done(worker.state));
                  });
                });
              }),
          );
          await page.getByRole("button", { name: "Look for a newer version" }).click();
          assert.equal(await failed, "redundant");
          await page.getByText("Kith has looked.").or(page.getByText("Kith could not look")).waitFor();
          assert.equal(await banner(page).count(), 0);
          assert.deepEqual(await keptBuilds(page), [distBuild()]);
          await reload(page);
          assert.equal(await aboutBuild(page), distBuild());
          // Once it is whole it is offered like any other.
          server.instead.clear();
          await page.getByRole("button", { name: "Look for a newer version" }).click();
          await take(page).click();
          await page.waitForFunction((build) => document.querySelector("meta[name=kith-build]")?.content === build, next);
        });
      },
      { allow: [/failed request/, /answer 404/, /Failed to load resource/, /integrity/i, /TypeError/, /Uncaught \(in promise\)/] },
    ));
}

test("the offer of an update fits a phone and a narrow window", () =>
  journey(
    async ({ page, server }) => {
      await aboutBuild(page);
      await withNextRelease(async (folder) => {
        server.publish(folder);
        await page.getByRole("button", { name: "Look for a newer version" }).click();
        await banner(page).waitFor();
        await assertReflows(page, "an update is offered");
        await assertAccessible(page, "an update is offered, narrow");
        await banner(page).getByRole("button", { name: "Later" }).click();
        await banner(page).waitFor({ state: "detached" });
        assert.equal(await main(page).getByRole("button", { name: "Update now" }).count(), 1, "About still offers it");
      });
    },
    { viewport: "narrow" },
  ));
