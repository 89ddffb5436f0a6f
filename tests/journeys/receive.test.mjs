// A file is received: locked or not, reviewed field by field, applied as one change, and taken back days later.
import assert from "node:assert/strict";
import { mkdtempSync, openSync, closeSync, ftruncateSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { armoured, locked } from "./support/age.mjs";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { journey, started } from "./support/browser.mjs";
import { addCase, apply, chooseFile, counts, exportCase, go, goInCase, main, onScreen, openCase, setDay, setDetails, undo } from "./support/case.mjs";
import { fill, form, question, said } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";

const PASSPHRASE = "lantern gravel muffin orbit tulip";
const good = sealed(liveFile());
const alert = (page) => page.getByRole("alert", { name: "The file cannot be opened" });

async function refused(page, words) {
  await alert(page).waitFor();
  assert.match(await alert(page).innerText(), words);
  assert.match(await alert(page).innerText(), /Nothing on this device was changed\./);
  assert.equal(await page.getByRole("button", { name: "Apply" }).count(), 0);
}

async function noCases(page) {
  await go(page, "Cases", "Cases on this device");
  await page.getByRole("heading", { name: "No cases yet" }).waitFor();
}

async function choose(page, { name, mimeType = "application/octet-stream", buffer }) {
  await go(page, "Open a file", "Open a hand-off file");
  await page.getByLabel("Hand-off file", { exact: true }).setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) });
}

test("a locked file asks for its passphrase, says when it is wrong, and opens with the right one", () =>
  journey(async ({ page }) => {
    const file = armoured(locked(good, PASSPHRASE));
    await choose(page, { name: "case.txt", buffer: file });
    const form = page.getByRole("form", { name: "Locked file" });
    await form.waitFor();
    const field = form.getByLabel("Passphrase of the file");
    await assertAccessible(page, "passphrase asked");
    assert.ok(await field.evaluate((element) => element === document.activeElement), "the passphrase has the focus");
    await page.keyboard.press("Enter");
    await form.getByText("Enter the passphrase of the file.").waitFor();
    await field.fill("lantern gravel muffin orbit tulips");
    await page.keyboard.press("Enter");
    await form.getByText("This passphrase does not open the file.").waitFor();
    assert.match(await form.innerText(), /Nothing on this device was changed\./);
    await assertAccessible(page, "wrong passphrase");
    await field.fill(` ${PASSPHRASE} `);
    await form.getByLabel("Show the passphrase").check();
    assert.equal(await field.getAttribute("type"), "text");
    await form.getByRole("button", { name: "Unlock the file" }).click();
    assert.ok((await counts(page)).New > 100);
    await assertAccessible(page, "found, all new");
    await apply(page);
    await openCase(page, "Doreen Amos");
    const exported = await exportCase(page);
    assert.deepEqual(exported.json.cases[0].operations, liveFile().cases[0].operations);
    // As bytes instead of text it is the same file.
    await choose(page, { name: "case.age", buffer: locked(good, PASSPHRASE) });
    await field.fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await main(page).getByText("There is nothing new in this file.").waitFor();
    await assertAccessible(page, "nothing new");
  }));

test("a locked file that is cut short, altered or asks for too much is refused with its reason", () =>
  journey(async ({ page }) => {
    const file = locked(good, PASSPHRASE);
    const altered = Buffer.from(file);
    altered[altered.length - 40] ^= 1;
    const bad = [
      [armoured(file.subarray(0, file.length - 70_000)), /damaged or was not copied completely/],
      [armoured(file).slice(0, -9_000), /damaged or was not copied completely/],
      [file.subarray(0, 60), /damaged or was not copied completely/],
      [altered, /damaged or was not copied completely/],
      [locked(good, PASSPHRASE, 22), /asks for more work than Kith allows/],
      [locked("Dear colleague", PASSPHRASE), /This is not a Kith file/],
    ];
    for (const [buffer, words] of bad) {
      await choose(page, { name: "case.txt", buffer });
      await page.getByLabel("Passphrase of the file").fill(PASSPHRASE);
      await page.getByRole("button", { name: "Unlock the file" }).click();
      await refused(page, words);
      await go(page, "Cases", "Cases on this device");
    }
    await choose(page, { name: "case.txt", buffer: file });
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("form", { name: "Locked file" }).waitFor({ state: "detached" });
    await noCases(page);
  }));

