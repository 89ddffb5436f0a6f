// What is stored is damaged behind Kith's back while it is locked: one bit, deleted, put back to an earlier day, replaced by a
// plain body. Every body of cases of each shape, one at a time: never a blank list of cases, never a loss that is not said.
// KITH_DAMAGES says how many are drawn ("all" for each), KITH_SEED with which random numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { apply, chooseFile, goInCase, main, onScreen, openCase, saved } from "./support/case.mjs";
import { all, begin, change, contentOf, enter, flipped, onDevice, plain, restore, to, told } from "./support/damage.mjs";
import { control, fill, question, said } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";
import { dice } from "./support/kills.mjs";
import { screens } from "./support/screens.mjs";

const DAMAGES = process.env.KITH_DAMAGES || "40";
const SEED = Number(process.env.KITH_SEED || Date.now() % 1_000_000);
const FORGED = "Forged by a stranger";
/** What a parser says, which helps nobody. */
const INNER = /at line \d|column \d|missing field|expected value|invalid type|DataError|undefined|unwrap/i;

const reason = (page) => control(main(page), question("consultation", "reason"));

/** Types so many words, each of which is a batch of its own: a page that is hidden writes at once. */
async function typeMany(page, count) {
  for (let number = 0; number < count; number += 1) {
    await reason(page).evaluate((element, word) => {
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value");
      set.call(element, `${element.value} ${word}`);
      element.dispatchEvent(new Event("input", { bubbles: true }));
      globalThis.dispatchEvent(new Event("pagehide"));
    }, `word${number}`);
    await saved(page);
  }
}

const countOf = async (page, store, id) => (await all(page)).filter(([name, key]) => name === store && key.startsWith(`${id}/`)).length;

