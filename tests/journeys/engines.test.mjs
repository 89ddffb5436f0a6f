// The same visit in Chromium, Firefox and WebKit: KITH_ENGINE names one of them alone.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import * as chromium from "./engines/chromium.mjs";
import * as firefox from "./engines/firefox.mjs";
import { STEPS } from "./engines/walks.mjs";
import * as webkit from "./engines/webkit.mjs";
import { serve } from "./support/serve.mjs";
import { GONE } from "./support/visit.mjs";

/** Walks the whole visit in a new browser. */
async function visit(name, open, say) {
  const server = await serve({ base: "/some/folder/" });
  const folder = mkdtempSync(join(tmpdir(), "kith-files-"));
  const wrong = [];
  const engine = await open({ folder: server.url, wrong, allow: GONE });
  say(engine.name);
  const at = { engine, server, folder, url: server.url, page: await engine.newPage() };
  try {
    for (const [step, act] of STEPS) {
      const begun = Date.now();
      try {
        await act(at);
      } catch (error) {
        mkdirSync("target/screens", { recursive: true });
        if (!(error instanceof webkit.DriverSilent)) await at.page.screenshot({ path: `target/screens/${name}-failed.png` }).catch(() => {});
        say(`broken: ${step}`);
        throw error;
      }
      say(`${step} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    }
    assert.deepEqual(wrong, [], "the page did what it must not");
  } finally {
    await engine.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [name, { BINARY, open }] of Object.entries({ chromium, firefox, webkit })) {
  const isAsked = !process.env.KITH_ENGINE || process.env.KITH_ENGINE === name;
  if (!isAsked) continue;
  test(`a visit in ${name}`, { timeout: 600_000 }, async (walk) => {
    assert.ok(existsSync(BINARY), `${BINARY} is missing: scripts/setup.sh browser installs it`);
    const say = (words) => walk.diagnostic(words);
    try {
      await visit(name, open, say);
    } catch (error) {
      if (!(error instanceof webkit.DriverSilent)) throw error;
      say(`The driver fell silent (${error.message}); the visit is walked once more in a new browser.`);
      await visit(name, open, say);
    }
  });
}
