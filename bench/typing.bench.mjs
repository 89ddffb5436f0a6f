// What a keystroke and a save cost in the longest form, in a case with 2,000 chronology entries more than the training case.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { journey } from "../tests/journeys/support/browser.mjs";
import { noteKeys } from "./keys.mjs";
import { begin, percentile, tenth } from "./results.mjs";

const bench = await begin("typing");

const ENTRIES = 2_000;
const KEYS = 200;
const SAVES = 100;

mkdirSync("target/bench", { recursive: true });
const file = "target/bench/case-2000.json";
const arguments_ = ["run", "--quiet", "--release", "--no-default-features", "--example", "large_case", "--", String(ENTRIES)];
writeFileSync(file, execFileSync("cargo", arguments_, { maxBuffer: 1 << 28 }));

const rows = [];
await journey(async ({ page, context }) => {
  await page.getByRole("link", { name: "Open a file" }).click();
  await page.getByLabel("Hand-off file", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Apply", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Case" }).waitFor();
  const started = Date.now();
  await page.getByRole("navigation", { name: "This case" }).getByRole("link", { name: "Involvement", exact: true }).click();
  const field = page.getByLabel("Notes and updates on making the change");
  await field.waitFor();
  rows.push({ name: "involvement form opened, unthrottled", value: Date.now() - started, unit: "ms", aim: null });

  await noteKeys(page);
  await page.evaluate(() => {
    window.events = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "keydown") window.events.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await field.focus();
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("abcdefghij "[key % 11]);
    await page.waitForTimeout(60);
  }
  const { keys, events } = await page.evaluate(() => ({ keys: window.keys, events: window.events }));
  const about = `involvement form, ${ENTRIES} entries, 4x CPU throttle`;
  rows.push({ name: `key to second frame p50, ${about}`, value: tenth(percentile(keys, 0.5)), unit: "ms", aim: null });
  rows.push({ name: `key to second frame p95, ${about}`, value: tenth(percentile(keys, 0.95)), unit: "ms", aim: 50 });
  // Event Timing tells only of keys that took 16 ms or more; the rest count as 16.
  const timed = [...events, ...Array(Math.max(0, KEYS - events.length)).fill(16)];
  rows.push({ name: `Event Timing of keydown p95, ${about}`, value: percentile(timed, 0.95), unit: "ms", aim: 50 });

  for (const [rate, aim] of [
    [1, 500],
    [4, null],
  ]) {
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const saves = [];
    for (let save = 0; save < SAVES; save += 1) {
      await page.evaluate(() => {
        const status = document.querySelector("footer [role=status]");
        window.durable = new Promise((resolve) => {
          let at = 0;
          document.addEventListener("input", (event) => (at = event.timeStamp), { capture: true, once: true });
          // The line says "Saved" only after the transaction's `complete`.
          const watch = new MutationObserver(() => {
            if (at > 0 && status.textContent.startsWith("Saved")) {
              watch.disconnect();
              resolve(performance.now() - at);
            }
          });
          watch.observe(status, { subtree: true, childList: true, characterData: true });
        });
      });
      await page.keyboard.press("k");
      saves.push(await page.evaluate(() => window.durable));
    }
    const name = rate === 1 ? "last key to durable" : `last key to durable, ${rate}x CPU throttle`;
    rows.push({ name: `${name} p50`, value: tenth(percentile(saves, 0.5)), unit: "ms", of: "storage", aim: null });
    rows.push({ name: `${name} p99`, value: tenth(percentile(saves, 0.99)), unit: "ms", of: "storage", aim });
  }
});
await bench.end(rows);
