// The strengths map: four quadrants, three further prompts, and a strength that goes on with one tap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, assertReflows } from "./support/axe.mjs";
import { VIEWPORTS, journey } from "./support/browser.mjs";
import { addCase, goInCase, main, setDay } from "./support/case.mjs";
import { circle } from "./support/ecomap.mjs";
import { screens } from "./support/screens.mjs";

test("a strength is entered, and becomes a system or a chronology entry with one tap", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Strengths");
    const add = async (prompt, words) => {
      await main(page).getByRole("textbox", { name: prompt, exact: true }).fill(words);
      await page.keyboard.press("Enter");
      await main(page).getByText(words, { exact: true }).waitFor();
    };
    await add("Personal qualities", "Says what she thinks");
    await add("Passions and interests", "Sings in the choir");
    await add("Community groups", "Chapel lunch club");
    await main(page).getByRole("textbox", { name: "Transport", exact: true }).fill("Bus pass");
    await main(page).getByRole("button", { name: "Add to Transport" }).tap();
    await main(page).getByText("Bus pass", { exact: true }).waitFor();
    await main(page).getByRole("textbox", { name: "What the person already has" }).fill("Has run a household for sixty years.");

    await main(page).getByRole("button", { name: "To the ecomap : Chapel lunch club" }).tap();
    await main(page).getByText("On the ecomap", { exact: true }).waitFor();
    assert.equal(await main(page).getByRole("button", { name: /^To the ecomap/ }).count(), 0, "a person’s own quality is no system");
    await main(page).getByRole("button", { name: "To the chronology : Sings in the choir" }).tap();
    await main(page).getByText("In the chronology", { exact: true }).waitFor();
    await assertAccessible(page, "the strengths map");
    await page.emulateMedia({ forcedColors: "active" });
    await assertAccessible(page, "the strengths map in forced colours");
    await page.emulateMedia({ forcedColors: "none" });
    await page.setViewportSize(VIEWPORTS.narrow);
    await assertReflows(page, "the strengths map at 320 px");
    await page.setViewportSize(VIEWPORTS.tablet);
    await screens(page, "strengths");

    await main(page).getByRole("link", { name: "Go to the ecomap" }).tap();
    assert.match(await circle(page, "Chapel lunch club").getAttribute("aria-label"), /Community group or club\. No tie is drawn\./);
    await goInCase(page, "Chronology");
    await main(page).getByText("Sings in the choir").first().waitFor();
  }, { context: { hasTouch: true } }));
