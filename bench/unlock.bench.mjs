// How long an unlock takes, from the tap to the list of the cases. Run `make bench`, or this file after `make build`.
import { PASSPHRASE, journey } from "../tests/journeys/support/browser.mjs";
import { begin, percentile } from "./results.mjs";

const bench = await begin("unlock");

const TIMES = 9;
const AIM = 1_000;
const rows = [];

const measure = (rate) =>
  journey(async ({ page, context }) => {
    const session = await context.newCDPSession(page);
    const all = [];
    for (let time = 0; time < TIMES; time += 1) {
      await page.getByRole("button", { name: "Lock", exact: true }).click();
      const field = page.getByLabel("Passphrase", { exact: true });
      await field.fill(PASSPHRASE);
      await session.send("Emulation.setCPUThrottlingRate", { rate });
      const from = Date.now();
      await page.getByRole("button", { name: "Unlock" }).click();
      await page.getByRole("heading", { level: 1, name: "Cases on this device" }).waitFor();
      all.push(Date.now() - from);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    }
    rows.push({ name: `unlock, median of ${TIMES}, ${rate}x throttle`, value: percentile(all, 0.5), unit: "ms", aim: AIM });
    rows.push({ name: `unlock, the slowest of ${TIMES}, ${rate}x throttle`, value: percentile(all, 1), unit: "ms", aim: AIM });
  });

for (const rate of [1, 4]) await measure(rate);
await bench.end(rows);
