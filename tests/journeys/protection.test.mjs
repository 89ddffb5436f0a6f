// What is kept on the device is sealed: locking, unlocking, changing the passphrase, wiping, and what a thief would find.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { FLAGS, PASSPHRASE, journey, setUp, started, unlockWith } from "./support/browser.mjs";
import { addCase, go, goInCase, main, onScreen, openCase, saved } from "./support/case.mjs";
import { fill, form, said } from "./support/fill.mjs";
import { serve } from "./support/serve.mjs";
import { changePassphrase, removeEverything, toProtection } from "./support/protection.mjs";

const NEW_PASSPHRASE = "saddle cobalt whisper ferry";
const LOCKED = "Kith is locked";

async function begin(page, name = "Doreen Amos") {
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: name });
  await saved(page);
}

const problem = (page) => page.getByRole("alert").filter({ hasText: "There is a problem" });
const lock = (page) => page.getByRole("button", { name: "Lock", exact: true }).click();
test("a passphrase that is easy to guess, or typed differently, is not taken, and each time the reason is said", () =>
  journey(
    async ({ page }) => {
      const choose = page.getByLabel("Choose a passphrase");
      const again = page.getByLabel("Type the passphrase again");
      for (const [first, second, reason] of [
        ["short", "short", /at least 12 characters/],
        ["aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", /easy to guess/],
        [PASSPHRASE, `${PASSPHRASE}s`, /not the same/],
        [PASSPHRASE, PASSPHRASE, /what a forgotten passphrase means/],
      ]) {
        await choose.fill(first);
        await again.fill(second);
        await page.getByRole("button", { name: "Go on" }).click();
        await problem(page).filter({ hasText: reason }).waitFor();
      }
      await page.getByRole("button", { name: "Suggest five words" }).click();
      await page.waitForFunction(() => document.querySelector("#passphrase").value.split(" ").length === 5);
      const words = await choose.inputValue();
      assert.match(words, /^([a-z-]+ ){4}[a-z-]+$/);
      await setUp(page, words);
      await onScreen(page, "Cases on this device");
    },
    { ready: false },
  ));

test("what is typed just before the lock is there after it, on the same screen; a wrong passphrase opens nothing", () =>
  journey(async ({ page }) => {
    await begin(page);
    await fill(main(page), "consultation", "reason", { text: "Typed just before the lock." });
    await page.keyboard.press("Control+Alt+l");
    await onScreen(page, LOCKED);
    assert.equal(await page.title(), "Locked – Kith");
    assert.doesNotMatch(await page.locator("body").innerText(), /Doreen|Typed just/);
    await page.getByLabel("Passphrase", { exact: true }).fill("not the passphrase");
    await page.getByRole("button", { name: "Unlock" }).click();
    await problem(page).filter({ hasText: /not the passphrase of this device/ }).waitFor();
    await unlockWith(page);
    await onScreen(page, form("consultation").title);
    assert.deepEqual(await said(main(page), "consultation", "reason"), { text: "Typed just before the lock." });
  }));

test("it locks after 5 minutes without a touch, warns a minute before, and waits longer on a visit", () =>
  journey(async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await started(page);
    await begin(page);
    await page.clock.fastForward(4 * 60_000 + 10_000);
    const warning = page.getByRole("dialog", { name: "Kith is about to lock" });
    await warning.waitFor();
    await warning.getByRole("button", { name: "Stay open" }).click();
    await warning.waitFor({ state: "detached" });
    await page.clock.fastForward(3 * 60_000);
    assert.ok(await page.getByRole("heading", { level: 1, name: form("consultation").title }).isVisible());
    await toProtection(page);
    await page.getByLabel(/I am on a visit/).check();
    await page.clock.fastForward(20 * 60_000);
    await onScreen(page, "Protection of this device");
    await page.clock.fastForward(10 * 60_000);
    await onScreen(page, LOCKED);
    await unlockWith(page);
    await onScreen(page, "Protection of this device");
    assert.ok(!(await page.getByLabel(/I am on a visit/).isChecked()), "the visit outlived the lock");
    await page.clock.fastForward(5 * 60_000 + 1_000);
    await onScreen(page, LOCKED);
  }));

for (const [what, back] of [
  ["an hour", 3_600_000],
  ["a year", 365 * 86_400_000],
]) {
  test(`a clock that is set back by ${what} locks Kith in place of keeping it open so much longer`, () =>
    journey(async ({ page }) => {
      await page.clock.install();
      await page.reload();
      await started(page);
      await begin(page);
      await page.clock.setSystemTime(new Date((await page.evaluate(() => Date.now())) - back));
      await page.clock.fastForward(10_000);
      await onScreen(page, LOCKED);
    }));
}

