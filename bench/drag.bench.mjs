// The genogram of 200 people on a slow tablet: what a frame costs while somebody is dragged, and how long it takes from the
// tap that adds somebody to their symbol.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { journey } from "../tests/journeys/support/browser.mjs";
import { apply, chooseFile, goInCase, openCase } from "../tests/journeys/support/case.mjs";
import { commands, drawing } from "../tests/journeys/support/genogram.mjs";
import { percentile, results, tenth } from "./results.mjs";

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

  // From the pointer's own time to the frame after it, and the work of a frame alone.
  await page.evaluate(() => {
    window.work = [];
    window.late = [];
    document.addEventListener(
      "pointermove",
      (event) => {
        const started = performance.now();
        const at = event.timeStamp;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          // After the frame was put together: style, layout and paint included.
          channel.port1.onmessage = () => {
            window.work.push(performance.now() - started);
            window.late.push(performance.now() - at);
          };
          channel.port2.postMessage(0);
        });
      },
      true,
    );
    // What the page's own script does in a frame, apart from the wait for the next one.
    window.script = [];
    document.addEventListener("pointermove", () => (window.began = performance.now()), true);
    document.addEventListener("pointermove", () => window.script.push(performance.now() - window.began));
  });
  const drag = async (seconds) => {
    const box = await people.nth(PEOPLE >> 1).boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= seconds; step += 1) {
      await page.mouse.move(x + Math.sin(step / 10) * 60, y - step / 2);
      await page.waitForTimeout(16);
    }
    await page.mouse.up();
  };
  await drag(10);
  await page.evaluate(() => [window.work, window.late, window.script].forEach((all) => all.splice(0)));
  await drag(STEPS);
  const { work, late, script } = await page.evaluate(() => ({ work: window.work, late: window.late, script: window.script }));
  rows.push({ name: `drag, script alone p95, ${about}`, value: tenth(percentile(script, 0.95)), unit: "ms", aim: null });
  rows.push({ name: `drag, pointer to painted frame p50, ${about}`, value: tenth(percentile(work, 0.5)), unit: "ms", aim: null });
  rows.push({ name: `drag, pointer to painted frame p95, ${about}`, value: tenth(percentile(work, 0.95)), unit: "ms", aim: 16.7 });
  rows.push({ name: `drag, event to painted frame p95, ${about}`, value: tenth(percentile(late, 0.95)), unit: "ms", aim: null });

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
results("drag", rows);
