// The genogram by touch: the demo family entered by taps while the family talks, and everything that is done with the drawing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, assertEverywhere } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, setDay } from "./support/case.mjs";
import { agreed, commands, drawing, enterPeople, enterTheRest, hands, outline, panel, symbol, unordered } from "./support/genogram.mjs";
import { screens } from "./support/screens.mjs";

const TOUCH = { context: { hasTouch: true } };

test("seventeen people and all that is known of them are entered by taps, and drawn as agreed", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Genogram");
    const people = await enterPeople(page);
    console.log(`Doreen Amos's 17 people with their dates: ${people} taps (${(people / 17).toFixed(1)} a person)`);
    await screens(page, "genogram-people");
    const rest = await enterTheRest(page);
    console.log(`Couples, health, 10 relationships and the household: ${rest} taps more`);
    await panel(page).getByRole("button", { name: "In words" }).tap();
    const said = await outline(page);
    const expected = agreed();
    for (const part of ["People", "Couples", "Children and parents", "Relationships", "Households"]) {
      const sources = (words) => words.replaceAll(", source Lorraine; Kevin", "");
      assert.deepEqual(unordered(said[part].map(sources)), unordered(expected[part].map(sources)), part);
    }
    // The drawing says the same as the words, and nothing is hidden from a screen reader.
    const labels = await drawing(page).getByRole("img").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    // The first picture is the drawing as a whole.
    assert.match(labels.shift(), /^Family of Doreen Amos on 20 March 2026$/);
    assert.deepEqual(labels.toSorted(), Object.values(said).flat().toSorted());
    assert.equal(await drawing(page).locator('[aria-hidden="true"]').count(), 0);
    await assertAccessible(page, "the genogram of seventeen people, in words");
    await screens(page, "genogram-doreen");
  }, TOUCH));

/** Three people and a line about abuse. */
async function smallFamily(page) {
  await setDay(page);
  await addCase(page);
  await goInCase(page, "Genogram");
  const { tap, add, type, choose } = hands(page);
  await type("Name", "Mary Ellis");
  await tap(panel(page).getByRole("radio", { name: "Woman", exact: true }));
  await type("Born", "3 4 1950");
  await add("Partner", "Man");
  await type("Name", "Tom Ellis");
  await type("Born", "1948");
  await choose("Mary Ellis");
  await add("Child", "Daughter");
  await type("Name", "Ann Ellis");
  await type("Born", "1975");
  await choose("Mary Ellis");
  await tap(commands(page).getByRole("button", { name: "Relationship", exact: true }));
  await tap(commands(page).getByRole("button", { name: "Financial or material abuse", exact: true }));
  await choose("Ann Ellis");
  return { tap, add, type, choose };
}

const place = (page, name) => symbol(page, name).evaluate((one) => { const reach = one.querySelector("rect"); return [reach.getAttribute("x"), reach.getAttribute("y")]; });

test("the family is true at other dates, and who is there throughout does not move", () =>
  journey(async ({ page }) => {
    await smallFamily(page);
    const slider = page.getByRole("slider", { name: "The family on" });
    const mary = await place(page, "Mary Ellis");
    await slider.fill("300");
    assert.match(await slider.getAttribute("aria-valuetext"), /^1 January 1973$/);
    await symbol(page, "Mary Ellis").and(page.getByRole("img", { name: /^Mary Ellis, 22, client/ })).waitFor();
    assert.equal(await symbol(page, "Ann Ellis").count(), 0);
    assert.deepEqual(await place(page, "Mary Ellis"), mary);
    await slider.fill("0");
    assert.equal(await symbol(page, "Mary Ellis").count(), 0);
    await assertAccessible(page, "the genogram at a date");
    await page.getByRole("button", { name: "Today" }).tap();
    await symbol(page, "Ann Ellis").waitFor();
    assert.deepEqual(await place(page, "Mary Ellis"), mary);
  }, TOUCH));

