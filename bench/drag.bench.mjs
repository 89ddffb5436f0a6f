// The genogram of 200 people on a slow tablet: what a frame costs while somebody is dragged, and how long it takes from the
// tap that adds somebody to their symbol.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { journey } from "../tests/journeys/support/browser.mjs";
import { apply, chooseFile, goInCase, openCase } from "../tests/journeys/support/case.mjs";
import { commands, drawing } from "../tests/journeys/support/genogram.mjs";
import { measureDrag } from "./frames.mjs";
import { begin, percentile, tenth } from "./results.mjs";

const bench = await begin("drag");

const PEOPLE = 200;
const THROTTLE = 4;
const STEPS = 120;

mkdirSync("target/bench", { recursive: true });
const file = `target/bench/family-${PEOPLE}.json`;
const parameters = ["run", "--quiet", "--release", "--no-default-features", "--example", "large_case", "--", "0", String(PEOPLE)];
if (!process.env.KITH_BENCH_FILE) writeFileSync(file, execFileSync("cargo", parameters, { maxBuffer: 1 << 28 }));

const rows = [];
await journey(async ({ page, context }) => {
  await chooseFile(page, readFileSync(process.env.KITH_BENCH_FILE ?? file));
  await apply(page);
  await openCase(page, "Doreen Amos");
  await goInCase(page, "Genogram");
  const people = drawing(page).locator('[data-item^="kith-person-"]');
  await people.nth(PEOPLE - 1).waitFor();
  const about = `${await people.count()} people, ${THROTTLE}x CPU throttle`;
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });

  const dragged = people.nth(PEOPLE >> 1);
  rows.push(...(await measureDrag(page, dragged, STEPS, about)));

  const symbols = [];
  const settled = [];
  for (let tap = 0; tap < 8; tap += 1) {
    await drawing(page).focus();
    await page.keyboard.press("Home");
    await commands(page).getByRole("button", { name: "Child", exact: true }).click();
    const before = await people.count();
    await page.evaluate((before) => {
      window.symbol = window.settled = 0;
      const drawn = () => document.querySelectorAll('[data-item^="kith-person-"]').length;
      document.addEventListener(
        "click",
        (event) => {
          const at = event.timeStamp;
          const look = () => {
            if (drawn() === before) return requestAnimationFrame(look);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => (window.symbol = performance.now() - at);
            channel.port2.postMessage(0);
            // All that follows the symbol: the panel, the outline, the status line.
            requestIdleCallback(() => (window.settled = performance.now() - at));
          };
          requestAnimationFrame(look);
        },
        { once: true, capture: true },
      );
    }, before);
    await commands(page).getByRole("button", { name: "Son", exact: true }).click();
    await page.waitForFunction(() => window.symbol > 0 && window.settled > 0);
    symbols.push(await page.evaluate(() => window.symbol));
    settled.push(await page.evaluate(() => window.settled));
  }
  rows.push({ name: `tap to new symbol, median, ${about}`, value: tenth(percentile(symbols, 0.5)), unit: "ms", aim: 50 });
  rows.push({ name: `tap to all settled, median, ${about}`, value: tenth(percentile(settled, 0.5)), unit: "ms", aim: null });
}, { viewport: "tablet" });
await bench.end(rows);
