// What it costs to open and apply a file of 5,000 and of 50,000 chronology entries: the time, and the longest task of the page.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { journey } from "../tests/journeys/support/browser.mjs";
import { begin, tenth } from "./results.mjs";

const bench = await begin("import");

const SIZES = [
  [5_000, { total: null, task: 50 }],
  [50_000, { total: 3_000, task: 200 }],
];

mkdirSync("target/bench", { recursive: true });
const rows = [];
for (const [entries, aim] of SIZES) {
  const file = `target/bench/case-${entries}.json`;
  const arguments_ = ["run", "--quiet", "--release", "--no-default-features", "--example", "large_case", "--", String(entries)];
  writeFileSync(file, execFileSync("cargo", arguments_, { maxBuffer: 1 << 28 }));
  await journey(async ({ page }) => {
    page.setDefaultTimeout(180_000);
    await page.getByRole("link", { name: "Open a file" }).click();
    // Long Tasks tells of what lasts 50 ms or more; a timer that should come every 5 ms tells of the rest.
    await page.evaluate(() => {
      window.tasks = [];
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) window.tasks.push([startTime, duration]);
      }).observe({ entryTypes: ["longtask"] });
      window.gaps = [];
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        if (now - last > 25) window.gaps.push([last, now - last]);
        last = now;
      }, 5);
      // Playwright's own questions would lie between, so the page itself notes when each step was reached.
      window.reached = {};
      new MutationObserver(() => {
        const note = (name, seen) => (window.reached[name] ??= seen ? performance.now() : undefined);
        const text = document.querySelector("main")?.textContent ?? "";
        note("reading", text.includes("Reading the file"));
        note("found", text.includes("What the file brings"));
        note("applied", text.includes("The file was applied."));
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.getByLabel("Hand-off file", { exact: true }).setInputFiles(file);
    const apply = page.getByRole("button", { name: "Apply", exact: true });
    await apply.waitFor();
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      window.pressed = performance.now();
      [...document.querySelectorAll("button")].find((button) => button.textContent === "Apply").click();
    });
    await page.getByRole("status", { name: "Done" }).waitFor();
    await page.waitForTimeout(1_000);
    const { reached, pressed, tasks, gaps } = await page.evaluate(() => ({ reached: window.reached, pressed: window.pressed, tasks: window.tasks, gaps: window.gaps }));
    const longest = (list, from, to) => Math.max(0, ...list.filter(([at]) => at >= from - 100 && at < to).map(([, length]) => length));
    const about = `${entries.toLocaleString("en-GB")} entries`;
    const read = reached.found - reached.reading;
    const applied = reached.applied - pressed;
    rows.push({ name: `file chosen to review shown, ${about}`, value: tenth(read), unit: "ms", aim: null });
    rows.push({ name: `Apply to applied and on the device, ${about}`, value: tenth(applied), unit: "ms", aim: null });
    rows.push({ name: `import in all, ${about}`, value: tenth(read + applied), unit: "ms", aim: aim.total });
    rows.push({ name: `longest task while it is read, ${about}`, value: tenth(longest(tasks, 0, pressed)), unit: "ms", aim: aim.task });
    rows.push({ name: `longest task while it is applied and its case shown, ${about}`, value: tenth(longest(tasks, pressed, Infinity)), unit: "ms", aim: aim.task });
    rows.push({ name: `longest gap of a 5 ms timer, ${about}`, value: tenth(longest(gaps, 0, Infinity)), unit: "ms", aim: aim.task });
    if (process.env.KITH_TASKS) console.log(JSON.stringify({ reached, pressed, tasks, gaps }));
  });
}
await bench.end(rows);
