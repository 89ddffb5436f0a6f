// What a chronology of 10,000 entries costs at a quarter of this machine's speed: opening, filtering, sorting, searching,
// scrolling, typing. Every figure is from the person's act to the paint that shows what came of it.
import { createHash } from "node:crypto";
import { journey } from "../tests/journeys/support/browser.mjs";
import { DOREEN, apply, chooseFile, goInCase, main, onScreen } from "../tests/journeys/support/case.mjs";
import { part, quick } from "../tests/journeys/support/chronology.mjs";
import { sealed } from "../tests/journeys/support/handoff.mjs";
import { begin, percentile, tenth } from "./results.mjs";

const bench = await begin("chronology");

const COUNT = Number(process.env.KITH_ENTRIES ?? 10_000);
const BY = { name: "Hannah Osei", role: "Social worker" };

/** A case of so many entries: the demo case's, again and again through 82 years. */
function largeCase() {
  const operations = [];
  const add = (key, value) => {
    const n = operations.length;
    const salt = n.toString(16).padStart(32, "0");
    const digest = createHash("sha256").update(Buffer.from(salt, "hex")).update(JSON.stringify(value)).digest("hex");
    const at = new Date(Date.UTC(2025, 10, 17, 9) + n).toISOString();
    operations.push({ stamp: `${at}-0000-00000000000fa311`, act: "add", key, value, by: BY, salt, digest });
  };
  add("episode/first", { whole: {} });
  for (let n = 0; n < COUNT; n += 1) {
    const told = DOREEN.chronology[n % 49];
    const date = new Date(Date.UTC(1944, 0, 1 + n * 3)).toISOString().slice(0, 10);
    const fields = { date: { date }, incident: { text: `${told.incident} (${n})` }, significance: { text: told.significance }, source: { text: told.source } };
    if (!told.significance) delete fields.significance;
    add(`chronology/e${String(n).padStart(5, "0")}`, { whole: fields });
  }
  const cases = [{ id: "long", readable: [], operations }];
  return sealed({ format: "kith-handoff", version: 1, app: "0.1.0", notice: "Made by a bench.", exported_at: "2025-11-17T10:00:00.000Z", exported_by: BY, cases });
}

const rows = [];
const about = `${COUNT.toLocaleString("en-GB")} entries, 4x CPU throttle`;
const row = (name, value, aim = null) => {
  if (process.env.KITH_SHOW) console.log(name, tenth(value));
  rows.push({ name: `${name}, ${about}`, value: tenth(value), unit: "ms", aim });
};