test("a clock that is set back a little gains no time", () =>
  journey(async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await started(page);
    await begin(page);
    await page.clock.fastForward(2 * 60_000);
    await page.clock.setSystemTime(new Date((await page.evaluate(() => Date.now())) - 2 * 60_000));
    await page.clock.fastForward(3 * 60_000 + 10_000);
    await onScreen(page, LOCKED);
  }));

test("a page that was hidden for 5 minutes, or comes back out of the browser’s cache, is locked; a hidden one is blank", () =>
  journey(async ({ page }) => {
    await page.clock.install();
    await page.reload();
    await started(page);
    await begin(page);
    const hide = (hidden) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await hide(true);
    assert.ok(!(await page.getByRole("heading", { level: 1 }).isVisible()), "a hidden page shows its words");
    // A sleeping tablet's timers do not run: only the clock has gone on.
    await page.clock.setSystemTime(new Date(Date.now() + 4 * 60_000));
    await hide(false);
    assert.ok(await page.getByRole("heading", { level: 1, name: form("consultation").title }).isVisible());
    await hide(true);
    await page.clock.setSystemTime(new Date(Date.now() + 10 * 60_000));
    await hide(false);
    await onScreen(page, LOCKED);
    await unlockWith(page);
    await onScreen(page, form("consultation").title);
    await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await onScreen(page, LOCKED);
  }));

test("the passphrase is changed, the recovery code opens, and a new code replaces the old one", () =>
  journey(
    async ({ page }) => {
      const code = await setUp(page);
      await begin(page);
      await toProtection(page);
      const change = (present) => changePassphrase(page, present, NEW_PASSPHRASE);
      await change("not the passphrase");
      await problem(page).filter({ hasText: /The present passphrase is not right\. Nothing was changed/ }).waitFor();
      await change(PASSPHRASE);
      await page.getByRole("status", { name: "Done" }).filter({ hasText: "The passphrase was changed." }).waitFor();
      await lock(page);
      await onScreen(page, LOCKED);
      await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
      await page.getByRole("button", { name: "Unlock" }).click();
      await problem(page).waitFor();
      await unlockWith(page, NEW_PASSPHRASE);

      const unlockByCode = async (typed) => {
        await lock(page);
        await page.getByRole("button", { name: "Use the recovery code" }).click();
        await page.getByLabel("Recovery code").fill(typed);
        await page.getByRole("button", { name: "Unlock" }).click();
      };
      await unlockByCode(`${code.slice(0, -1)}${code.endsWith("7") ? "8" : "7"}`);
      await problem(page).filter({ hasText: /not as printed/ }).waitFor();
      await page.getByLabel("Recovery code").fill(code.toLowerCase().replaceAll("-", " "));
      await page.getByRole("button", { name: "Unlock" }).click();
      await onScreen(page, "Protection of this device");

      const makeNew = async () => {
        await page.getByLabel("Your passphrase").fill(NEW_PASSPHRASE);
        await page.getByRole("button", { name: "Make a new code" }).click();
      };
      const offered = () => page.getByLabel("Recovery code", { exact: true }).innerText();
      const use = page.getByRole("button", { name: "Use the new code from now on" });
      // Left at each step: the code that was printed stays good, and the one that nobody has confirmed opens nothing.
      const leaving = {
        async "at once"() {
          await makeNew();
          await page.reload();
        },
        async "when it is shown"() {
          await makeNew();
          await use.waitFor();
          leaving.code = await offered();
          await page.reload();
        },
        async "when it is not confirmed"() {
          await makeNew();
          await use.click();
          await problem(page).filter({ hasText: /Print the new recovery code/ }).waitFor();
          leaving.code = await offered();
          await go(page, "Cases", "Cases on this device");
          await page.reload();
        },
        async "when it is put away"() {
          await makeNew();
          await page.getByRole("button", { name: "Keep the old code" }).click();
          await page.reload();
        },
      };
      for (const [when, leave] of Object.entries(leaving)) {
        await leave();
        await onScreen(page, LOCKED);
        await page.getByRole("button", { name: "Use the recovery code" }).click();
        if (leaving.code) {
          await page.getByLabel("Recovery code").fill(leaving.code);
          await page.getByRole("button", { name: "Unlock" }).click();
          await problem(page).filter({ hasText: /belongs to another device/ }).waitFor();
          delete leaving.code;
        }
        await page.getByLabel("Recovery code").fill(code);
        await page.getByRole("button", { name: "Unlock" }).click();
        await page.getByRole("heading", { level: 1, name: LOCKED }).waitFor({ state: "detached" }).catch(() => assert.fail(`left ${when}: the old code does not open`));
        await toProtection(page);
      }
      await makeNew();
      const next = await offered();
      assert.notEqual(next, code);
      await page.getByLabel("I have printed the new recovery code or written it down").check();
      await use.click();
      await page.getByRole("status", { name: "Done" }).filter({ hasText: "The new recovery code is in use." }).waitFor();
      await unlockByCode(code);
      await problem(page).filter({ hasText: /belongs to another device, or to an earlier set-up/ }).waitFor();
      await page.getByLabel("Recovery code").fill(next);
      await page.getByRole("button", { name: "Unlock" }).click();
      await openCase(page, "Doreen Amos");
    },
    { ready: false },
  ));