async function until(isSo, words) {
  for (let left = 400; left > 0; left -= 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(words);
}

/** A device with a case of each shape; answers what each says, all bodies, and an earlier state of those that had one. */
async function layOut(page, code) {
  const shapes = {};
  const earlier = new Map();
  let last = new Map();
  /** Notes each body that is another than before: the one before is an earlier version of it. */
  const note = async () => {
    const now = new Map((await all(page)).map(([store, key, body]) => [`${store} ${key}`, body]));
    for (const [place, body] of last) if (now.has(place) && now.get(place) !== body) earlier.set(place, body);
    last = now;
  };
  shapes.new = { id: await begin(page, "Nora New", "Typed today.") };
  await note();
  shapes.many = { id: await begin(page, "Mona Many") };
  await note();
  for (let round = 0; round < 3; round += 1) {
    await typeMany(page, 70);
    await note();
    const before = await countOf(page, "snapshots", shapes.many.id);
    assert.ok(await enter(page, code));
    await to(page, `#/case/${shapes.many.id}/form/consultation/x`);
    await openCase(page, "Mona Many");
    // It is folded a second after it was opened.
    if (round > 0) await until(async () => (await countOf(page, "snapshots", shapes.many.id)) > 0 && !(await all(page)).some(([store, key]) => store === "batches" && key === `${shapes.many.id}/000000000000`), "its old batches were never deleted");
    else await until(async () => (await countOf(page, "snapshots", shapes.many.id)) > before, "it was never folded");
    await note();
    await goInCase(page, "Consultation");
  }
  await typeMany(page, 5);
  await note();
  const file = liveFile();
  const [{ id }] = file.cases;
  await chooseFile(page, sealed(file));
  await apply(page);
  shapes.imported = { id };
  await note();
  await openCase(page, "Doreen Amos");
  await goInCase(page, "Chronology");
  await page.getByRole("region", { name: "Quick add" }).getByRole("textbox", { name: "What happened" }).fill("Typed and not yet added");
  await page.waitForTimeout(1_500);
  await note();
  // Everything is opened once more, so that nothing is left to be done in the background.
  for (let round = 0; round < 2; round += 1) {
    assert.ok(await enter(page, code));
    for (const shape of Object.values(shapes)) {
      shape.content = await contentOf(page, shape.id, true);
      assert.ok(shape.content, "a sound case does not open");
      await page.waitForTimeout(1_600);
    }
    await to(page, "#/");
    await onScreen(page, "Cases on this device");
    assert.equal(await told(page), "", "something is told of a sound device");
    await note();
  }
  return { shapes, earlier, kept: await all(page) };
}

/** What of the storage is only a copy, a note or the device's own, so that no word of a case depends on it. */
const caseOf = (key, shapes) => Object.values(shapes).find(({ id }) => key.includes(id));

test(`${DAMAGES} of the stored bodies of cases of each shape damaged one at a time: nothing is lost unsaid`, { timeout: 36_000_000 }, () =>
  onDevice(async ({ page, code }) => {
    const { shapes, earlier, kept } = await layOut(page, code);
    const random = dice(SEED);
    const kinds = {
      flipped: (store, key, body) => flipped(body),
      deleted: () => null,
      "rolled back": (store, key) => earlier.get(`${store} ${key}`),
      plain: (store, key) => plain(store === "index" ? { summary: { id: key, name: FORGED, preferred: "", identifier: "", born: "", stage: FORGED, over: false, due_what: "", due_on: null, handed_off: null }, upto: 999_999 } : store === "batches" ? [] : {}),
    };
    const planned = kept.flatMap(([store, key, body]) =>
      Object.entries(kinds)
        .map(([kind, made]) => [kind, store, key, made(store, key, body)])
        .filter(([, , , bytes]) => bytes !== undefined && bytes !== body),
    );
    const drawn = [...planned];
    if (DAMAGES !== "all") {
      // Of each kind and store at least one, then as many as are asked for.
      for (let at = drawn.length - 1; at > 0; at -= 1) {
        const other = random.whole(0, at);
        [drawn[at], drawn[other]] = [drawn[other], drawn[at]];
      }
      const first = new Map(drawn.map((one) => [`${one[0]} ${one[1]}`, one]));
      const rest = drawn.filter((one) => ![...first.values()].includes(one));
      drawn.splice(0, drawn.length, ...first.values(), ...rest.slice(0, Math.max(0, Number(DAMAGES) - first.size)));
    }
    const counts = {};
    const wrong = [];
    for (const [kind, store, key, bytes] of drawn) {
      const what = `${kind} ${store} ${key}`;
      const count = (counts[store] ??= { damaged: 0, whole: 0, said: 0 });
      count.damaged += 1;
      await restore(page, kept);
      await to(page, "#/");
      await change(page, [[store, key, bytes]]);
      const check = async () => {
        const isIn = await enter(page, code);
        let words = await told(page);
        if (!isIn) {
          // No way in: the page says so and leads to the rescue page.
          if (!/rescue page/i.test(await main(page).innerText())) wrong.push(`${what}: no way in and no way to the rescue page`);
          count.said += 1;
          return;
        }
        await onScreen(page, "Cases on this device");
        const rows = main(page).getByRole("rowheader");
        const alert = page.getByRole("alert", { name: "The storage is not as Kith left it" });
        await rows.or(alert).first().waitFor({ timeout: 10_000 }).catch(() => {});
        await until(async () => (await rows.count()) >= 3 || (await alert.count()) > 0, "").catch(() => {});
        const names = await rows.allInnerTexts();
        words += await told(page);
        const damaged = caseOf(key, shapes);
        for (const shape of Object.values(shapes)) {
          const name = shape === shapes.new ? "Nora New" : shape === shapes.many ? "Mona Many" : "Doreen Amos";
          if (!names.some((row) => row.includes(name)) && !words.includes(name)) wrong.push(`${what}: ${name} is neither listed nor told`);
        }
        if (damaged) {
          let content = await contentOf(page, damaged.id, ["local", "meta"].includes(store));
          if (["local", "meta"].includes(store)) words += await told(page);
          const isWhole = content === damaged.content || damaged.content.startsWith(`${content}\n`);
          if (!isWhole) {
            const isTold = async () => (words + (await told(page))).replace(/\s/g, "") !== "";
            await until(isTold, "").catch(() => wrong.push(`${what}: ${content === null ? "it does not open" : "words are missing"}, and nothing is said`));
            count.said += 1;
          } else {
            count.whole += 1;
          }
          words += await told(page);
          if ((content ?? "").includes(FORGED)) wrong.push(`${what}: what was forged is in the case`);
        } else if (words.trim() === "") {
          count.whole += 1;
        } else {
          count.said += 1;
        }
        if ((await page.locator("body").innerText()).includes(FORGED) || names.join().includes(FORGED)) wrong.push(`${what}: what was forged is shown`);
        if (INNER.test(words)) wrong.push(`${what}: inner words: ${words}`);
      };
      await check().catch((error) => wrong.push(`${what}: ${error.message.split("\n")[0]}; ${page.url()}`));
    }
    console.log(`seed ${SEED}: ${drawn.length} of ${planned.length} damages to ${kept.length} bodies; by store ${JSON.stringify(counts)}`);
    assert.deepEqual(wrong, []);
  }));
