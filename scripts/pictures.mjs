// The pictures of the README, taken of the training case in the build that lies in dist/: `make pictures`.
import { fileURLToPath } from "node:url";
import { journey, started } from "../tests/journeys/support/browser.mjs";
import { goInCase, main, onScreen } from "../tests/journeys/support/case.mjs";

const docs = fileURLToPath(new URL("../docs/", import.meta.url));

await journey(
  async ({ page }) => {
    const take = async (name) => {
      // Without the pointer over anything, and with all that was drawn in its place.
      await page.mouse.move(0, 400);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(500);
      await page.screenshot({ path: `${docs}${name}.png` });
    };
    // A day in the middle of the invented work, whenever the pictures are taken.
    await page.clock.setFixedTime(new Date("2026-03-20T10:00:00Z"));
    await page.reload();
    await started(page);
    await page.getByRole("button", { name: "Load the training case" }).click();
    await main(page).getByRole("link", { name: "Doreen Amos" }).click();
    await onScreen(page, "Case");
    await take("kith");
    await goInCase(page, "Genogram");
    await take("genogram");
    await goInCase(page, "Chronology");
    await main(page).getByRole("table").first().evaluate((table) => scrollTo(0, table.getBoundingClientRect().top + scrollY - 80));
    await take("chronology");
  },
  { at: "#/training/", viewport: "tablet" },
);
