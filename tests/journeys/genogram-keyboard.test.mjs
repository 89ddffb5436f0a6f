// The same family by keyboard alone: arrows follow the family, Shift with an arrow adds, Enter and Escape go to the panel and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, setDay } from "./support/case.mjs";
import { active, agreed, commands, drawing, outline, panel, person, symbol, typed, unordered } from "./support/genogram.mjs";
import { isFocused, tabTo } from "./support/keyboard.mjs";

/** Adds a relative of the chosen person: Shift with an arrow, Tab to who it is, Enter. */
async function add(page, arrow, offer) {
  await page.keyboard.press(`Shift+${arrow}`);
  await tabTo(page, commands(page).getByRole("button", { name: offer, exact: true }));
  await page.keyboard.press("Enter");
  assert.ok(await isFocused(drawing(page)), "the focus did not come back to the drawing");
}

/** Says who the chosen person is, and goes back to the drawing. */
async function tell(page, id) {
  const { name, born, died } = person(id);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  if (born) await page.keyboard.type(typed(born));
  await page.keyboard.press("Enter");
  if (died) await page.keyboard.type(typed(died));
  await page.keyboard.press("Escape");
  assert.ok(await isFocused(drawing(page)));
  assert.ok((await active(page)).startsWith(name), await active(page));
}

/** Walks by one key until this person is chosen. */
async function walk(page, name, ...keys) {
  for (const key of keys) {
    for (let step = 0; step < 8 && !(await active(page)).startsWith(name); step += 1) {
      const before = await active(page);
      await page.keyboard.press(key);
      if ((await active(page)) === before) break;
    }
  }
  assert.ok((await active(page)).startsWith(name), `${keys.join(", ")} led to ${await active(page)}`);
}

test("the seventeen people are entered by keyboard alone, and undone and done again", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Genogram");
    await tabTo(page, drawing(page));
    assert.match(await active(page), /^Name not known, client\./);
    await tell(page, "doreen");
    await tabTo(page, panel(page).getByRole("radio", { name: "Man", exact: true }));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.match(await active(page), /^Doreen Amos, 81, client\. Woman\./);

    await add(page, "ArrowUp", "Mother and father");
    await tell(page, "arthur");
    await walk(page, "Name not known", "ArrowRight");
    await tell(page, "ivy");
    for (const [where, arrow, offer, id] of [
      [["Home"], "ArrowLeft", "Sister", "beryl"],
      [["Home"], "ArrowLeft", "Brother", "alan"],
      [["Home"], "ArrowRight", "Man", "frank"],
      [["Home"], "ArrowDown", "Daughter", "susan"],
      [["Home"], "ArrowDown", "Stillbirth", "baby"],
      [["Home"], "ArrowRight", "Man", "ronald"],
      [["Home"], "ArrowDown", "Daughter", "lorraine"],
      [["Home"], "ArrowDown", "Son", "kevin"],
      [["Home", "Lorraine Pike"], "ArrowRight", "Man", "martin"],
      [["Home", "Lorraine Pike"], "ArrowDown", "Daughter", "chloe"],
      [["Chloe Pike"], "ArrowRight", "Man", "sam"],
      [["Chloe Pike"], "ArrowDown", "Daughter", "isla"],
      [["Home", "Kevin Amos"], "ArrowRight", "Woman", "tracey"],
      [["Home", "Kevin Amos"], "ArrowDown", "Son", "jayden"],
    ]) {
      const [first, second] = where;
      if (first === "Home") await page.keyboard.press("Home");
      else await walk(page, first, "ArrowRight", "ArrowLeft");
      if (second) {
        await page.keyboard.press("ArrowDown");
        await walk(page, second, "ArrowRight", "ArrowLeft");
      }
      await add(page, arrow, offer);
      await tell(page, id);
    }

    // What is read out after an edit is said once, politely.
    const said = page.getByRole("status").filter({ hasText: "added." });
    assert.match(await said.innerText(), /^Man, son of Kevin Amos and Tracey Nunn added\.$/);

    await tabTo(page, page.getByRole("button", { name: "In words" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    const words = await outline(page);
    const expected = agreed();
    assert.deepEqual(unordered(words["Children and parents"]), unordered(expected["Children and parents"]));
    const couple = (sentence) => sentence.split(":")[0];
    assert.deepEqual(unordered(words.Couples.map(couple)), unordered(expected.Couples.map(couple)));
    const headline = (sentence) => sentence.split(". ")[0];
    assert.deepEqual(words.People.map(headline).toSorted(), expected.People.map(headline).toSorted());

    // Undo takes the last person back, with the date and the name before; redo brings them again.
    await tabTo(page, drawing(page), "Shift+Tab");
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+z");
    await symbol(page, "Jayden Amos").waitFor({ state: "detached" });
    assert.equal(await drawing(page).getByRole("img", { name: /Name not known/ }).count(), 0);
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("Control+Shift+Z");
    await symbol(page, "Jayden Amos").waitFor();

    // Alt with an arrow moves, and undo puts back.
    await walk(page, "Doreen Amos", "Home");
    const at = () => symbol(page, "Doreen Amos").evaluate((one) => one.querySelector("rect").getAttribute("x"));
    const before = await at();
    await page.keyboard.press("Alt+ArrowRight");
    assert.equal(Number(await at()) - Number(before), 20);
    await page.keyboard.press("Control+z");
    assert.equal(await at(), before);
  }));
