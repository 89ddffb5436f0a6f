// A chronology of 5,000 entries: taken in as one table, filtered, searched, scrolled and written in. The figures are printed
// and never asserted; what is asserted is that the table holds only the rows in sight, and that none is out of reach.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { DOREEN, addCase, goInCase, main, setDay } from "./support/case.mjs";
import { part, quick } from "./support/chronology.mjs";

const COUNT = Number(process.env.KITH_ENTRIES ?? 5_000);
const p95 = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * 0.95)];
const ms = (number) => `${number.toFixed(0)} ms`;

function table() {
  const line = (n) => {
    const entry = DOREEN.chronology[n % 49];
    const at = new Date(Date.UTC(1980, 0, 1 + n * 3)).toISOString().slice(0, 10);
    return [at, `${entry.incident} (${n})`, entry.source, entry.significance].map((cell) => `"${cell}"`).join(",");
  };
  return ["Date,Incident,Source,Significance", ...Array.from({ length: COUNT }, (_, n) => line(n))].join("\n");
}

/** How long from an act until the page has drawn what came of it. */
async function timed(page, act) {
  const begun = await page.evaluate(() => performance.now());
  await act();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return (await page.evaluate(() => performance.now())) - begun;
}

test("five thousand entries are filtered, searched, scrolled and written in", { timeout: 240_000 }, () =>
  journey(async ({ page, context }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Chronology");
    await part(page, "In and out", "Take in from another agency");
    await page.getByLabel("Table as a file").setInputFiles({ name: "long.csv", mimeType: "text/csv", buffer: Buffer.from(table()) });
    const review = page.getByRole("region", { name: "Rows that come in" });
    await review.getByRole("combobox", { name: "Agency" }).selectOption("Police or probation");
    const add = review.getByRole("button", { name: /^Add \d+ entries/ });
    await add.waitFor({ timeout: 60_000 });
    await add.click();
    await page.getByText(`${COUNT} entries`, { exact: true }).waitFor({ timeout: 60_000 });

    const there = () => main(page).locator("tr[aria-rowindex]").count();
    assert.ok((await there()) < 120, `${await there()} rows are in the page`);
    assert.equal(await main(page).getByRole("table").getAttribute("aria-rowcount"), String(COUNT + 1));

    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const when = quick(page).getByRole("textbox", { name: "What happened" });
    await when.focus();
    const keys = [];
    for (const letter of "Falls at home; ambulance attends.") keys.push(await timed(page, () => page.keyboard.type(letter)));
    console.log(`${COUNT} entries at 4x throttle: a letter of quick add p95 ${ms(p95(keys))}`);

    await page.getByRole("button", { name: "Filter and zoom" }).click();
    await page.getByRole("combobox", { name: "Source" }).waitFor();
    const filter = await timed(page, async () => {
      await page.getByRole("combobox", { name: "Source" }).selectOption("Clinic letter");
      await page.getByText(`of ${COUNT} entries`).waitFor();
    });
    console.log(`  filter ${ms(filter)}`);
    await timed(page, async () => {
      await page.getByRole("combobox", { name: "Source" }).selectOption("Every source");
      await page.getByText(`${COUNT} entries`, { exact: true }).waitFor();
    });
    const search = page.getByRole("searchbox", { name: "Words" });
    await search.focus();
    const words = [];
    for (const letter of "memory clinic") words.push(await timed(page, () => page.keyboard.type(letter)));
    console.log(`  a letter of the search p95 ${ms(p95(words))}`);
    await search.fill("");
    await page.getByText(`${COUNT} entries`, { exact: true }).waitFor();

    const frames = await page.evaluate(async () => {
      const times = [];
      let last = performance.now();
      for (let n = 0; n < 120; n += 1) {
        window.scrollBy(0, 240);
        await new Promise((done) => requestAnimationFrame(done));
        const now = performance.now();
        times.push(now - last);
        last = now;
      }
      return times;
    });
    console.log(`  a frame of scrolling p95 ${p95(frames).toFixed(1)} ms`);
    await client.send("Emulation.setCPUThrottlingRate", { rate: 1 });

    // Thrown to the end, the last entry is there; and to the top again, the first.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await page.waitForTimeout(300);
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await main(page).getByText(`(${COUNT - 1})`).waitFor();
    assert.ok((await there()) < 120);
    await page.evaluate(() => window.scrollTo(0, 0));
    await main(page).getByText("(0)").waitFor();

    // An entry of so many is written in, and the table follows.
    await main(page).getByRole("table").getByRole("button", { name: /^Open the entry of 1 January 1980/ }).click();
    const editor = page.getByRole("region", { name: "Open entry" });
    await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const significance = editor.getByRole("textbox", { name: "Significance" });
    await significance.focus();
    await page.keyboard.press("End");
    const letters = [];
    for (const letter of " And more of it.") letters.push(await timed(page, () => page.keyboard.type(letter)));
    console.log(`  a letter of an open entry p95 ${ms(p95(letters))}`);
    await main(page).getByRole("table").getByText("And more of it.").waitFor();
  }));
