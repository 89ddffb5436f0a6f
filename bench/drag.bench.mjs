// What a frame costs while somebody of a family of forty is dragged, and how long a tap takes to become a symbol.
import { journey } from "../tests/journeys/support/browser.mjs";
import { addCase, goInCase } from "../tests/journeys/support/case.mjs";
import { commands, drawing } from "../tests/journeys/support/genogram.mjs";
import { percentile, results, tenth } from "./results.mjs";

const PEOPLE = 40;
const STEPS = 120;

const rows = [];
await journey(async ({ page, context }) => {
  await addCase(page);
  await goInCase(page, "Genogram");
  const people = () => drawing(page).locator('[data-item^="kith-person-"]');
  const add = async (handle, offer) => {
    await commands(page).getByRole("button", { name: handle, exact: true }).click();
    await commands(page).getByRole("button", { name: offer, exact: true }).click();
  };
  await add("Parents", "Mother and father");
  while ((await people().count()) < PEOPLE) {
    // Each of the client's children has a partner and two children of their own.
    await drawing(page).focus();
    await page.keyboard.press("Home");
    await add("Child", "Daughter");
    await add("Partner", "Man");
    await add("Child", "Son");
    await add("Sibling", "Sister");
  }
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const about = `${await people().count()} people, 4x CPU throttle`;

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
  });
  const box = await people().last().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(x + Math.sin(step / 10) * 60, y - step / 2);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  const { work, late } = await page.evaluate(() => ({ work: window.work, late: window.late }));
  rows.push({ name: `drag, pointer to painted frame p50, ${about}`, value: tenth(percentile(work, 0.5)), unit: "ms", aim: null });
  rows.push({ name: `drag, pointer to painted frame p95, ${about}`, value: tenth(percentile(work, 0.95)), unit: "ms", aim: 16.7 });
  rows.push({ name: `drag, event to painted frame p95, ${about}`, value: tenth(percentile(late, 0.95)), unit: "ms", aim: null });

  const taps = [];
  for (let tap = 0; tap < 8; tap += 1) {
    await drawing(page).focus();
    await page.keyboard.press("Home");
    await commands(page).getByRole("button", { name: "Child", exact: true }).click();
    await page.evaluate(() => {
      window.tapped = 0;
      document.addEventListener("click", (event) => {
        const at = event.timeStamp;
        requestAnimationFrame(() => requestAnimationFrame(() => (window.tapped = performance.now() - at)));
      }, { once: true, capture: true });
    });
    await commands(page).getByRole("button", { name: "Son", exact: true }).click();
    await page.waitForFunction(() => window.tapped > 0);
    taps.push(await page.evaluate(() => window.tapped));
  }
  rows.push({ name: `tap to new symbol, median, ${about}`, value: tenth(percentile(taps, 0.5)), unit: "ms", aim: 50 });
}, { viewport: "tablet" });
results("drag", rows);