test("a picture, a Word document and a file of 200 MB are refused, the last before it is read", () =>
  journey(async ({ page }) => {
    const folder = mkdtempSync(join(tmpdir(), "kith-large-"));
    try {
      await choose(page, { name: "photo.jpg", mimeType: "image/jpeg", buffer: [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46] });
      await refused(page, /This is not a Kith file: it is not text\./);
      await assertAccessible(page, "refused");
      await go(page, "Cases", "Cases on this device");
      await choose(page, { name: "letter.docx", buffer: Buffer.from("504b030414000600080000002100ffee", "hex") });
      await refused(page, /This is not a Kith file: it is not text\./);
      await go(page, "Cases", "Cases on this device");
      const minified = JSON.stringify({ cases: liveFile().cases, format: "kith-handoff" });
      await choose(page, { name: "kith.json", buffer: minified.slice(0, -400) });
      await refused(page, /This file ends too soon/);

      const large = join(folder, "kith-large.json");
      const handle = openSync(large, "w");
      writeSync(handle, '{"format":"kith-handoff"');
      ftruncateSync(handle, 200 * 1024 * 1024);
      closeSync(handle);
      await go(page, "Open a file", "Open a hand-off file");
      await page.evaluate(() => {
        window.reads = 0;
        for (const name of ["arrayBuffer", "slice", "stream", "text"]) {
          const own = Blob.prototype[name];
          Blob.prototype[name] = function (...rest) {
            window.reads += 1;
            return own.apply(this, rest);
          };
        }
      });
      await page.getByLabel("Hand-off file", { exact: true }).setInputFiles(large);
      await refused(page, /larger than 100 MB/);
      assert.equal(await page.evaluate(() => window.reads), 0, "it was read");
      await noCases(page);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }));

test("a file can be dropped, and a cancelled one changes nothing", () =>
  journey(async ({ page }) => {
    await go(page, "Open a file", "Open a hand-off file");
    const field = page.getByLabel("Hand-off file", { exact: true });
    const dropped = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "kith-case.json", { type: "application/json" }));
      return data;
    }, good.toString("utf8"));
    await field.dispatchEvent("drop", { dataTransfer: dropped });
    await page.getByRole("region", { name: "What the file brings" }).waitFor();
    await page.getByRole("button", { name: "Do not apply" }).click();
    await page.getByRole("status", { name: "Progress" }).filter({ hasText: "The file was not applied." }).waitFor();
    // The worker's wasm is held back, so that there is time to cancel.
    await noCases(page);
  }));

async function answer(page, values) {
  await goInCase(page, "Consultation");
  for (const [slug, text] of Object.entries(values)) await fill(main(page), "consultation", slug, { text });
}

const conflict = (page, slug) => page.getByRole("region", { name: `Conflict: ${question("consultation", slug).label}` });

const HERS = { reason: "She fell in the hall twice.", "referrer-name": "Ann Frost", "referrer-team": "District nurses", "referrer-contact": "01632 960144" };
const HIS = { reason: "She fell in the bathroom twice.", "referrer-name": "Ben Frost", "referrer-team": "Out of hours", "referrer-contact": "01632 960145" };

/** Two devices that answered the same four questions apart, and the file of the other one. */
async function apart(one, other) {
  for (const [page, who] of [[one, { name: "Hannah Osei", role: "Social Worker" }], [other, { name: "Tom Reddy", role: "Senior Practitioner" }]]) {
    await setDay(page);
    await setDetails(page, who);
    await go(page, "Cases", "Cases on this device");
  }
  await addCase(one);
  await answer(one, { name: "Doreen Amos" });
  await chooseFile(other, (await exportCase(one)).bytes);
  await apply(other);
  await answer(one, HERS);
  await answer(other, HIS);
  return exportCase(other);
}

