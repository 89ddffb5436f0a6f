// Two tabs of one device on one case, in random order: typed in, taken over, frozen, closed, locked, loaded again. Whatever was
// typed where it may be typed is in the record. KITH_INTERLEAVINGS says how many, KITH_SEED with which random numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey, started, unlockWith } from "./support/browser.mjs";
import { addCase, apply, chooseFile, exportCase, goInCase, main, onScreen, openCase, operations, saved } from "./support/case.mjs";
import { control, fill, form, question } from "./support/fill.mjs";
import { half, liveFile, sealed } from "./support/handoff.mjs";
import { dice } from "./support/kills.mjs";

const ALL = Number(process.env.KITH_INTERLEAVINGS || 40);
const SEED = Number(process.env.KITH_SEED || Date.now() % 1_000_000);
/** So many share a browser, since each browser has to be set up first. */
const TOGETHER = 10;
const STEPS = { type: 6, attempt: 2, takeOver: 4, close: 2, lock: 1, reload: 2, freezeReader: 1 };

const reason = (page) => control(main(page), question("consultation", "reason"));
const elsewhere = (page) => page.getByRole("status", { name: "Open in another tab" });
const problem = (page) => page.getByRole("alert");

/** Waits until something is so; the words say what never was. */
async function until(isSo, words) {
  for (let left = 600; left > 0; left -= 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error(words);
}

async function begin(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await saved(page);
  return page.url();
}

test(`${ALL} random interleavings of two tabs lose nothing`, { timeout: 36_000_000 }, async () => {
  const since = performance.now();
  const random = dice(SEED);
  const counts = { typed: 0, unacknowledged: 0, taken: 0, stolen: 0 };
  let number = 0;
  while (number < ALL) {
    const last = Math.min(number + TOGETHER, ALL);
    await journey(async ({ page, context }) => {
      const address = await begin(page);
      const tabs = [page, await context.newPage()];
      const owed = [];
      const told = [];
      const arrive = async (tab) => {
        await started(tab);
        await onScreen(tab, form("consultation").title);
        await reason(tab).waitFor();
      };
      /** The tab that may write, and the one that reads. */
      const roles = async () => {
        const both = [];
        await until(async () => {
          both.splice(0, 2, await elsewhere(tabs[0]).count(), await elsewhere(tabs[1]).count());
          return both[0] + both[1] === 1;
        }, "no tab, or each of the two, may write");
        const holder = both[0] === 0 ? 0 : 1;
        return { holder, reader: 1 - holder };
      };
      const type = async (tab) => {
        const word = `w${SEED}x${counts.typed}`;
        counts.typed += 1;
        await reason(tab).press("Control+End");
        await tab.keyboard.type(` ${word}`);
        // What went into no field was not typed.
        await until(async () => (await reason(tab).inputValue()).includes(word), `${word} is not in the field it was typed in`);
        owed.push(word);
        return word;
      };
      const takeOver = async ({ holder, reader }) => {
        await elsewhere(tabs[reader]).getByRole("button", { name: "Take over" }).click();
        await elsewhere(tabs[reader]).waitFor({ state: "detached" });
        await elsewhere(tabs[holder]).waitFor();
        counts.taken += 1;
      };
      const steps = {
        async type({ holder }) {
          await type(tabs[holder]);
          if (random.next() < 0.5) await saved(tabs[holder]);
          else counts.unacknowledged += 1;
        },
        async attempt({ reader }) {
          // Nothing of it may be dropped in silence, nor stay in the field as if it were kept.
          await reason(tabs[reader]).press("Control+End");
          await tabs[reader].keyboard.press("!");
          await problem(tabs[reader]).filter({ hasText: /another tab/ }).waitFor();
          await problem(tabs[reader]).getByRole("button", { name: "Put away" }).click();
          await problem(tabs[reader]).waitFor({ state: "detached" });
          if ((await reason(tabs[reader]).inputValue()).includes("!")) throw new Error("a refused letter stays in the field");
        },
        takeOver,
        async close({ holder, reader }) {
          const which = random.one([holder, reader]);
          await tabs[which].close({ runBeforeUnload: true });
          if (!tabs[which].isClosed()) await tabs[which].waitForEvent("close");
          tabs[which] = await context.newPage();
          await tabs[which].goto(address);
          await arrive(tabs[which]);
        },
        async lock({ holder, reader }) {
          const which = random.one([holder, reader]);
          await tabs[which].getByRole("button", { name: "Lock", exact: true }).click();
          // A lock is for the device: both windows are locked, and each is opened again.
          for (const tab of tabs) await onScreen(tab, "Kith is locked");
          for (const tab of tabs) {
            await unlockWith(tab);
            await arrive(tab);
          }
        },
        async reload({ holder, reader }) {
          const which = random.one([holder, reader]);
          await tabs[which].reload();
          await arrive(tabs[which]);
        },
        async freezeReader({ holder, reader }) {
          const session = await context.newCDPSession(tabs[reader]);
          await session.send("Page.setWebLifecycleState", { state: "frozen" });
          await type(tabs[holder]);
          await saved(tabs[holder]);
          await session.send("Page.setWebLifecycleState", { state: "active" });
          await tabs[reader].bringToFront();
        },
        /** The tab that may write is frozen with words that it has not written: the other takes the case by force. */
        async freezeHolder({ holder, reader }) {
          await type(tabs[holder]);
          counts.unacknowledged += 1;
          const session = await context.newCDPSession(tabs[holder]);
          await session.send("Page.setWebLifecycleState", { state: "frozen" });
          await elsewhere(tabs[reader]).getByRole("button", { name: "Take over" }).click();
          await elsewhere(tabs[reader]).waitFor({ state: "detached" });
          if (random.next() < 0.5) await type(tabs[reader]);
          await session.send("Page.setWebLifecycleState", { state: "active" });
          await tabs[holder].bringToFront();
          await elsewhere(tabs[holder]).waitFor();
          counts.stolen += 1;
        },
      };
      const drawn = Object.entries(STEPS).flatMap(([name, weight]) => Array(weight).fill(name));
      try {
        await tabs[1].goto(address);
        await arrive(tabs[1]);
        for (; number < last; number += 1) {
          const names = Array.from({ length: random.whole(2, 5) }, () => random.one(drawn));
          // Taking a case by force takes five seconds: each tenth time.
          if (number % 10 === 4) names.push("freezeHolder");
          told.splice(0, told.length, `number ${number}`);
          for (const name of names) {
            const now = await roles();
            told.push(`${name} (tab ${now.holder + 1} may write)`);
            await steps[name](now);
          }
          told.push("the end");
          for (const tab of tabs) {
            await saved(tab);
            assert.equal(await problem(tab).count(), 0, "a tab says that there is a problem");
          }
          const words = [];
          await until(async () => {
            words.splice(0, 2, await reason(tabs[0]).inputValue(), await reason(tabs[1]).inputValue());
            return words[0] === words[1];
          }, `the tabs show different words:\n${words.join("\n")}`).catch((error) => {
            throw new Error(`${error.message}\n${words.join("\n")}`);
          });
        }
        const { holder } = await roles();
        const text = (await exportCase(tabs[holder])).bytes.toString("utf8");
        assert.deepEqual(owed.filter((word) => !text.includes(word)), [], "these words are not in the record");
      } catch (error) {
        throw new Error(`KITH_SEED=${SEED}, ${told.join(", ")}: ${error.message}`, { cause: error });
      }
    });
  }
  const seconds = Math.round((performance.now() - since) / 1000);
  console.log(
    `${ALL} interleavings of two tabs: ${counts.typed} words typed, ${counts.unacknowledged} of them not acknowledged when something else was done, ${counts.taken} times taken over, ${counts.stolen} by force: 0 lost, ${seconds} s (seed ${SEED})`,
  );
});

test("a window that follows has all that a file brought, though something was typed while it was being written", { timeout: 120_000 }, () =>
  journey(async ({ page, context }) => {
    await chooseFile(page, half());
    await apply(page);
    await openCase(page, "Doreen Amos");
    await goInCase(page, "Consultation");
    const address = page.url();
    const other = await context.newPage();
    await other.goto(address);
    await started(other);
    await elsewhere(other).waitFor();
    await page.bringToFront();
    await chooseFile(page, sealed(liveFile()));
    await page.getByRole("region", { name: "What the file brings" }).waitFor();
    // What is large takes long to seal: what is typed overtakes it where nothing holds it back.
    await page.evaluate(() => {
      const { encrypt } = SubtleCrypto.prototype;
      SubtleCrypto.prototype.encrypt = async function (how, key, body) {
        if (body.byteLength > 4_000) await new Promise((go) => setTimeout(go, 1_500));
        return encrypt.call(this, how, key, body);
      };
    });
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await page.evaluate((address) => (window.location.href = address), address);
    await reason(page).waitFor();
    for (let times = 0; times < 12; times += 1) {
      await reason(page).press("Control+End");
      await page.keyboard.type(` w${times}`);
      await page.waitForTimeout(500);
    }
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "The file was applied." }).waitFor({ timeout: 60_000 });
    await saved(page);
    await other.bringToFront();
    await elsewhere(other).getByRole("button", { name: "Take over" }).click();
    await elsewhere(other).waitFor({ state: "detached" });
    assert.match(await reason(other).inputValue(), /w11$/);
    const there = new Set(operations(await exportCase(other)).map(({ stamp }) => stamp));
    const lost = liveFile().cases[0].operations.filter(({ key, stamp }) => !key.startsWith("handover/") && !there.has(stamp));
    assert.deepEqual(lost.map(({ key }) => key), [], "the window that followed never read them");
  }));
