// Screenshots of a screen on the three devices, in target/screens/, for people to look at.
import { mkdirSync } from "node:fs";
import { VIEWPORTS } from "./browser.mjs";

/** Takes `name` at tablet, phone and desktop size and gives the page its size back. */
export async function screens(page, name) {
  mkdirSync("target/screens", { recursive: true });
  const before = page.viewportSize();
  for (const device of ["tablet", "phone", "desktop"]) {
    await page.setViewportSize(VIEWPORTS[device]);
    await page.screenshot({ path: `target/screens/${name}-${device}.png`, fullPage: true, animations: "disabled" });
  }
  if (before) await page.setViewportSize(before);
}