test("a change of the passphrase that is left at any moment leaves one that opens, and the recovery code", { timeout: 300_000 }, () =>
  journey(
    async ({ page }) => {
      const code = await setUp(page);
      await onScreen(page, "Cases on this device");
      let [present, next] = [PASSPHRASE, NEW_PASSPHRASE];
      const opens = async (passphrase) => {
        await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
        await page.getByRole("button", { name: "Unlock" }).click();
        const open = page.getByRole("heading", { level: 1, name: /Protection|Cases/ });
        await problem(page).or(open).first().waitFor();
        return (await problem(page).count()) === 0;
      };
      // Stopped before and after each of its writes: a put that ends the page's way instead of being done.
      for (const stop of [0, 1, 2, 3, 4, 5]) {
        await toProtection(page);
        await page.evaluate((stop) => {
          let left = stop;
          for (const name of ["put", "delete"]) {
            const done = IDBObjectStore.prototype[name];
            IDBObjectStore.prototype[name] = function (...rest) {
              if (this.name === "meta" && /ring/.test(String(rest.at(name === "put" ? 1 : 0)))) {
                if (left === 0) this.transaction.abort();
                left -= 1;
              }
              return done.apply(this, rest);
            };
          }
        }, stop);
        await changePassphrase(page, present, next);
        const done = page.getByRole("status", { name: "Done" }).filter({ hasText: "The passphrase was changed." });
        await problem(page).or(done).first().waitFor();
        const isDone = (await done.count()) > 0;
        await page.reload();
        await onScreen(page, LOCKED);
        if (!isDone) {
          assert.ok(await opens(present), `stopped at ${stop}: it was said that the old one stays good, and it does not open`);
        } else {
          assert.ok(await opens(next), `stopped at ${stop}: it was said to be changed, and the new one does not open`);
          [present, next] = [next, present];
        }
        await lock(page);
        await page.getByRole("button", { name: "Use the recovery code" }).click();
        await page.getByLabel("Recovery code").fill(code);
        await page.getByRole("button", { name: "Unlock" }).click();
        await page.getByRole("heading", { level: 1, name: LOCKED }).waitFor({ state: "detached" });
        await page.reload();
        await onScreen(page, LOCKED);
        assert.ok(!(await opens(next)), `stopped at ${stop}: both open`);
        assert.ok(await opens(present), `stopped at ${stop}: the recovery code undid it`);
      }
    },
    { ready: false, allow: [/AbortError/, /aborted/] },
  ));

test("storage that was cleared is said, and never passed off as a new device", () =>
  journey(
    async ({ page }) => {
      await begin(page);
      await page.evaluate(() => new Promise((done, failed) => {
        const request = indexedDB.deleteDatabase("kith");
        request.onsuccess = done;
        request.onerror = failed;
      }));
      await page.getByRole("alert").filter({ hasText: "removed in another tab" }).waitFor();
      await page.reload();
      await started(page, { unlock: false });
      await page.getByRole("alert", { name: "The storage was cleared" }).waitFor();
      // The other mark alone is enough.
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await page.getByRole("alert", { name: "The storage was cleared" }).waitFor();
    },
    { allow: [/removed in another tab/] },
  ));

test("a case, and then everything, is removed, and nothing of it is left", () =>
  journey(async ({ page, url }) => {
    await begin(page, "First Person");
    const id = new URL(page.url()).hash.split("/")[2];
    await go(page, "Cases", "Cases on this device");
    await begin(page, "Second Person");
    await openCase(page, "First Person");
    await page.getByText("Remove this case from this device").click();
    await page.getByLabel("Type remove to confirm").fill("remove");
    await page.getByRole("button", { name: "Remove this case" }).click();
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "nothing of it is left" }).waitFor();
    await onScreen(page, "Cases on this device");
    assert.ok(!(await dump(page)).includes(id), "something is kept under the removed case’s id");
    await page.getByRole("link", { name: "Second Person" }).waitFor();

    await removeEverything(page);
    await onScreen(page, "Everything was removed from this device");
    await page.getByText("Kith has looked: nothing of it is left in this browser.").waitFor();
    const left = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map((one) => one.name),
      caches: await caches.keys(),
      local: localStorage.length,
    }));
    assert.deepEqual(left, { databases: [], caches: [], local: 0 });
    await page.goto(url);
  }));

