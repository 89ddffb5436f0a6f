// The ways out of the chronology and back: a draft that was left, the family on an entry's day, and tables that are too long.
import assert from "node:assert/strict";
import { test } from "node:test";
import { started, journey } from "./support/browser.mjs";
import { apply, chooseFile, goInCase, main, onScreen, setDay } from "./support/case.mjs";
import { familyFile, part, quick, quickAdd } from "./support/chronology.mjs";
import { assertAccessible } from "./support/axe.mjs";

async function open(page) {
  await setDay(page);
  await chooseFile(page, familyFile("fam"));
  await apply(page);
  await page.evaluate(() => (location.hash = "#/case/fam"));
  await onScreen(page, "Case");
  await goInCase(page, "Chronology");
}

test("what is typed in quick add is there again after leaving the screen, and after a reload", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await open(page);
    const field = (name) => quick(page).getByRole("textbox", { name });
    await field("When").fill("mar 2006");
    await field("What happened").fill("Moves to Thanet Court");
    await quick(page).getByRole("combobox", { name: "What kind it is" }).selectOption("Change of circumstances");
    await goInCase(page, "Overview");
    await goInCase(page, "Chronology");
    assert.equal(await field("When").inputValue(), "mar 2006");
    assert.equal(await field("What happened").inputValue(), "Moves to Thanet Court");
    await page.waitForTimeout(1_500);
    await page.reload();
    await started(page);
    await onScreen(page, "Chronology");
    await page.waitForFunction(() => document.getElementById("quick-incident")?.value === "Moves to Thanet Court");
    assert.equal(await quick(page).getByRole("combobox", { name: "What kind it is" }).inputValue(), "change");
    await quick(page).getByRole("button", { name: "Add", exact: true }).click();
    await main(page).getByRole("table").getByText("Moves to Thanet Court").waitFor();
    await goInCase(page, "Overview");
    await goInCase(page, "Chronology");
    assert.equal(await field("What happened").inputValue(), "", "what was added is no draft any more");
  }));

test("an entry leads to the family as it was on its day, and back to itself", { timeout: 180_000 }, () =>
  journey(async ({ page }) => {
    await open(page);
    await quickAdd(page, { typed: "1/5/1975", incident: "Kevin starts school", source: "Doreen" });
    await quickAdd(page, { typed: "1/5/2015", incident: "Moves to the bungalow", source: "Doreen" });
    await main(page).getByRole("table").getByRole("button", { name: /^Open the entry of 1 May 1975/ }).click();
    await page.getByRole("region", { name: "Open entry" }).getByRole("link", { name: "Family at this date" }).click();
    await onScreen(page, "Genogram");
    await page.getByText("1 May 1975").first().waitFor();
    assert.match(new URL(page.url()).hash, /genogram\/1975-05-01\//);
    await assertAccessible(page, "genogram at a date");
    await page.getByRole("link", { name: "Back to the entry in the chronology" }).click();
    await onScreen(page, "Chronology");
    await main(page).getByRole("row").filter({ hasText: "Kevin starts school" }).getByText("Marked", { exact: true }).waitFor();
    await part(page, "Timeline");
    const drawing = main(page).getByRole("group", { name: "Entries by time and kind" });
    await drawing.getByRole("button", { name: /Kevin starts school/ }).focus();
    await page.keyboard.press("Enter");
    await main(page).getByRole("link", { name: /^Family at this date/ }).click();
    await onScreen(page, "Genogram");
  }));

test("50,000 rows are refused in words, and 10,000 are looked at while the page lives on, until they are stopped", { timeout: 240_000 }, () =>
  journey(async ({ page }) => {
    await open(page);
    await part(page, "In and out", "Take in from another agency");
    const file = (count) => {
      const row = (n) => `${1950 + (n % 70)}-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")},"Row ${n}: door not opened, dressing not changed"`;
      return { name: "long.csv", mimeType: "text/csv", buffer: Buffer.from(["Date,Incident", ...Array.from({ length: count }, (_, n) => row(n))].join("\n")) };
    };
    const chosen = page.getByLabel("Table as a file");
    await chosen.setInputFiles(file(50_000));
    await main(page).getByRole("alert").filter({ hasText: "more than 10,000 rows" }).waitFor();
    assert.equal(await page.getByRole("region", { name: "Rows that come in" }).count(), 0);
    await chosen.setInputFiles(file(10_000));
    const review = page.getByRole("region", { name: "Rows that come in" });
    // Tapped in the frame in which it comes: on a quick machine the rows are read before a test finds the button.
    const stopped = page.evaluate(
      () =>
        new Promise((done) => {
          const look = () => {
            const stop = [...document.querySelectorAll("button")].find((button) => button.textContent === "Stop");
            if (!stop) return requestAnimationFrame(look);
            stop.click();
            done();
          };
          look();
        }),
    );
    await review.getByRole("combobox", { name: "Agency" }).selectOption("District nurses");
    await stopped;
    await review.getByText("Stopped. Nothing was added.").waitFor();
    await review.getByRole("combobox", { name: "Agency" }).selectOption("GP surgery");
    await review.getByRole("button", { name: /^Add \d+ entries/ }).waitFor({ timeout: 90_000 });
    await part(page, "Entries");
    await main(page).getByText("A chronology shows, in order").waitFor();
  }));
