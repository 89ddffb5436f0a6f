// Files leave an app on the home screen of an iPad, which has no downloads, by its list of programs; elsewhere they are downloaded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey, started } from "./support/browser.mjs";
import { goInCase, saved, sayPurpose } from "./support/case.mjs";
import { panel } from "./support/genogram.mjs";
import { begin, typeReason } from "./support/visit.mjs";

/** An installed app: `knows` are the endings that its list of programs takes; each answer of `answers` is what it says next. */
const installed = ({ knows, answers }) => {
  globalThis.shared = [];
  Object.defineProperty(navigator, "standalone", { value: true });
  navigator.canShare = ({ files }) => files.every(({ name }) => knows.some((ending) => name.endsWith(ending)));
  navigator.share = async ({ files: [file] }) => {
    globalThis.shared.push({ name: file.name, type: file.type, active: navigator.userActivation.isActive, start: new TextDecoder("latin1").decode((await file.arrayBuffer()).slice(0, 5)) });
    const answer = answers[globalThis.shared.length - 1];
    if (answer) throw new DOMException("no", answer);
  };
};

const asApp = (how, walk, allow = []) =>
  journey(
    async ({ page }) => {
      await page.addInitScript(installed, how);
      await page.reload();
      await started(page);
      await begin(page);
      await typeReason(page, "Leaves by the list.");
      await saved(page);
      await walk(page, () => page.evaluate(() => globalThis.shared));
    },
    { allow },
  );

test("in an app on the home screen every file leaves by the list of programs, within the tap", () =>
  asApp({ knows: [".txt", ".svg", ".png"], answers: [null, "AbortError"] }, async (page, shared) => {
    await goInCase(page, "Hand over");
    await sayPurpose(page);
    await page.getByRole("button", { name: "Download the file" }).click();
    await page.waitForFunction(() => globalThis.shared.length === 1);
    await goInCase(page, "Genogram");
    await panel(page).getByRole("button", { name: "Save and print", exact: true }).click();
    await panel(page).getByRole("button", { name: "Save as SVG" }).click();
    await page.waitForFunction(() => globalThis.shared.length === 2);
    const [file, drawing] = await shared();
    assert.match(file.name, /^kith-.*\.txt$/);
    assert.deepEqual([file.type, file.active, file.start[0]], ["text/plain", true, "{"]);
    assert.match(drawing.name, /\.svg$/);
    assert.equal(drawing.active, true);
  }));

test("what the list of programs does not take is downloaded", () =>
  asApp({ knows: [], answers: [] }, async (page, shared) => {
    await goInCase(page, "Hand over");
    await sayPurpose(page);
    assert.equal(await page.getByRole("button", { name: "Share the file" }).count(), 0);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download the file" }).click()]);
    assert.match(download.suggestedFilename(), /^kith-.*\.json$/);
    assert.deepEqual(await shared(), []);
  }));