test("the client’s view holds no abuse, on the screen and in the files, and initials can stand for names", () =>
  journey(async ({ page }) => {
    const { tap } = await smallFamily(page);
    const side = (name) => tap(panel(page).getByRole("button", { name, exact: true }));
    const file = async (button) => {
      await side("Save and print");
      const [download] = await Promise.all([page.waitForEvent("download"), panel(page).getByRole("button", { name: button }).tap()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const worker = await file("Save as SVG");
    assert.equal(worker.name, "kith-genogram.svg");
    assert.match(worker.bytes.toString(), /Mary Ellis: financial or material abuse of Ann Ellis/);
    assert.match(worker.bytes.toString(), /Key: Financial or material abuse/);
    assert.doesNotMatch(worker.bytes.toString(), /<script|href=|url\((?!#)/);

    await side("Show");
    await tap(panel(page).getByRole("button", { name: "As for the client" }));
    assert.equal(await drawing(page).getByRole("img", { name: /abuse/ }).count(), 0);
    await tap(panel(page).getByRole("checkbox", { name: "Initials instead of names" }));
    await assertAccessible(page, "the genogram’s switches");
    const client = await file("Save as SVG");
    assert.doesNotMatch(client.bytes.toString(), /abuse|Mary|Tom|Ann Ellis/i);
    assert.match(client.bytes.toString(), /M\. E\./);

    const png = await file("Save as PNG");
    assert.equal(png.name, "kith-genogram.png");
    assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
    assert.ok(png.bytes.length > 5_000, `${png.bytes.length} bytes are no drawing`);
    // A picture that opens, twice as sharp as its numbers.
    const [, width] = /width="([\d.]+)"/.exec(client.bytes.toString());
    assert.equal(png.bytes.readUInt32BE(16), Math.ceil(Number(width) * 2));
    await assertAccessible(page, "saving and printing");
  }, TOUCH));

test("dragging pins somebody, a second finger pinches, and undo and tidy let go", () =>
  journey(async ({ page }) => {
    const { choose, tap } = await smallFamily(page);
    await choose("Ann Ellis");
    const from = await symbol(page, "Ann Ellis").boundingBox();
    const before = await place(page, "Ann Ellis");
    const [x, y] = [from.x + from.width / 2, from.y + from.height / 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 12, { steps: 5 });
    await page.mouse.up();
    const after = await place(page, "Ann Ellis");
    assert.ok(Number(after[0]) > Number(before[0]) + 20, `${before} became ${after}`);
    await tap(page.getByRole("toolbar", { name: "Drawing" }).getByRole("button", { name: "Undo" }));
    assert.deepEqual(await place(page, "Ann Ellis"), before);

    // Two fingers, by the browser's own touch input.
    const wide = async () => (await symbol(page, "Ann Ellis").boundingBox()).width;
    const narrow = await wide();
    const box = await drawing(page).boundingBox();
    const cdp = await page.context().newCDPSession(page);
    const fingers = (type, apart) => {
      const middle = { x: box.x + box.width / 2, y: box.y + 60 };
      const touchPoints = apart === 0 ? [] : [{ x: middle.x - apart, y: middle.y, id: 1 }, { x: middle.x + apart, y: middle.y, id: 2 }];
      return cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
    };
    await fingers("touchStart", 40);
    for (const apart of [50, 60, 70, 80]) await fingers("touchMove", apart);
    await fingers("touchEnd", 0);
    const grown = (await wide()) / narrow;
    assert.ok(grown > 1.7 && grown < 2.3, `a pinch to twice the width made it ${grown} times as large`);
    await tap(page.getByRole("button", { name: "Fit" }));
    assert.ok(Math.abs((await wide()) - narrow) < narrow * 0.5);
    await tap(page.getByRole("button", { name: "Tidy" }));
  }, TOUCH));

test("the genogram is accessible in every state, at every size and in forced colours", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Genogram");
    const check = (where) => assertEverywhere(page, where);
    await check("genogram of the client alone");
    await screens(page, "genogram-alone");
    const { tap, add, choose, open } = hands(page);
    await tap(commands(page).getByRole("button", { name: "Child", exact: true }));
    await check("genogram, who is added");
    await tap(commands(page).getByRole("button", { name: "Son", exact: true }));
    await add("Sibling", "Sister");
    await tap(commands(page).getByRole("button", { name: "Relationship", exact: true }));
    await check("genogram, which relationship");
    await screens(page, "genogram-ties");
    await tap(commands(page).getByRole("button", { name: "Cut off", exact: true }));
    await check("genogram, tap the other person");
    await choose("Name not known, client");
    await check("genogram, a relationship");
    await tap(page.getByRole("button", { name: "Choose several" }));
    await choose("Name not known, client");
    await tap(page.getByRole("button", { name: "Make a household" }));
    await check("genogram, a household");
    await choose("Name not known, client");
    await tap(commands(page).getByRole("button", { name: "Child", exact: true }));
    await tap(commands(page).getByRole("button", { name: "Foster child", exact: true }));
    await open("Couples, parents, relationships, homes");
    await tap(panel(page).getByRole("button", { name: /^Fostered by/ }));
    await check("genogram, a child and the parents");
    for (const side of ["In words", "Prompts", "Show", "Save and print", "Details"]) {
      await tap(panel(page).getByRole("button", { name: side, exact: true }));
      await check(`genogram, ${side}`);
    }
    await tap(page.getByRole("button", { name: "Full screen" }));
    await check("genogram on the full screen");
    await page.screenshot({ path: "target/screens/genogram-full.png" });
    await tap(page.getByRole("button", { name: "Hide panel" }));
    await check("genogram without the panel");
  }, TOUCH));

test("on paper stand the drawing with its key and the same in words, and nothing else", () =>
  journey(async ({ page }) => {
    const { tap } = await smallFamily(page);
    await page.evaluate(() => {
      window.printed = 0;
      window.print = () => (window.printed += 1);
    });
    await tap(panel(page).getByRole("button", { name: "Save and print", exact: true }));
    await tap(panel(page).getByRole("button", { name: "Print on A3" }));
    await page.waitForFunction(() => window.printed === 1);
    await page.emulateMedia({ media: "print" });
    const paper = page.getByRole("region", { name: "For print" });
    await paper.getByRole("img", { name: /^Family of Mary Ellis on/ }).waitFor();
    assert.match(await paper.innerText(), /Mary Ellis and Tom Ellis: couple/);
    assert.match(await paper.innerText(), /Key: Financial or material abuse/);
    assert.equal(await panel(page).count(), 0, "the panel is on the paper");
    assert.equal(await page.getByRole("region", { name: "Client" }).count(), 0, "the paper names the client outside the drawing");
    await page.screenshot({ path: "target/screens/genogram-paper.png", fullPage: true });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    // A3 lying is 1190 by 842 points.
    assert.match(pdf.toString("latin1"), /\/MediaBox\s*\[0 0 119\d(\.\d+)? 84\d/);
    await page.emulateMedia({ media: "screen" });
  }, TOUCH));
