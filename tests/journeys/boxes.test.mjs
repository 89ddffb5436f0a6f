// Every text box of the app, from the list that the sources make: what is typed into it is there again after leaving the
// screen, locking, a reload and a lock by time, or the list says why it is not kept. And none lets a browser spell it unasked.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey, started, unlockWith } from "./support/browser.mjs";
import { addCase, go, goInCase, main, onScreen, saved, setDay } from "./support/case.mjs";
import { part, quick, quickAdd } from "./support/chronology.mjs";
import { commands, panel } from "./support/ecomap.mjs";
import { screens } from "./support/screens.mjs";

/** Each box by its name, with how it is kept. */
const BOXES = JSON.parse(readFileSync("tests/golden/boxes.json", "utf8"));
const named = (kept) => Object.keys(BOXES).filter((name) => BOXES[name] === kept);

/** The date of birth is one answer with two boxes, here and in the genogram, where it is typed. */
const boxes = (page, name) => page.locator(`[data-box="${name}"]:not([id*="-born-"])`).filter({ visible: true });

const status = (page) => page.getByRole("contentinfo").getByRole("status");

/** The way from the case's overview to each place with boxes that are kept, and the names of those that are there. */
const WAYS = [
  { there: ["strength"], go: (page) => goInCase(page, "Strengths") },
  { there: ["paragraph", "line", "day", "read"], go: (page) => goInCase(page, "Consultation") },
  {
    there: ["withdraw-reason"],
    go: async (page) => {
      await goInCase(page, "Working notes");
      await main(page).getByRole("button", { name: /^Change/ }).click();
      await page.getByRole("button", { name: "Withdraw this note" }).click();
    },
    leave: (page) => page.keyboard.press("Escape"),
  },
  { there: ["quick-date", "quick-incident", "quick-source", "quick-significance", "quick-group", "quick-sign"], go: (page) => goInCase(page, "Chronology") },
  {
    there: ["summary-picks", "summary-proposed", "summary-incident", "summary-significance"],
    go: async (page) => {
      await goInCase(page, "Chronology");
      await page.getByRole("button", { name: "Sum up entries" }).click();
    },
  },
  {
    there: ["thought"],
    go: async (page) => {
      await goInCase(page, "Chronology");
      await part(page, "Analysis");
    },
  },
  {
    there: ["pasted-rows"],
    go: async (page) => {
      await goInCase(page, "Chronology");
      await part(page, "In and out", "Take in from another agency");
    },
  },
  {
    there: ["ecomap-name", "ecomap-since"],
    go: async (page) => {
      await goInCase(page, "Ecomap");
      await panel(page).getByRole("button", { name: "Pharmacy", exact: true }).click();
      await commands(page).getByRole("textbox", { name: "Since" }).waitFor();
    },
  },
  {
    there: ["when"],
    go: async (page) => {
      await goInCase(page, "Genogram");
      await page.getByRole("region", { name: "Panel" }).getByRole("textbox", { name: "Born" }).waitFor();
    },
  },
  { there: ["own-details", "mailbox"], go: (page) => go(page, "Your details", "Your details"), isOutside: true },
];

/** What is chosen and not typed has a hand of its own. What is said stands beside its box and is no box itself. */
const HANDS = {
  "quick-group": { choose: ["change", "person"], at: (page) => quick(page).getByRole("combobox", { name: "What kind it is" }) },
  "quick-sign": { choose: ["positive", "negative"], at: (page) => quick(page).getByRole("combobox", { name: "Whether it was good or bad" }) },
};

/** Types something into every box of this name that is on the screen; answers what is in them then. */
async function type(page, name, round) {
  if (name === "summary-picks") {
    for (const box of await main(page).getByRole("checkbox", { name: /^Choose / }).all()) await box.check();
    await boxes(page, "summary-incident").waitFor();
    return;
  }
  if (name === "summary-proposed") return;
  const hand = HANDS[name];
  if (hand) return hand.at(page).selectOption(hand.choose[round % 2]);
  await boxes(page, name).first().waitFor();
  for (const [n, box] of (await boxes(page, name).all()).entries()) await box.fill(`${name} ${n} round ${round}`);
}

async function said(page, name) {
  if (name === "summary-picks") {
    const all = await main(page).getByRole("checkbox", { name: /^Choose / }).all();
    return Promise.all(all.map((box) => box.isChecked()));
  }
  if (name === "summary-proposed") return null;
  const hand = HANDS[name];
  if (hand) return [await hand.at(page).inputValue()];
  await boxes(page, name).first().waitFor();
  return Promise.all((await boxes(page, name).all()).map((box) => box.inputValue()));
}

