// How many taps a practitioner's daily acts take besides the typing; every press of a pointer is counted by the page itself.
import assert from "node:assert/strict";
import { journey } from "../tests/journeys/support/browser.mjs";
import { DOREEN, addCase, exportCase, go, goInCase, main, markComplete, saved, setDay } from "../tests/journeys/support/case.mjs";
import { quick } from "../tests/journeys/support/chronology.mjs";
import { control, fill, question } from "../tests/journeys/support/fill.mjs";
import { begin } from "./results.mjs";

const bench = await begin("taps");

const rows = [];

/** The taps that a walk takes: what the page heard of pointers. */
async function taps(page, walk) {
  await page.evaluate(() => {
    window.taps = 0;
    window.countTap ??= document.addEventListener("pointerdown", () => (window.taps += 1), true) ?? true;
  });
  await walk();
  return page.evaluate(() => window.taps);
}

await journey(async ({ page }) => {
  await setDay(page);
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await saved(page);
  await goInCase(page, "Chronology");
  const event = await taps(page, async () => {
    const field = (name) => quick(page).getByRole("textbox", { name });
    await field("When").click();
    await page.keyboard.type("12/3");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Fell in the kitchen");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Her daughter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("The third in a year");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByText("1 entry", { exact: true }).waitFor();
  });
  rows.push({ name: "taps: an event of the chronology, besides typing", value: event, unit: "", aim: 2 });

  await goInCase(page, "Threshold");
  const scope = main(page);
  const criterion = await taps(page, async () => {
    await control(scope, question("threshold", "t3")).getByText("Met", { exact: true }).click();
    await control(scope, question("threshold", "t3-evidence")).click();
    await page.keyboard.type("Three falls, each for another reason.");
  });
  await saved(page);
  assert.ok(await control(scope, question("threshold", "t3")).getByRole("radio", { name: "Met", exact: true }).isChecked());
  rows.push({ name: "taps: a criterion of the threshold with its rationale, besides typing", value: criterion, unit: "", aim: 2 });

  await goInCase(page, "Overview");
  const handed = await taps(page, async () => {
    const { bytes } = await exportCase(page);
    assert.ok(bytes.toString("utf8").includes("Doreen Amos"));
  });
  rows.push({ name: "taps: a case handed over, from its overview", value: handed, unit: "", aim: 4 });

  await go(page, "Cases", "Cases on this device");
  const due = await taps(page, () => page.getByRole("columnheader", { name: "Due or waiting" }).waitFor());
  rows.push({ name: "taps: the next due date, from the list of the cases", value: due, unit: "", aim: 0 });

  // The demo case from a new case to its decision, with all that its papers say, answered question by question.
  await go(page, "Cases", "Cases on this device");
  let letters = 0;
  const decided = await taps(page, async () => {
    await addCase(page);
    for (const [link, noun] of [["Consultation", "consultation"], ["Threshold", "threshold"], ["Decision", "decision"]]) {
      await goInCase(page, link);
      for (const { slug, value } of DOREEN.answers.filter((answer) => answer.form === noun)) {
        const asked = question(noun, slug);
        const field = control(main(page), asked);
        if (asked.kind === "one" || asked.kind === "many") {
          await fill(main(page), noun, slug, value);
          continue;
        }
        // A person taps a field once, then types; the parts of a date follow by the Tab key.
        const first = asked.kind === "day" ? field.getByRole("textbox").first() : field;
        await first.click();
        letters += String(Object.values(value)[0]).length;
        await fill(main(page), noun, slug, value);
      }
      await markComplete(page);
    }
  });
  await saved(page);
  rows.push({ name: "taps: from a new case to its recorded decision, the demo case with every answer", value: decided, unit: "", aim: null });
  rows.push({ name: "letters typed in it", value: letters, unit: "", aim: null });
});
await bench.end(rows);