await journey(async ({ page, context }) => {
  page.setDefaultTimeout(30_000);
  await chooseFile(page, largeCase());
  await apply(page);
  await page.evaluate(() => {
    const painted = (act) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = act;
        channel.port2.postMessage(0);
      });
    window.keys = [];
    document.addEventListener(
      "input",
      ({ timeStamp, target }) => {
        if (target.tagName !== "SELECT") painted(() => window.keys.push(performance.now() - timeStamp));
      },
      true,
    );
    // From an act of one of these kinds until the page holds what is asked for, and has painted it.
    window.until = (kind, holds) =>
      new Promise((done) => {
        let begun = 0;
        document.addEventListener(kind, ({ timeStamp }) => (begun = timeStamp), { capture: true, once: true });
        const watch = new MutationObserver(() => {
          if (begun === 0 || !holds()) return;
          watch.disconnect();
          painted(() => done(performance.now() - begun));
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      });
    window.says = (words) => () => document.querySelector("caption")?.textContent.includes(words);
  });
  const client = await context.newCDPSession(page);
  const speed = (rate) => client.send("Emulation.setCPUThrottlingRate", { rate });
  const timed = async (kind, words, act) => {
    await page.evaluate(([kind, words]) => void (window.told = window.until(kind, window.says(words))), [kind, words]);
    await act();
    return page.evaluate(() => Promise.race([window.told, new Promise((_, fail) => setTimeout(() => fail(new Error(`the page says ${document.querySelector("caption")?.textContent}`)), 20_000))]));
  };
  const keys = async (name, text, aim) => {
    await page.evaluate(() => (window.keys = []));
    for (const letter of text) {
      await page.keyboard.type(letter);
      await page.waitForTimeout(120);
    }
    const all = await page.evaluate(() => window.keys);
    row(`${name} p50`, percentile(all, 0.5));
    row(`${name} p95`, percentile(all, 0.95), aim);
  };

  await page.evaluate(() => (location.hash = "#/case/long"));
  await onScreen(page, "Case");
  await speed(4);
  const all = `${COUNT} entries`;
  const open = () => page.getByRole("navigation", { name: "This case" }).getByRole("link", { name: "Chronology", exact: true }).click();
  row("chronology opened, first time", await timed("click", all, open));
  await goInCase(page, "Overview");
  row("chronology opened again", await timed("click", all, open));

  await quick(page).getByRole("textbox", { name: "What happened" }).focus();
  await keys("a letter of quick add", "Falls at home; ambulance attends and she stays.", 50);
  await quick(page).getByRole("textbox", { name: "What happened" }).fill("");

  await page.getByRole("button", { name: "Filter and zoom" }).click();
  const source = page.getByRole("combobox", { name: "Source" });
  await source.waitFor();
  const filters = [];
  for (const chosen of (await source.getByRole("option").allInnerTexts()).slice(1, 6)) {
    filters.push(await timed("change", `of ${COUNT} entries`, () => source.selectOption(chosen)));
  }
  row("filter by source, slowest", Math.max(...filters), 50);
  row("filter taken away", await timed("change", all, () => source.selectOption("Every source")), 50);
  row("filter by period", await timed("change", `of ${COUNT} entries`, async () => {
    await page.getByRole("textbox", { name: "Not over before" }).fill("2001");
    await page.keyboard.press("Tab");
  }), 50);
  await page.getByRole("button", { name: "Show all entries as they are" }).click();
  await page.getByText(all, { exact: true }).waitFor();
  const sort = (name) => page.evaluate((name) => new Promise((done) => {
    const head = [...document.querySelectorAll("thead button")].find((button) => button.textContent.includes(name));
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
    });
    watch.observe(head.closest("th"), { attributes: true });
    head.click();
  }), name);
  row("sorted by source", await sort("Source"));
  row("sorted by date", await sort("Date"));

  await page.getByRole("searchbox", { name: "Words" }).focus();
  await keys("a letter of the search", "memory clinic", 50);
  await page.getByRole("searchbox", { name: "Words" }).fill("");
  await page.getByText(all, { exact: true }).waitFor();

  const frames = (step) => page.evaluate(async (step) => {
    const times = [];
    await new Promise((done) => requestAnimationFrame(done));
    let last = performance.now();
    for (let n = 0; n < 180; n += 1) {
      window.scrollBy(0, step);
      await new Promise((done) => requestAnimationFrame(done));
      const now = performance.now();
      times.push(now - last);
      last = now;
    }
    return times;
  }, step);
  // A quick flick of the finger is about 2,400 pixels a second, a reader's scrolling about 600.
  for (const [name, step, aim] of [["reading speed", 10, 16.7], ["a flick, 40 pixels a frame", 40, 16.7], ["a throw, 240 pixels a frame", 240, null]]) {
    const times = await frames(step);
    row(`a frame of scrolling p50, ${name}`, percentile(times, 0.5));
    row(`a frame of scrolling p95, ${name}`, percentile(times, 0.95), aim);
  }

  await page.evaluate(() => window.scrollTo(0, 0));
  await main(page).getByText("(0)").waitFor();
  await main(page).getByRole("table").getByRole("button", { name: /^Open the entry of 1 January 1944/ }).click();
  await page.getByRole("region", { name: "Open entry" }).getByRole("textbox", { name: "Significance" }).focus();
  await page.keyboard.press("End");
  await keys("a letter of an open entry", " And more of it than before.", 50);

  // How long the page keeps a press waiting at the most while something is looked for.
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: "longtask" });
  });
  for (const [name, heading, sought] of [
    ["Timeline", "Timeline"],
    ["Patterns", "Patterns", "What repeats"],
    ["Entries", "Entries"],
    ["Patterns", "Patterns", "What repeats"],
    ["To decide", "To decide", "What repeats and could be one entry"],
  ]) {
    const again = rows.some((one) => one.name.startsWith(`${name} opened`)) ? " again" : "";
    await page.evaluate(() => (window.longest = 0));
    const begun = Date.now();
    await part(page, name, heading);
    row(`${name} opened${again} (with the round trip)`, Date.now() - begun);
    if (!sought) continue;
    await main(page).getByRole("heading", { level: 3, name: sought, exact: true }).waitFor();
    await main(page).getByText(/^Looking for/).waitFor({ state: "detached" });
    row(`${name}: all found${again} (with the round trip)`, Date.now() - begun);
    await page.waitForTimeout(300);
    row(`${name}: longest task${again}`, await page.evaluate(() => window.longest));
  }
});
await bench.end(rows);