test("each conflict is decided in its own way, all with the file as one change", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      const theirs = await apart(one, other);
      await chooseFile(one, theirs.bytes);
      assert.equal((await counts(one)).Conflicting, 4);
      await assertAccessible(one, "found with conflicts");
      await conflict(one, "referrer-name").getByRole("radio", { name: /^Take theirs: Tom Reddy/ }).check();
      await assertAccessible(one, "theirs chosen");
      await conflict(one, "reason").getByRole("radio", { name: "Keep both" }).check();
      await assertAccessible(one, "both chosen");
      await conflict(one, "referrer-contact").getByRole("radio", { name: /^Keep mine: Hannah Osei/ }).check();
      await assertAccessible(one, "mine chosen");
      assert.ok(await conflict(one, "referrer-team").getByRole("radio", { name: "Decide later" }).isChecked());
      await one.setViewportSize({ width: 320, height: 640 });
      await assertReflows(one, "review");
      await one.setViewportSize({ width: 1180, height: 820 });
      await apply(one);
      await assertAccessible(one, "applied");
      await goInCase(one, "Consultation");
      const now = async (slug) => (await said(main(one), "consultation", slug))?.text;
      assert.equal(await now("referrer-name"), HIS["referrer-name"]);
      assert.equal(await now("referrer-contact"), HERS["referrer-contact"]);
      const part = (who, words) => `\\[${who}, 20 March 2026 at \\d\\d:\\d\\d\\]\\n${words}`;
      const parts = [part("Hannah Osei, Social Worker", HERS.reason), part("Tom Reddy, Senior Practitioner", HIS.reason)];
      const both = await now("reason");
      assert.ok([parts, parts.slice().reverse()].some((order) => new RegExp(`^${order.join("\\n\\n")}$`).test(both)), both);
      // What was left for later stands side by side.
      assert.equal(await one.getByRole("region", { name: "Two answers" }).count(), 1);
      // The choices are entries of the record that supersede both answers.
      const chosen = (await exportCase(one)).json.cases[0].operations.filter(({ act }) => act === "choose");
      assert.deepEqual(chosen.map(({ replaces }) => replaces.length), [2, 2, 2]);

      await goInCase(one, "Consultation");
      await undo(one);
      await one.getByRole("region", { name: "Two answers" }).waitFor({ state: "detached" });
      for (const slug of Object.keys(HERS)) assert.equal(await now(slug), HERS[slug], slug);
      // It was on the device before it was shown, and so was the undo.
      await one.reload();
      await started(one);
      await onScreen(one, form("consultation").title);
      for (const slug of Object.keys(HERS)) assert.equal(await now(slug), HERS[slug], slug);
    }),
  ));

test("all conflicts are decided at once by the keyboard alone", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      const theirs = await apart(one, other);
      await chooseFile(one, theirs.bytes);
      await counts(one);
      const heading = one.getByRole("heading", { level: 2, name: "What the file brings" });
      assert.ok(await heading.evaluate((element) => element === document.activeElement), "the review has the focus");
      const tabTo = async (name) => {
        for (let press = 0; press < 60; press += 1) {
          await one.keyboard.press("Tab");
          const words = await one.evaluate(() => document.activeElement?.textContent ?? "");
          if (words.trim() === name) return;
        }
        assert.fail(`Tab does not reach ${name}`);
      };
      await tabTo("Take all of Tom Reddy, Senior Practitioner’s");
      await one.keyboard.press("Enter");
      await tabTo("Apply");
      await one.keyboard.press("Enter");
      await one.getByRole("status", { name: "Done" }).waitFor();
      await goInCase(one, "Consultation");
      assert.equal(await one.getByRole("region", { name: "Two answers" }).count(), 0);
      for (const [slug, text] of Object.entries(HIS)) assert.equal((await said(main(one), "consultation", slug))?.text, text, slug);
    }),
  ));

test("an import is taken back days later, but for what was edited since", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      const theirs = await apart(one, other);
      await chooseFile(one, theirs.bytes);
      await one.getByRole("button", { name: /^Take all of Tom Reddy/ }).click();
      await apply(one);
      await answer(one, { "referrer-contact": "01632 960199" });
      await setDay(one, "2026-03-30");
      await go(one, "Cases", "Cases on this device");
      await openCase(one, "Doreen Amos");
      await one.getByRole("link", { name: "Files received, and what has changed since" }).click();
      await onScreen(one, "Files received");
      await main(one).getByText("Exported by Tom Reddy, Senior Practitioner on 20 March 2026; opened here by Hannah Osei, Social Worker.").waitFor();
      await main(one).getByText("Consultation: 3 changed").first().waitFor();
      await assertAccessible(one, "files received");
      await one.getByRole("button", { name: "Take this import back" }).click();
      await main(one).getByText("These were edited since and stay as they are:").waitFor();
      await assertAccessible(one, "taking back");
      assert.deepEqual(await main(one).getByText("These were edited since and stay as they are:").locator("xpath=following-sibling::ul[1]").getByRole("listitem").allInnerTexts(), [question("consultation", "referrer-contact").label]);
      await one.getByRole("button", { name: "Yes, take it back" }).click();
      await one.getByRole("status", { name: "Done" }).filter({ hasText: "The import was taken back." }).waitFor();
      await main(one).getByText("No file that could be taken back.").waitFor();
      await goInCase(one, "Consultation");
      const expected = { ...HERS, "referrer-contact": "01632 960199" };
      for (const [slug, text] of Object.entries(expected)) assert.equal((await said(main(one), "consultation", slug))?.text, text, slug);
      await one.reload();
      await started(one);
      await onScreen(one, form("consultation").title);
      for (const [slug, text] of Object.entries(expected)) assert.equal((await said(main(one), "consultation", slug))?.text, text, slug);
    }),
  ));

