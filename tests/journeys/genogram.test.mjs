// The genogram by touch: the demo family entered by taps while the family talks, and everything that is done with the drawing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, goInCase, setDay } from "./support/case.mjs";
import { agreed, drawing, enterPeople, enterTheRest, outline, panel, unordered } from "./support/genogram.mjs";
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
