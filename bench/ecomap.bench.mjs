// The ecomap of 40 systems on a slow tablet: what a frame costs while a circle is dragged.
import { journey } from "../tests/journeys/support/browser.mjs";
import { addCase, goInCase } from "../tests/journeys/support/case.mjs";
import { commands, drawing, panel } from "../tests/journeys/support/ecomap.mjs";
import { measureDrag } from "./frames.mjs";
import { begin } from "./results.mjs";

const bench = await begin("ecomap");

const SYSTEMS = 40;
const THROTTLE = 4;
const STEPS = 120;
const LINES = ["Strong", "In touch", "Weak", "Stressful"];

const rows = [];
await journey(async ({ page, context }) => {
  await addCase(page);
  await goInCase(page, "Ecomap");
  for (let count = 0; count < SYSTEMS; count += 1) {
    await panel(page).getByRole("button", { name: "Friends", exact: true }).click();
    await commands(page).getByRole("button", { name: LINES[count % LINES.length], exact: true }).click();
  }
  const systems = drawing(page).locator('[data-item^="kith-system-"]');
  await systems.nth(SYSTEMS - 1).waitFor();
  const about = `${SYSTEMS} systems, ${THROTTLE}x CPU throttle`;
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  rows.push(...(await measureDrag(page, systems.nth(SYSTEMS >> 1), STEPS, about)));
}, { viewport: "tablet" });
await bench.end(rows);
