// Install first, and told how safe it is: the steps for each device before anything is entered, the browser's promise, a private
// window, what has not left the device for long, and the page on accessibility.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { journey, started } from "./support/browser.mjs";
import { go, onScreen, saved } from "./support/case.mjs";
import { bytesOf } from "./support/release.mjs";
import { screens } from "./support/screens.mjs";
import { begin, typeReason } from "./support/visit.mjs";

const IPAD = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15";
const ANDROID = "Mozilla/5.0 (Linux; Android 15; Tablet) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const advice = (page) => page.getByRole("region", { name: "Put Kith on the home screen first" });

for (const [device, userAgent, step] of [
  ["an iPad", IPAD, "Tap “Add to Home Screen”, then “Add”."],
  ["an Android tablet", ANDROID, "Tap “Add to home screen”, then “Install”."],
]) {
  test(`on ${device} the steps to the home screen stand before anything is entered`, () =>
    journey(
      async ({ page }) => {
        // The browser that stands in for a tablet says that it has one finger.
        await page.addInitScript(() => Object.defineProperty(navigator, "maxTouchPoints", { value: 5 }));
        await page.reload();
        await onScreen(page, "Protect the cases on this device");
        await advice(page).getByText(step, { exact: true }).waitFor();
        await assertAccessible(page, `install first on ${device}`);
        await screens(page, `install-${device.replaceAll(" ", "-")}`);
      },
      {
        ready: false,
        context: { userAgent, hasTouch: true },
      },
    ));
}

test("an app that was installed, and a desktop, are not told to install", () =>
  journey(
    async ({ page, context }) => {
      await onScreen(page, "Protect the cases on this device");
      assert.equal(await advice(page).count(), 0);
      await context.addInitScript(() => Object.defineProperty(navigator, "standalone", { value: true }));
      const other = await context.newPage();
      await other.goto(page.url());
      await onScreen(other, "Protect the cases on this device");
      assert.equal(await advice(other).count(), 0);
    },
    { ready: false },
  ));

for (const [answer, words] of [
  [true, /^For good: the browser has promised/],
  [false, /^Not promised: /],
]) {
  test(`the browser is asked to keep what is stored, and its ${answer ? "yes" : "no"} is shown`, () =>
    journey(
      async ({ page, context, url }) => {
        await page.close();
        await context.addInitScript((answer) => {
          globalThis.asked = 0;
          if (!globalThis.StorageManager) return;
          StorageManager.prototype.persist = async () => ((globalThis.asked += 1), answer);
          StorageManager.prototype.persisted = async () => answer;
        }, answer);
        const other = await context.newPage();
        await other.goto(url);
        await started(other);
        assert.equal(await other.evaluate(() => globalThis.asked), 1);
        await go(other, "About", "About Kith");
        await other.getByRole("status").filter({ hasText: words }).waitFor();
        await assertAccessible(other, "about, with the browser's answer");
        await screens(other, "about");
      },
      { ready: false },
    ));
}

test("a window that keeps no files is taken for a private one, with a warning and no refusal", () =>
  journey(
    async ({ page, context, url }) => {
      await page.close();
      await context.addInitScript(() => {
        if (!globalThis.StorageManager) return;
        StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("not here", "SecurityError"));
      });
      const other = await context.newPage();
      await other.goto(url);
      await other.getByRole("region", { name: "This looks like a private window" }).waitFor();
      await assertAccessible(other, "a private window");
      await started(other);
      await begin(other);
    },
    { ready: false },
  ));

test("what has been on this device alone for long is spoken of, until it is handed over", () =>
  journey(async ({ page, context }) => {
    await context.clock.install({ time: new Date("2026-03-02T09:00:00") });
    await page.reload();
    await started(page);
    const reminder = page.getByRole("region", { name: "Not handed off for long" });
    await begin(page);
    await typeReason(page, "Only here.");
    await saved(page);
    await go(page, "Cases", "Cases on this device");
    await page.getByRole("row").nth(1).waitFor();
    assert.equal(await reminder.count(), 0, "spoken of on the first day");
    await context.clock.setSystemTime(new Date("2026-03-10T09:00:00"));
    await page.reload();
    await started(page);
    await reminder.getByText("1 case has words that are on this device alone, for more than 7 days.").waitFor();
    await assertAccessible(page, "home with a reminder");
    await screens(page, "home-reminder");
  }));

test("the page on accessibility opens from the app, with no axe violation and at 320 px", () =>
  journey(
    async ({ page }) => {
      await go(page, "About", "About Kith");
      await page.getByRole("link", { name: "Accessibility statement and keyboard shortcuts" }).click();
      await onScreen(page, "Accessibility statement and keyboard shortcuts");
      await assertAccessible(page, "accessibility");
      await assertReflows(page, "accessibility");
      await screens(page, "accessibility");
    },
    { viewport: "narrow" },
  ));

test("the manifest and its icons fit the folder that they are served from, and the browser finds no fault in them", () =>
  journey(
    async ({ page, context, server }) => {
      const session = await context.newCDPSession(page);
      const { url, errors, data } = await session.send("Page.getAppManifest");
      assert.deepEqual(errors, []);
      assert.equal(url, `${server.url}manifest.webmanifest`);
      const manifest = JSON.parse(data);
      for (const path of [manifest.scope, manifest.start_url, manifest.id]) assert.equal(new URL(path, url).href, server.url);
      const icons = [...manifest.icons, { src: "./apple-touch-icon.png", sizes: "180x180" }];
      for (const { src, sizes } of icons) {
        const size = await page.evaluate(async (src) => {
          const { width, height } = await createImageBitmap(await (await fetch(src)).blob());
          return `${width}x${height}`;
        }, new URL(src, url).href);
        assert.equal(size, sizes, src);
      }
      const kept = bytesOf("sw.js").toString("utf8");
      for (const name of ["manifest.webmanifest", "rescue.html", "accessibility.html", ...icons.map(({ src }) => src.slice(2))]) {
        assert.ok(kept.includes(`"${name}"`), `${name} is not kept on the device`);
      }
      const faults = await session.send("Page.getInstallabilityErrors");
      const known = faults.installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
      assert.deepEqual(known, []);
    },
    { base: "/some/deep/folder/" },
  ));