/** Everything that script can read of what the browser keeps for the page, as one text. */
function dump(page) {
  return page.evaluate(async () => {
    const bytes = (value) => Array.from(value, (byte) => String.fromCharCode(byte)).join("");
    const parts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.title, location.href];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, failed) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const all = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
        const [keys, values] = [await all(objects.getAllKeys()), await all(objects.getAll())];
        parts.push(name, store, ...keys.map(String), ...values.map((value) => (value instanceof Uint8Array ? bytes(value) : JSON.stringify(value))));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) parts.push(name, request.url);
    }
    return parts.join("\n");
  });
}

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) yield* files(path);
    else if (stat?.isFile()) yield path;
  }
}

const PLANTED = 200;

test(`of ${PLANTED} planted strings none is found in the storage after the lock, nor in the browser’s folder on the disk`, async () => {
  const planted = Array.from({ length: PLANTED }, (_, index) => `Zq${index.toString(36)}${Math.random().toString(36).slice(2, 10)}x`);
  const home = await mkdtemp(join(tmpdir(), "kith-profile-"));
  const server = await serve();
  try {
    const context = await chromium.launchPersistentContext(home, {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS,
    });
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url);
    await started(page);
    await begin(page, `Name ${planted[0]}`);
    await fill(main(page), "consultation", "reason", { text: planted.slice(1, 100).join(" ") });
    await saved(page);
    await goInCase(page, "Working notes");
    await page.getByRole("button", { name: /Add/ }).first().click();
    await page.getByRole("textbox", { name: /note/i }).first().fill(planted.slice(100).join(" "));
    await saved(page);
    // A planted string that the page itself does not hold would prove nothing.
    await goInCase(page, "Consultation");
    assert.ok((await said(main(page), "consultation", "reason")).text.includes(planted[99]));
    await lock(page);
    await onScreen(page, LOCKED);
    const kept = await dump(page);
    assert.deepEqual(planted.filter((one) => kept.includes(one)), [], "in the page’s storage");
    assert.ok(kept.includes("batches"), "the dump saw nothing");
    await page.reload();
    await onScreen(page, LOCKED);
    await context.close();

    const wide = planted.map((one) => Buffer.from(one, "utf16le"));
    const narrow = planted.map((one) => Buffer.from(one));
    let seen = 0;
    const found = [];
    for (const path of files(home)) {
      const content = readFileSync(path);
      seen += content.length;
      for (const needle of [...narrow, ...wide]) if (content.includes(needle)) found.push(`${path.slice(home.length)}: ${needle}`);
    }
    assert.deepEqual(found, [], "on the disk");
    assert.ok(seen > 100_000, `only ${seen} bytes were looked at`);
    console.log(`${PLANTED} planted strings: 0 in the storage, 0 in ${seen} bytes of the browser's folder (UTF-8 and UTF-16)`);
  } finally {
    await server.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("two tabs: the second reads and follows, takes over, and the first reads on; nothing typed in either is lost", () =>
  journey(async ({ page, context, url }) => {
    await begin(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await started(second);
    const elsewhere = (tab) => tab.getByRole("status", { name: "Open in another tab" });
    await elsewhere(second).waitFor();
    await fill(main(page), "consultation", "reason", { text: "Typed in the first." });
    await saved(page);
    await second.waitForFunction(() => [...document.querySelectorAll("textarea")].some((one) => one.value === "Typed in the first."));
    // A word that is refused does not stay in the field, where it would look as if it were kept.
    await fill(main(second), "consultation", "reason", { text: "Refused." });
    await second.getByRole("alert").filter({ hasText: "being edited in another tab" }).waitFor();
    assert.deepEqual(await said(main(second), "consultation", "reason"), { text: "Typed in the first." });
    await fill(main(page), "consultation", "reason", { text: "Typed in the first, and on." });
    await elsewhere(second).getByRole("button", { name: "Take over" }).click();
    await elsewhere(second).waitFor({ state: "detached" });
    await elsewhere(page).waitFor();
    assert.deepEqual(await said(main(second), "consultation", "reason"), { text: "Typed in the first, and on." });
    await fill(main(second), "consultation", "reason", { text: "Typed in the second." });
    await saved(second);
    await page.waitForFunction(() => [...document.querySelectorAll("textarea")].some((one) => one.value === "Typed in the second."));
    await second.close();
    await elsewhere(page).getByRole("button", { name: "Take over" }).click();
    await elsewhere(page).waitFor({ state: "detached" });
    await fill(main(page), "consultation", "reason", { text: "Typed in the first again." });
    await saved(page);
    await page.goto(`${url}#/`);
  }));
