// Work with no signal: the program is whole on the device after the first visit, and asks for nothing more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey, started } from "./support/browser.mjs";
import { go, onScreen, saved } from "./support/case.mjs";
import { aboutBuild, distBuild, fileOf } from "./support/release.mjs";
import { serve } from "./support/serve.mjs";
import { GONE, assertReason, begin, reload, typeReason } from "./support/visit.mjs";

test("after the first visit the app opens and saves with the host gone, from a folder deep in it", () =>
  journey(
    async ({ page, context, server, url }) => {
      assert.equal(await aboutBuild(page), distBuild());
      await assertAccessible(page, "about");
      await server.close();
      await go(page, "Cases", "Cases on this device");
      await begin(page);
      await typeReason(page, "Written with no signal.");
      await saved(page);
      await reload(page);
      await assertReason(page, "Written with no signal.");
      await page.close();
      const again = await context.newPage();
      await again.goto(url);
      await started(again);
      await onScreen(again, "Cases on this device");
      assert.equal(await again.getByRole("row").count(), 2);
      // A path where nothing lies leads to the app, and the fictional case comes from the device too.
      await again.goto(`${url}nothing/here`);
      await started(again);
      assert.equal(again.url(), url);
      await again.getByRole("link", { name: "Open the training case" }).click();
      await again.getByRole("button", { name: "Load the training case" }).click();
      await again.getByRole("link", { name: "Doreen Amos" }).waitFor();
    },
    { base: "/some/deep/folder/", allow: [...GONE, /failed request: .*nothing\/here/] },
  ));

test("after the first visit the app opens in a browser that was closed meanwhile, with the host gone", () =>
  journey(
    async ({ page, server, url, restart }) => {
      await aboutBuild(page);
      await go(page, "Cases", "Cases on this device");
      await begin(page);
      await typeReason(page, "From the visit before.");
      await saved(page);
      const at = new URL(page.url()).hash;
      await server.close();
      const cold = await restart();
      await cold.goto(url + at);
      await started(cold);
      await assertReason(cold, "From the visit before.");
      assert.equal(await aboutBuild(cold), distBuild());
    },
    { profile: true, allow: GONE },
  ));

test("a copy on the device that was damaged is mended from the host, and says so where it cannot be", () =>
  journey(
    async ({ page, server }) => {
      await aboutBuild(page);
      const damage = (name) =>
        page.evaluate(async (name) => {
          const cache = (await caches.keys()).find((key) => key.startsWith("kith http"));
          await (await caches.open(cache)).put(new URL(name, location.href), new Response("globalThis.strange = 1", { headers: { "Content-Type": "text/javascript" } }));
        }, name);
      await damage(fileOf("script"));
      await reload(page);
      assert.equal(await page.evaluate(() => globalThis.strange), undefined);
      assert.equal(await aboutBuild(page), distBuild());
      await damage("index.html");
      await server.close();
      await page.reload();
      await page.getByText("Kith's copy on this device is damaged").waitFor();
    },
    { allow: [...GONE, /failed request/, /answer 503/] },
  ));

test("once it is open the app asks for nothing but its own worker and a look for an update", () =>
  journey(async ({ page, server }) => {
    await aboutBuild(page);
    const before = new Map(server.requests);
    await go(page, "Cases", "Cases on this device");
    await begin(page);
    await typeReason(page, "Nobody is told.");
    await saved(page);
    await go(page, "Search", "Search");
    await reload(page);
    const more = [...server.requests].filter(([path, count]) => count > (before.get(path) ?? 0)).map(([path]) => path);
    assert.deepEqual(more.filter((path) => path !== "/sw.js"), []);
  }));

test("with every cache of the browser deleted and no signal it is said what to do, and the record is untouched", () =>
  journey(
    async ({ page, server, url }) => {
      await aboutBuild(page);
      await go(page, "Cases", "Cases on this device");
      await begin(page);
      await typeReason(page, "Kept apart from the program.");
      await saved(page);
      const at = new URL(page.url()).hash;
      await page.evaluate(async () => {
        for (const name of await caches.keys()) await caches.delete(name);
      });
      const port = Number(new URL(url).port);
      await server.close();
      await page.goto(url);
      const words = await page.locator("body").innerText();
      assert.match(words, /What you have saved is kept apart from the program and is not changed\. Connect this device to the internet and reload/);
      const again = await serve({ port });
      try {
        await page.goto(url + at);
        await page.reload();
        await started(page);
        await assertReason(page, "Kept apart from the program.");
      } finally {
        await again.close();
      }
    },
    // Neither the page nor its icon is on the device any more, and the browser asks for both.
    { allow: [...GONE, /answer 503/, /status of 503/, /failed request: [^ ]*\/(index\.html|favicon\.ico)?$/, /answer 404: .*\/favicon\.ico/] },
  ));
