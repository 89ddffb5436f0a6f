// The ecomap by touch: the demo world entered by taps, at other dates, between two dates, and out again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertEverywhere } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, setDay } from "./support/case.mjs";
import { agreed, circle, commands, drawing, enterDates, enterHousehold, enterSystems, hands, panel, told } from "./support/ecomap.mjs";
import { screens } from "./support/screens.mjs";

const TOUCH = { context: { hasTouch: true } };

async function world(page) {
  await setDay(page);
  await addCase(page);
  await enterHousehold(page);
  await goInCase(page, "Ecomap");
}

test("Doreen's twelve systems and their ties are entered by taps, and told as agreed", { timeout: 240_000 }, () =>
  journey(async ({ page }) => {
    await world(page);
    await screens(page, "ecomap-begin");
    const systems = await enterSystems(page);
    console.log(`Doreen Amos's 12 systems, each with its line: ${systems} taps (${(systems / 12).toFixed(1)} a system)`);
    assert.ok(systems <= 36, `${systems} taps`);
    await screens(page, "ecomap-systems");
    const dates = await enterDates(page);
    console.log(`Dates, changes and energy of their 16 ties: ${dates} taps more`);
    const { side } = hands(page);
    await side("In words");
    const expected = agreed();
    for (const part of ["Around it", "Ties to those around"]) {
      assert.deepEqual((await told(page, part)).toSorted(), expected[part].toSorted(), part);
    }
    await assertAccessible(page, "the ecomap of twelve systems, in words");
    await screens(page, "ecomap-doreen");

    // Two dates beside each other name what the facts say, and nothing else.
    await side("Two dates");
    const compare = async (earlier, later) => {
      for (const [label, words] of [["Earlier date", earlier], ["Later date", later]]) {
        await panel(page).getByRole("textbox", { name: label }).fill(words);
        await page.keyboard.press("Tab");
      }
      const parts = {};
      for (const heading of ["Came", "Went", "Changed", "Came and went in between"]) {
        const list = await told(page, heading).catch(() => []);
        if (list.length > 0) parts[heading] = list.map((words) => words.split(": ")[0].replace(/^.* Amos and /, "")).toSorted();
      }
      return parts;
    };
    assert.deepEqual(await compare("June 2024", "June 2025"), {
      Came: ["Ambulance and hospital", "District nurses", "Home care"],
      Went: ["Chapel lunch club"],
      Changed: ["Housing association"],
    });
    await screens(page, "ecomap-two-dates");
    assert.deepEqual(await compare("June 2025", "March 2026"), {
      Came: ["Bank and LPA", "Chapel lunch club", "Fire service"],
      Went: ["Home care"],
      Changed: ["Alcohol service"],
    });
    await page.getByRole("img", { name: "The world around Doreen Amos on 1 June 2025" }).waitFor();
    await page.getByRole("img", { name: "The world around Doreen Amos on 1 March 2026" }).waitFor();
    await assertAccessible(page, "two dates of the ecomap");
    await side("Prompts");
    assert.match(await panel(page).innerText(), /3 supports are there, or were, that no plan and no goal mentions/);
    assert.match(await panel(page).innerText(), /4 ties are under strain/);
    await screens(page, "ecomap-prompts");

    // At an earlier date nobody who was there then has moved.
    const at = (name) => circle(page, name).evaluate((one) => one.querySelector("rect").getAttribute("x"));
    const gp = await at("GP");
    await page.getByRole("slider", { name: "The world on" }).fill("0");
    assert.equal(await circle(page, "Police").count(), 0);
    assert.equal(await at("GP"), gp);
    await page.getByRole("button", { name: "Today" }).tap();
    await circle(page, "Police").waitFor();

    // What leaves: the same drawing as a file, with only the signs that it uses.
    const file = async (button) => {
      await side("Save and print");
      const [download] = await Promise.all([page.waitForEvent("download"), panel(page).getByRole("button", { name: button }).tap()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const svg = await file("Save as SVG");
    assert.equal(svg.name, "kith-ecomap.svg");
    const text = svg.bytes.toString();
    assert.doesNotMatch(text, /<script|href=|url\((?!#)/);
    for (const sign of ["Strong", "Weak", "Stressful", "Energy flows to the family"]) assert.match(text, new RegExp(`Key: ${sign}\\.`));
    for (const sign of ["Tenuous", "Broken off", "Draining", "Missing: ought to be there"]) assert.doesNotMatch(text, new RegExp(`Key: ${sign}`));
    const png = await file("Save as PNG");
    assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
    await page.evaluate(() => {
      window.printed = 0;
      window.print = () => (window.printed += 1);
    });
    await panel(page).getByRole("button", { name: "Print on A4" }).tap();
    await page.waitForFunction(() => window.printed === 1);
    await page.emulateMedia({ media: "print" });
    await page.getByRole("region", { name: "For print" }).getByRole("img", { name: /^The world around Doreen Amos on/ }).waitFor();
    await page.screenshot({ path: "target/screens/ecomap-paper.png", fullPage: true });
    await page.emulateMedia({ media: "screen" });
  }, TOUCH));

test("a circle is dragged, let go, changed and withdrawn, and each step is undone", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await world(page);
    const { add, side, command, typeIn, tap } = hands(page);
    await add("Friends", "Rose", "Whole household", "Strong and stressful");
    await add("Transport", "Dial-a-ride", "Doreen Amos", "Missing: ought to be there");
    assert.match(await circle(page, "Dial-a-ride").getAttribute("aria-label"), /Missing: ought to be there\./);
    const at = (name) => circle(page, name).evaluate((one) => { const reach = one.querySelector("rect"); return [reach.getAttribute("x"), reach.getAttribute("y")]; });
    const before = await at("Rose");
    const box = await circle(page, "Rose").boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 80, y + 10, { steps: 5 });
    await page.mouse.up();
    assert.notDeepEqual(await at("Rose"), before);
    const undo = () => tap(page.getByRole("toolbar", { name: "Drawing" }).getByRole("button", { name: "Undo" }));
    await undo();
    assert.deepEqual(await at("Rose"), before);

    await tap(circle(page, "Rose"));
    await command("It changed");
    await typeIn(commands(page).getByRole("textbox", { name: "Since" }), "soon");
    await command("Weak");
    await commands(page).getByText("Enter a date such as").waitFor();
    await assertAccessible(page, "a date that is none");
    await commands(page).getByRole("textbox", { name: "Since" }).fill("1 3 2026");
    await command("Weak");
    assert.match(await circle(page, "Rose").getAttribute("aria-label"), /To the household: weak, since 1 March 2026\./);
    await undo();
    assert.match(await circle(page, "Rose").getAttribute("aria-label"), /strong, stressful/);

    await tap(circle(page, "Rose"));
    await tap(panel(page).getByRole("button", { name: "Withdraw this system" }));
    await page.getByRole("dialog").getByRole("textbox").fill("Entered in the wrong case.");
    await tap(page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }));
    await circle(page, "Rose").waitFor({ state: "detached" });
    await undo();
    await circle(page, "Rose").waitFor();
    await side("Show");
    await tap(panel(page).getByRole("button", { name: "As for the client" }));
    await tap(panel(page).getByRole("checkbox", { name: "Initials instead of names" }));
    assert.equal(await drawing(page).getByRole("img", { name: /Doreen|Rose/ }).count(), 0);
  }, TOUCH));

test("the ecomap is accessible in every state, at every size and in forced colours", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await world(page);
    const check = (where) => assertEverywhere(page, where);
    const { tap, add, side, command } = hands(page);
    await check("an empty ecomap");
    await tap(panel(page).getByRole("button", { name: "Neighbours", exact: true }));
    await check("which line");
    await screens(page, "ecomap-line");
    await command("Cancel");
    await add("Neighbours", "Emeka", "Doreen Amos", "Strong");
    await add("Housing", "Landlord", "Whole household", "Strong and stressful");
    await add("Day service", "Day centre", "Doreen Amos", "Missing: ought to be there");
    for (const name of ["Details", "In words", "Prompts", "Two dates", "Key", "Show", "Save and print", "Add"]) {
      await side(name);
      await check(`ecomap, ${name}`);
    }
    await tap(circle(page, "Landlord"));
    await check("a system");
    await screens(page, "ecomap-system");
    await tap(panel(page).getByRole("button", { name: /^Whole household: strong/ }));
    await check("a tie");
    await page.emulateMedia({ forcedColors: "active" });
    await page.screenshot({ path: "target/screens/ecomap-forced.png" });
    // One ink is left, so that nothing is told by colour: what the golden pictures in one ink show.
    const inks = await drawing(page).evaluate((stage) => {
      const found = new Map();
      for (const path of stage.querySelectorAll("svg [class*=kith-stroke-]")) {
        const ink = [...path.classList].find((name) => name.startsWith("kith-stroke-"));
        if (ink === "kith-stroke-none") continue;
        found.set(ink, [...new Set([...(found.get(ink) ?? []), getComputedStyle(path).stroke])]);
      }
      return Object.fromEntries(found);
    });
    assert.deepEqual(Object.keys(inks).filter((ink) => /line|bad/.test(ink)).sort(), ["kith-stroke-bad", "kith-stroke-line"]);
    const { "kith-stroke-paper": ground = [], ...others } = inks;
    assert.equal(new Set(Object.values(others).flat()).size, 1, JSON.stringify(inks));
    assert.ok(!Object.values(others).flat().some((ink) => ground.includes(ink)), JSON.stringify(inks));
    await page.emulateMedia({ forcedColors: "none" });
  }, TOUCH));