/** What a box may be done to by the browser; `isOn`: spelling was allowed in the settings. */
async function assertRule(page, isOn, where) {
  const wrong = await page.evaluate((isOn) => {
    const fields = [...document.querySelectorAll("input, textarea")].filter((field) => !["checkbox", "radio", "file", "range"].includes(field.type));
    const say = (field) => `${field.id}: ${field.outerHTML.slice(0, 300)}`;
    const fits = (field) => {
      const spelt = isOn && field.autocapitalize === "sentences";
      return (
        field.dataset.box &&
        field.getAttribute("spellcheck") === String(spelt) &&
        field.getAttribute("writingsuggestions") === String(spelt) &&
        field.getAttribute("autocorrect") === (spelt ? "on" : "off") &&
        ["off", "current-password", "new-password"].includes(field.getAttribute("autocomplete"))
      );
    };
    return fields.filter((field) => !fits(field)).map(say);
  }, isOn);
  assert.deepEqual(wrong, [], where);
}

async function open(page) {
  await addCase(page);
  await goInCase(page, "Chronology");
  await quickAdd(page, { typed: "1/2/2025", incident: "Falls in the kitchen" });
  await quickAdd(page, { typed: "1/3/2025", incident: "Falls on the stairs" });
  await goInCase(page, "Working notes");
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByRole("button", { name: "Put this note away" }).click();
  await goInCase(page, "Involvement");
  await page.getByRole("button", { name: "Add a concern" }).click();
  await go(page, "Your details", "Your details");
  await page.getByRole("button", { name: "Add an area" }).click();
  await goBack(page);
}

const CASE = "No name yet";
async function goBack(page) {
  await go(page, "Cases", "Cases on this device");
  await main(page).getByRole("link", { name: new RegExp(`^(${CASE}|line )`) }).first().click();
  await onScreen(page, "Case");
}

/** Goes over all the boxes and types; answers what was typed, by place. */
async function typeAll(page, round, isOn = false) {
  const typed = [];
  for (const way of WAYS) {
    await goBack(page);
    await way.go(page);
    await assertRule(page, isOn, way.there.join());
    for (const name of way.there) await type(page, name, round);
    const there = {};
    for (const name of way.there) there[name] = await said(page, name);
    for (const name of way.there) {
      const isEmpty = there[name]?.every((words) => words === "" || words === false);
      assert.ok(!isEmpty, `nothing was typed into ${name}`);
    }
    typed.push(there);
    await way.leave?.(page);
  }
  return typed;
}

async function assertAll(page, typed, after) {
  for (const [n, way] of WAYS.entries()) {
    await goBack(page);
    await way.go(page);
    for (const name of way.there) assert.deepEqual(await said(page, name), typed[n][name], `${name} ${after}`);
    await way.leave?.(page);
  }
}

test("every box of the sources that keeps its words is walked, and each place has the boxes that are said of it", () => {
  const walked = WAYS.flatMap((way) => way.there).sort();
  const kept = ["record", "settings", "draft"].flatMap(named).sort();
  assert.deepEqual(walked, kept);
});

test("what is typed into any box is there again after leaving the screen, locking and unlocking, and a reload", { timeout: 600_000 }, () =>
  journey(async ({ page }) => {
    await open(page);
    const first = await typeAll(page, 1);
    await assertAll(page, first, "after leaving the screen");
    await page.getByRole("button", { name: "Lock" }).click();
    await page.getByRole("heading", { level: 1, name: "Kith is locked" }).waitFor();
    await assertRule(page, false, "the locked page");
    await unlockWith(page);
    await assertAll(page, first, "after locking");
    await typeAll(page, 2);
    // The last key and the reload are as near to each other as they can be.
    await goBack(page);
    await goInCase(page, "Strengths");
    await type(page, "strength", 3);
    const last = await said(page, "strength");
    await page.reload();
    await started(page);
    await boxes(page, "strength").first().waitFor();
    assert.deepEqual(await said(page, "strength"), last, "after a reload at once");
  }));

test("a draft is kept when Kith locks by time, is not called saved before it is, and is gone once it was added", { timeout: 240_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Strengths");
    await saved(page);
    const box = main(page).getByRole("textbox", { name: "Personal qualities", exact: true });
    const told = await box.evaluate(async (field) => {
      field.value = "Says what she thinks";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame)));
      return document.querySelector(".kith-status__text").textContent;
    });
    assert.match(told, /^Not saved yet/, "the words were typed and are not on the device");
    await saved(page);
    await page.clock.fastForward("06:00");
    await page.getByRole("heading", { level: 1, name: "Kith is locked" }).waitFor();
    await unlockWith(page);
    await onScreen(page, "Strengths map");
    assert.equal(await box.inputValue(), "Says what she thinks");
    await page.keyboard.press("Tab");
    await box.press("Enter");
    await main(page).getByText("Says what she thinks", { exact: true }).waitFor();
    assert.equal(await box.inputValue(), "");
    await saved(page);
    await page.reload();
    await started(page);
    await main(page).getByText("Says what she thinks", { exact: true }).waitFor();
    assert.equal(await box.inputValue(), "", "what was added is no draft any more");
  }));