test("what has changed since a day is told by section", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      const theirs = await apart(one, other);
      await setDay(one, "2026-03-30");
      await chooseFile(one, theirs.bytes);
      // Left open, whichever was typed last would stay on the screen: nothing need have changed then.
      await one.getByRole("button", { name: /^Take all of Tom Reddy/ }).click();
      await apply(one);
      await one.getByRole("link", { name: "Files received, and what has changed since" }).click();
      await onScreen(one, "Files received");
      await main(one).getByText("What has changed since", { exact: true }).waitFor();
      const day = one.getByLabel("Since the beginning of this day");
      await day.fill("yesterdayish");
      await one.getByRole("button", { name: "Show", exact: true }).click();
      await main(one).getByText("Enter a day such as 12 March 2026").waitFor();
      await assertAccessible(one, "a day that is none");
      await day.fill("29/3/2026");
      await show(one);
      const told = one.getByRole("status", { name: "Changes" });
      await told.filter({ hasText: /changes? since 29 March 2026/ }).waitFor();
      await day.fill("31/3/2026");
      await show(one);
      await told.filter({ hasText: /Nothing has changed since 31 March 2026/ }).waitFor();
    }),
  ));

async function show(page) {
  await page.getByRole("button", { name: "Show", exact: true }).click();
}

test("a file that is older than what is here says so", () =>
  journey(async ({ page }) => {
    await addCase(page);
    await answer(page, { name: "Doreen Amos" });
    const old = await exportCase(page);
    await answer(page, { reason: "Falls." });
    await chooseFile(page, old.bytes);
    await main(page).getByText("There is nothing new in this file.").waitFor();
    // The answer that followed, and the hand-over itself.
    await main(page).getByText(/The file is older than what is here: this device has 2 entries that the file does not know yet\./).waitFor();
  }));

test("a file that asks to destroy answers changes none of them by Apply; one is destroyed by hand, with a reason, for ever", () =>
  journey(async ({ page }) => {
    await setDetails(page, { name: "Hannah Osei", role: "Social worker" });
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "reason", { text: "Carries a knife in the left boot" });
    await fill(main(page), "consultation", "referrer-team", { text: "Hospital team" });
    const { json } = await exportCase(page);
    const attack = structuredClone(json);
    for (const operation of attack.cases[0].operations) {
      operation.value = "erased";
      delete operation.salt;
    }
    attack.exported_by = { name: "Ben Stone", role: "" };
    await chooseFile(page, sealed(attack));
    const review = page.getByRole("region", { name: "What the file brings" });
    await review.getByText("There is nothing new in this file.").waitFor();
    await review.getByRole("heading", { name: /This file asks to destroy \d+ answers/ }).waitFor();
    const asked = review.getByRole("region", { name: /^Asked to destroy: .*reason for the consultation/ });
    await asked.getByText("Carries a knife in the left boot").waitFor();
    await asked.getByText("The file of Ben Stone says that it was destroyed.").waitFor();
    await assertAccessible(page, "requests to destroy");
    // Asked without a reason nothing happens.
    await asked.getByRole("button", { name: /^Destroy it here/ }).click();
    await asked.getByText("It cannot be undone").waitFor();
    await asked.getByRole("button", { name: "Destroy it here", exact: true }).click();
    await asked.getByText("Enter the reason.").waitFor();
    await assertAccessible(page, "asked for the reason");
    await asked.getByRole("textbox", { name: "Why it has to be destroyed" }).fill("Told about somebody else by mistake");
    await asked.getByRole("button", { name: "Destroy it here", exact: true }).click();
    await asked.getByText("Destroyed on this device.").waitFor();
    await page.getByRole("status", { name: "Done" }).waitFor();
    const id = json.cases[0].id;
    const visit = (place) => page.evaluate((place) => (location.hash = place), `#/case/${id}${place}`);
    await visit("/history");
    await onScreen(page, "History of the case");
    const entry = page.getByRole("listitem").filter({ hasText: "Told about somebody else by mistake" }).first();
    await entry.waitFor();
    assert.match(await entry.innerText(), /destroyed what was said in .*reason for the consultation/);
    assert.equal(await page.getByText("left boot").count(), 0);
    await visit("");
    await goInCase(page, "Consultation");
    assert.equal((await said(main(page), "consultation", "referrer-team")).text, "Hospital team");
    // Neither a good old file nor a new start brings it back, and it leaves in no copy.
    await chooseFile(page, sealed(json));
    await review.getByText("There is nothing new in this file.").waitFor();
    await page.reload();
    await started(page);
    await visit("");
    await onScreen(page, "Case");
    const after = await exportCase(page);
    assert.doesNotMatch(after.bytes.toString("utf8"), /left boot/);
    assert.match(after.bytes.toString("utf8"), /Hospital team/);
  }));
