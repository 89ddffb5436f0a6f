// What it costs to open one of 60 cases of 300 entries each, and to search all of them.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { journey } from "../tests/journeys/support/browser.mjs";
import { go, onScreen } from "../tests/journeys/support/case.mjs";
import { sealed } from "../tests/journeys/support/handoff.mjs";
import { noteKeys } from "./keys.mjs";
import { begin, percentile, tenth } from "./results.mjs";

const bench = await begin("caseload");

const CASES = 60;
const ENTRIES = 300;
const TIMES = 12;
const WORDS = "hospital bed";

mkdirSync("target/bench", { recursive: true });
const arguments_ = ["run", "--quiet", "--release", "--no-default-features", "--example", "large_case", "--", String(ENTRIES)];
const one = JSON.parse(execFileSync("cargo", arguments_, { maxBuffer: 1 << 28 }).toString("utf8"));
const file = "target/bench/caseload.json";
const cases = Array.from({ length: CASES }, (_, n) => one.cases.map((each) => ({ ...each, id: `${each.id}-${n}` }))).flat();
writeFileSync(file, sealed({ ...one, cases }));

const rows = [];
await journey(async ({ page, context }) => {
  page.setDefaultTimeout(300_000);
  await page.getByRole("link", { name: "Open a file" }).click();
  await page.getByLabel("Hand-off file", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("status", { name: "Done" }).waitFor();
  const session = await context.newCDPSession(page);
  const home = async () => {
    await go(page, "Cases", "Cases on this device");
    await page.getByRole("row").nth(CASES).waitFor();
  };

  for (const [rate, aim] of [
    [1, 200],
    [4, null],
  ]) {
    const times = [];
    for (let time = 0; time < TIMES; time += 1) {
      await home();
      // The page itself notes when the case is there: a question from outside would lie between.
      await page.evaluate(() => {
        window.opened = new Promise((done) => {
          let at = 0;
          document.addEventListener("click", (event) => (at = event.timeStamp), { capture: true, once: true });
          const watch = new MutationObserver(() => {
            if (at === 0 || document.querySelector("main h1")?.textContent !== "Case" || !document.querySelector("nav[aria-label='This case']")) return;
            watch.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - at)));
          });
          watch.observe(document.body, { subtree: true, childList: true, characterData: true });
        });
      });
      await session.send("Emulation.setCPUThrottlingRate", { rate });
      await page.getByRole("row").nth(1 + ((time * 7) % CASES)).getByRole("link").first().click();
      times.push(await page.evaluate(() => window.opened));
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
      await onScreen(page, "Case");
    }
    const about = `${CASES} cases of ${ENTRIES} entries${rate === 1 ? "" : `, ${rate}x CPU throttle`}`;
    rows.push({ name: `a case opened, median, ${about}`, value: tenth(percentile(times, 0.5)), unit: "ms", aim });
    rows.push({ name: `a case opened, slowest of ${TIMES}, ${about}`, value: tenth(percentile(times, 1)), unit: "ms", aim: null });
  }

  // Search reads every case once, when its screen is opened; each letter after that goes over what was read.
  const begun = Date.now();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Search", exact: true }).click();
  const field = page.getByRole("searchbox");
  await field.fill("fall");
  await page.getByText(/^[\d,]+ places/).waitFor();
  rows.push({ name: `search opened with a first answer, ${CASES} cases of ${ENTRIES} entries`, value: Date.now() - begun, unit: "ms", aim: null });
  await noteKeys(page);
  for (const [rate, aim] of [
    [1, 50],
    [4, null],
  ]) {
    await field.fill("");
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    await page.evaluate(() => window.keys.splice(0));
    for (const key of WORDS) {
      await page.keyboard.press(key === " " ? "Space" : key);
      await page.waitForTimeout(250);
    }
    const keys = await page.evaluate(() => window.keys);
    const about = `${CASES} cases of ${ENTRIES} entries${rate === 1 ? "" : `, ${rate}x CPU throttle`}`;
    rows.push({ name: `a letter of the search p50, ${about}`, value: tenth(percentile(keys, 0.5)), unit: "ms", aim });
    rows.push({ name: `a letter of the search, slowest, ${about}`, value: tenth(percentile(keys, 1)), unit: "ms", aim: null });
  }
});
await bench.end(rows);