test("of two windows only the one that may write the case takes what is typed into a box, and whoever takes over has all of it", { timeout: 180_000 }, () =>
  journey(async ({ page, context }) => {
    await addCase(page);
    await goInCase(page, "Strengths");
    await saved(page);
    const elsewhere = (window) => window.getByRole("status", { name: "Open in another tab" });
    const box = (window) => main(window).getByRole("textbox", { name: "Personal qualities", exact: true });
    const other = await context.newPage();
    await other.goto(page.url());
    await started(other);
    await elsewhere(other).waitFor();
    await box(page).fill("Says what she thinks");
    await saved(page);
    // It is refused in words, and does not stay in the box as if it were kept.
    await box(other).press("x");
    await other.getByRole("alert").filter({ hasText: /another tab/ }).waitFor();
    await other.waitForFunction(() => ![...document.querySelectorAll("[data-box=strength]")].some((field) => field.value.includes("x")));
    await other.getByRole("alert").getByRole("button", { name: "Put away" }).click();
    // The last key and the other window's tap are as near to each other as they can be.
    await box(page).fill("Says what she thinks, and why");
    await elsewhere(other).getByRole("button", { name: "Take over" }).click();
    await elsewhere(other).waitFor({ state: "detached" });
    await elsewhere(page).waitFor();
    assert.equal(await box(other).inputValue(), "Says what she thinks, and why");
    await box(other).fill("Laughs");
    await saved(other);
    await elsewhere(page).getByRole("button", { name: "Take over" }).click();
    await elsewhere(page).waitFor({ state: "detached" });
    assert.equal(await box(page).inputValue(), "Laughs");
    await box(page).press("Enter");
    await main(page).getByText("Laughs", { exact: true }).waitFor();
    await saved(page);
    await other.reload();
    await started(other);
    await main(other).getByText("Laughs", { exact: true }).waitFor();
    assert.equal(await box(other).inputValue(), "", "what was added is no draft any more");
  }));

/** The keys of the store of what belongs to this device alone. */
const local = (page) =>
  page.evaluate(async () => {
    const opened = indexedDB.open("kith");
    const database = await new Promise((done) => (opened.onsuccess = () => done(opened.result)));
    const asked = database.transaction("local").objectStore("local").getAllKeys();
    const keys = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    database.close();
    return [...keys, ...Object.keys(localStorage).filter((name) => name.includes("draft"))];
  });

test("the drafts of a case go with it when it is removed", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await addCase(page);
    await goInCase(page, "Strengths");
    await type(page, "strength", 1);
    await saved(page);
    assert.ok((await local(page)).some((key) => key.includes("/draft/strength")), "a draft is on the device");
    await type(page, "strength", 2);
    await goInCase(page, "Overview");
    await page.getByText("Remove this case from this device").click();
    await page.getByRole("textbox", { name: /to confirm/ }).fill("remove");
    await page.getByRole("button", { name: "Remove this case" }).click();
    await onScreen(page, "Cases on this device");
    await page.waitForTimeout(3_000);
    // The list of the cases stays: it holds none by now.
    assert.deepEqual((await local(page)).filter((key) => key !== "cases"), []);
  }));

test("no box lets the browser spell or suggest unless the practitioner has allowed it, and no secret ever does", { timeout: 300_000 }, () =>
  journey(async ({ page }) => {
    assert.equal(await page.locator("html").getAttribute("writingsuggestions"), "false");
    await addCase(page);
    for (const isOn of [false, true]) {
      await go(page, "Your details", "Your details");
      if (isOn) {
        await assertAccessible(page, "your details with the setting");
        await screens(page, "your-details");
        await page.getByRole("checkbox", { name: "Check spelling and suggest words while I type" }).check();
      }
      await assertRule(page, isOn, "your details");
      await page.getByRole("link", { name: "Protection of this device" }).click();
      await onScreen(page, "Protection of this device");
      await assertRule(page, isOn, "protection");
      await go(page, "Search", "Search");
      await assertRule(page, isOn, "search");
      await go(page, "Cases", "Cases on this device");
      await main(page).getByRole("link", { name: CASE }).first().click();
      await onScreen(page, "Case");
      await assertRule(page, isOn, "the case");
      for (const screen of ["Strengths", "Consultation", "Working notes", "Chronology", "Ecomap", "Genogram", "Involvement"]) {
        await goInCase(page, screen);
        await assertRule(page, isOn, screen);
      }
      const words = await page.locator("[autocapitalize=sentences]").count();
      assert.ok(words > 0, "there are boxes that are spelt");
    }
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "Kith is locked" }).waitFor();
    await assertRule(page, true, "the locked page");
    assert.equal(await page.getByLabel("Passphrase", { exact: true }).getAttribute("spellcheck"), "false");
    await unlockWith(page);
    await onScreen(page, "Involvement");
    assert.ok((await page.locator("textarea[spellcheck=true]").count()) > 0, "the setting is kept");
  }));
