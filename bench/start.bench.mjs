// How long it takes until the app can be used, with the host gone and with it, from the start of the navigation.
import { PASSPHRASE, journey, started } from "../tests/journeys/support/browser.mjs";
import { addCase, go, saved } from "../tests/journeys/support/case.mjs";
import { aboutBuild } from "../tests/journeys/support/release.mjs";
import { GONE } from "../tests/journeys/support/visit.mjs";
import { begin, percentile, tenth } from "./results.mjs";

const bench = await begin("start");

const TIMES = 9;
const rows = [];

/** In the page: when a passphrase can be typed, or chosen, and the frame with it is on the screen. */
const note = () => {
  const watch = new MutationObserver(() => {
    if (!document.querySelector("main input") || document.getElementById("app-boot")) return;
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => (window.usable = performance.now())));
  });
  watch.observe(document, { subtree: true, childList: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "first-contentful-paint") window.painted = entry.startTime;
  }).observe({ type: "paint", buffered: true });
};

/** Loads the page so often, and answers when it could be used and when it first showed something. */
async function loads(page, session, rate, how) {
  const usable = [];
  const painted = [];
  for (let time = 0; time < TIMES; time += 1) {
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    await how();
    await page.waitForFunction(() => window.usable > 0 && window.painted > 0);
    const seen = await page.evaluate(() => ({ usable: window.usable, painted: window.painted }));
    usable.push(seen.usable);
    painted.push(seen.painted);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  }
  return { usable, painted };
}

await journey(
  async ({ page, context, server, url }) => {
    await addCase(page);
    await saved(page);
    await go(page, "Cases", "Cases on this device");
    // The copy on the device is whole once it can say of which build it is.
    await aboutBuild(page);
    await page.addInitScript(note);
    await server.close();
    await page.goto("about:blank");
    const session = await context.newCDPSession(page);
    for (const rate of [1, 4]) {
      const { usable, painted } = await loads(page, session, rate, async () => {
        await page.goto("about:blank");
        await page.goto(url);
      });
      const about = `host gone${rate === 1 ? "" : `, ${rate}x CPU throttle`}`;
      rows.push({ name: `start to passphrase field, median of ${TIMES}, ${about}`, value: tenth(percentile(usable, 0.5)), unit: "ms", aim: rate === 4 ? 1_000 : null });
      rows.push({ name: `start to passphrase field, slowest, ${about}`, value: tenth(percentile(usable, 1)), unit: "ms", aim: null });
      rows.push({ name: `start to first paint, median, ${about}`, value: tenth(percentile(painted, 0.5)), unit: "ms", aim: null });
    }
    // After the passphrase: until the list of the cases is there; the key's own derivation is in the unlock bench.
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    const from = Date.now();
    await page.getByRole("button", { name: "Unlock" }).click();
    await page.getByRole("heading", { level: 1, name: "Cases on this device" }).waitFor();
    rows.push({ name: "unlock after a start, host gone, 4x CPU throttle", value: Date.now() - from, unit: "ms", aim: null });
  },
  { allow: GONE },
);

// The very first visit, with nothing on the device: everything comes from the host.
const first = { 1: [], 4: [] };
for (const rate of [1, 4]) {
  for (let time = 0; time < 3; time += 1) {
    await journey(
      async ({ page, context, server }) => {
        await page.addInitScript(note);
        const session = await context.newCDPSession(page);
        await session.send("Emulation.setCPUThrottlingRate", { rate });
        await page.goto(server.url);
        await page.waitForFunction(() => window.usable > 0);
        first[rate].push(await page.evaluate(() => window.usable));
        await started(page, { unlock: false });
      },
      // The page that the browser stands on before is none of the app: what it brings along is not on the device yet.
      { ready: false, at: "accessibility.html" },
    );
  }
  rows.push({ name: `first visit to the choice of a passphrase, median of 3${rate === 1 ? "" : `, ${rate}x CPU throttle`}`, value: tenth(percentile(first[rate], 0.5)), unit: "ms", aim: null });
}
await bench.end(rows);
