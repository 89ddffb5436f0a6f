// Chromium as the other journeys know it, behind the same few deeds as the other engines.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { options, VIEWPORTS, watch } from "../support/browser.mjs";

export const BINARY = process.env.CHROMIUM || "/usr/bin/chromium";

/** Starts Chromium with a profile on the disk, with a finger beside the mouse. */
export async function open({ folder, wrong, allow }) {
  const home = mkdtempSync(join(tmpdir(), "kith-chromium-"));
  let context;
  const begin = async () => {
    context = await chromium.launchPersistentContext(join(home, "profile"), {
      ...options(home),
      viewport: VIEWPORTS.tablet,
      locale: "en-GB",
      timezoneId: "Europe/London",
      hasTouch: true,
    });
    context.setDefaultTimeout(20_000);
    watch(context, folder, allow, wrong);
  };
  await begin();
  return {
    name: `Chromium ${context.browser()?.version() ?? ""}`,
    newPage: () => context.newPage(),
    async restart() {
      await context.close();
      await begin();
      return context.newPage();
    },
    async download(page, act) {
      const [download] = await Promise.all([page.waitForEvent("download"), act()]);
      const path = await download.path();
      return { name: download.suggestedFilename(), bytes: readFileSync(path), path };
    },
    async close() {
      await context.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
