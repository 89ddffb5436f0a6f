// The app opens: from any folder, on every device, with nothing asked of a stranger.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { screens } from "./support/screens.mjs";

test("the first screen opens with one heading and no axe violation", () =>
  journey(async ({ page }) => {
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    await assertAccessible(page, "first screen");
    await screens(page, "first");
  }));

test("the app runs from a sub-folder of a host", () =>
  journey(async ({ page }) => assert.ok(await page.getByRole("heading", { level: 1 }).isVisible()), { base: "/some/folder/" }));

test("the first screen reflows at 320 px", () =>
  journey(
    async ({ page }) => {
      await assertReflows(page, "first screen");
      await assertAccessible(page, "first screen at 320 px");
    },
    { viewport: "narrow" },
  ));

test("the first screen stays usable in forced colours", () =>
  journey(({ page }) => assertAccessible(page, "first screen in forced colours"), { context: { forcedColors: "active" } }));

test("without JavaScript the page says what it needs", () =>
  journey(
    async ({ page }) => {
      assert.ok(await page.locator("noscript p").isVisible());
    },
    // Chromium reports the preloaded script, which it then refuses, as a failed request.
    { ready: false, allow: [/failed request: .*\.js$/], context: { javaScriptEnabled: false } },
  ));
