// A case leaves as one file: locked or plain, whole or in part, with its purpose; what is withheld is nowhere in it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, main, openCase, go, saved, sayPurpose } from "./support/case.mjs";
import { fill } from "./support/fill.mjs";

const tick = (page, name) => main(page).getByRole("checkbox", { name, exact: true });

/** A case with names, a note and an answer that was given twice. */
async function begin(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  const at = main(page);
  await fill(at, "consultation", "name", { text: "Doreen Zamosa" });
  await fill(at, "consultation", "address", { text: "14 Zcobb Lane" });
  await fill(at, "consultation", "reason", { text: "Zearlier words that were wrong." });
  await fill(at, "consultation", "referrer-name", { text: "Nadia Zrahman" });
  await fill(at, "consultation", "reason", { text: "Doreen\u2019s fall. DOREEN rang Nadia." });
  await saved(page);
  await goInCase(page, "Hand over");
}

/** Taps a button and answers the file that comes of it. */
async function downloaded(page, name = "Download the file") {
  const [download] = await Promise.all([page.waitForEvent("download"), main(page).getByRole("button", { name }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

test("a whole case leaves in four taps, and its purpose is kept", () =>
  journey(async ({ page }) => {
    await begin(page);
    await goInCase(page, "Overview");
    // One: the screen. Two: not locked. Three: why. Four: the file.
    await goInCase(page, "Hand over");
    await sayPurpose(page, { purpose: "supervision" });
    const file = await downloaded(page);
    assert.match(file.name, /^kith-[0-9a-z]{6}-\d{4}-\d{2}-\d{2}\.json$/);
    assert.equal(JSON.parse(file.text).version, 1);
    assert.ok(file.text.includes("Zearlier words"), "the history leaves with it");
    const earlier = main(page).getByRole("region", { name: "Earlier hand-overs" });
    await earlier.getByText("Supervision").waitFor();
    await assertAccessible(page, "hand over, with an earlier hand-over");
  }));

test("without a purpose nothing leaves, and the question says so", () =>
  journey(async ({ page }) => {
    await begin(page);
    await fill(main(page), "handover", "lock", { choice: "plain" });
    let left = false;
    page.on("download", () => (left = true));
    await main(page).getByRole("button", { name: "Download the file" }).click();
    await main(page).getByText("Choose why this copy leaves").waitFor();
    await assertAccessible(page, "hand over, purpose missing");
    assert.equal(left, false);
    assert.equal(await main(page).getByRole("region", { name: "Earlier hand-overs" }).count(), 0);
  }));

test("a locked file says nothing, and can be cancelled", () =>
  journey(async ({ page }) => {
    await begin(page);
    const passphrase = main(page).getByRole("textbox", { name: "Passphrase" });
    await page.waitForFunction(() => document.getElementById("hand-over-passphrase")?.value.split(" ").length === 5);
    const first = await passphrase.inputValue();
    await main(page).getByRole("button", { name: "Make another passphrase" }).click();
    await page.waitForFunction((first) => document.getElementById("hand-over-passphrase")?.value !== first, first);
    await fill(main(page), "handover", "purpose", { choice: "colleague" });
    await assertAccessible(page, "hand over, locked");
    await passphrase.fill("short");
    await main(page).getByText("Enter a passphrase of at least 12 characters").waitFor();
    assert.equal(await main(page).getByRole("button", { name: "Lock the file" }).isDisabled(), true);
    await passphrase.fill("my own four blue kettles");
    await main(page).getByRole("button", { name: "Lock the file" }).click();
    await main(page).getByRole("button", { name: "Cancel" }).click();
    await main(page).getByRole("button", { name: "Lock the file" }).click();
    await main(page).getByRole("button", { name: "Download the file" }).waitFor({ timeout: 60_000 });
    await assertAccessible(page, "hand over, locked and ready");
    const file = await downloaded(page);
    assert.match(file.name, /^kith-[0-9a-z]{6}-\d{4}-\d{2}-\d{2}\.txt$/);
    assert.ok(file.text.startsWith("-----BEGIN AGE ENCRYPTED FILE-----"));
    for (const word of ["Doreen", "Zamosa", "Zcobb", "passphrase"]) assert.ok(!file.text.includes(word), word);
  }));

test("a redacted copy holds none of what was withheld, and says how much that is", () =>
  journey(async ({ page }) => {
    await begin(page);
    await main(page).getByRole("radio", { name: "A part of it" }).click();
    await tick(page, "Address and contact").uncheck();
    await tick(page, "Use initials instead of names, for everybody").check();
    await main(page).getByRole("group", { name: "Replace names in the text" }).waitFor();
    await assertAccessible(page, "hand over, a part");
    await sayPurpose(page, { purpose: "agency" });
    await main(page).getByText("Read exactly what leaves").click();
    await main(page).getByText("D.\u2019s fall. D. rang N.").first().waitFor();
    await assertAccessible(page, "hand over, read");
    const file = await downloaded(page);
    for (const word of ["doreen", "zamosa", "zcobb", "zearlier", "nadia", "zrahman"]) {
      assert.ok(!file.text.toLowerCase().includes(word), word);
    }
    const json = JSON.parse(file.text);
    assert.equal(json.version, 2);
    assert.match(json.left_out, /Address and contact.*earlier answers.*Initials instead of names/);
    const earlier = main(page).getByRole("region", { name: "Earlier hand-overs" });
    await earlier.getByText("Sharing with another agency").waitFor();
    await earlier.getByText(/Left out: .*earlier answers/).waitFor();
  }));

test("a name that is kept in the text is spared in one place and replaced in another", () =>
  journey(async ({ page }) => {
    await begin(page);
    await main(page).getByRole("radio", { name: "A part of it" }).click();
    const names = main(page).getByRole("group", { name: "Replace names in the text" });
    await names.getByRole("checkbox", { name: "Doreen (2 places)" }).check();
    await names.getByText("Where Doreen stands").click();
    await names.getByRole("checkbox", { name: /DOREEN rang/ }).first().uncheck();
    await sayPurpose(page);
    const file = await downloaded(page);
    const said = JSON.parse(file.text).cases[0].operations.find(({ key }) => key.endsWith("/reason"));
    assert.equal(typeof said.value.text, "string");
    assert.equal(said.salt, undefined);
    assert.ok(file.text.includes("Doreen Zamosa"), "the client is still shared by name");
  }));

test("the hand-over is done by the keyboard alone", () =>
  journey(async ({ page }) => {
    await begin(page);
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const reach = async (locator) => {
      for (let n = 0; n < 80; n += 1) {
        if (await locator.evaluate((element) => element === document.activeElement)) return;
        await press("Tab");
      }
      assert.fail("it is not reached by Tab");
    };
    await reach(main(page).getByRole("radio", { name: "Locked with a passphrase" }));
    await press("ArrowDown");
    await reach(main(page).getByRole("radio", { name: "Visit on another device" }));
    await press("Space");
    await reach(main(page).getByRole("button", { name: "Download the file" }));
    const [download] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
    assert.match(download.suggestedFilename(), /\.json$/);
  }));

test("where the device can share, the file is shared in the tap; closing the list is silence", () =>
  journey(async ({ page }) => {
    await page.evaluate(() => {
      window.shared = [];
      navigator.canShare = ({ files }) => files.every(({ name }) => name.endsWith(".txt"));
      navigator.share = ({ files }) => {
        window.shared.push({ name: files[0].name, type: files[0].type, active: navigator.userActivation.isActive });
        const name = { 1: "AbortError", 2: "NotAllowedError" }[window.shared.length];
        return name ? Promise.reject(new DOMException("no", name)) : Promise.resolve();
      };
    });
    await begin(page);
    await sayPurpose(page);
    const share = main(page).getByRole("button", { name: "Share the file" });
    await share.click();
    await page.waitForTimeout(300);
    assert.equal(await page.getByText("did not open its list").count(), 0);
    await share.click();
    await page.getByText("The browser did not open its list of programs").waitFor();
    await share.click();
    await page.getByText(/was shared\./).waitFor();
    const shared = await page.evaluate(() => window.shared);
    assert.equal(shared.length, 3);
    for (const one of shared) assert.deepEqual([/^kith-.*\.txt$/.test(one.name), one.type, one.active], [true, "text/plain", true]);
    // What did not leave is not listed.
    assert.equal(await main(page).getByRole("region", { name: "Earlier hand-overs" }).getByRole("listitem").count(), 1);
  }));

test("several cases leave in one file, each with its own entry", () =>
  journey(async ({ page }) => {
    await begin(page);
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "name", { text: "Wilf Zexample" });
    await saved(page);
    await go(page, "Hand over", "Hand over");
    for (const name of [/Doreen Zamosa/, /Wilf Zexample/]) await main(page).getByRole("checkbox", { name }).check();
    await sayPurpose(page);
    const file = await downloaded(page, "Download one file with 2 cases");
    assert.equal(JSON.parse(file.text).cases.length, 2);
    await page.getByText(/It is in the browser/).waitFor();
    await openCase(page, "Doreen Zamosa");
    await goInCase(page, "Hand over");
    await main(page).getByRole("region", { name: "Earlier hand-overs" }).getByText("Visit on another device").waitFor();
  }));
