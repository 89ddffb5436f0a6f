// The device is full, or the browser loses its storage: it is said truly, a copy can be had, and it goes on by itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { journey, started } from "./support/browser.mjs";
import { addCase, chooseFile, counts, go, goInCase, main, saved } from "./support/case.mjs";
import { fill, said } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";

const status = (page) => page.getByRole("contentinfo").getByRole("status");
const NO_ROOM = /no room left/;

async function begin(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await saved(page);
}

/**
 * Lets the browser give the page no room any more; what is answered gives it back. The browser remembers for as long as the
 * database is open how much room there was, so the page is left for a while.
 */
async function full(page) {
  const address = page.url();
  const { origin } = new URL(address);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.goto("about:blank");
  await page.waitForTimeout(3_000);
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await page.goto(address);
  await started(page);
  await main(page).getByRole("textbox").first().waitFor();
  return () => session.send("Storage.overrideQuotaForOrigin", { origin });
}

test("on a full device what is typed is said not to be saved and why, can be had as a copy, and is saved once there is room", () =>
  journey(
    async ({ page }) => {
      await begin(page);
      const makeRoom = await full(page);
      await fill(main(page), "consultation", "reason", { text: "Only in this window, for want of room." });
      await status(page).filter({ hasText: /^Not saved: 1 change is only in this window\./ }).waitFor();
      await status(page).filter({ hasText: NO_ROOM }).waitFor();
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download a copy now" }).click()]);
      assert.ok(readFileSync(await download.path(), "utf8").includes("for want of room."), "the copy lacks what was not saved");
      await makeRoom();
      await saved(page);
      await page.reload();
      await started(page);
      await main(page).getByRole("textbox").first().waitFor();
      assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Only in this window, for want of room." });
    },
  ));

test("a file that a full device has no room for is not taken in, in whole or in part, and it is said why", () =>
  journey(async ({ page }) => {
    await begin(page);
    const makeRoom = await full(page);
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
