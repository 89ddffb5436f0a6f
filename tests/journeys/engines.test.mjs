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

for (const [name, { BINARY, open }] of Object.entries({ chromium, firefox, webkit })) {
  const isAsked = !process.env.KITH_ENGINE || process.env.KITH_ENGINE === name;
  if (!isAsked) continue;
  test(`a visit in ${name}`, { timeout: 300_000 }, async (walk) => {
    assert.ok(existsSync(BINARY), `${BINARY} is missing: scripts/setup.sh browser installs it`);
    const server = await serve({ base: "/some/folder/" });
    const folder = mkdtempSync(join(tmpdir(), "kith-files-"));
    const wrong = [];
    const engine = await open({ folder: server.url, wrong, allow: GONE });
    walk.diagnostic(engine.name);
    const at = { engine, server, folder, url: server.url, page: await engine.newPage() };
    let isBroken = false;
    try {
      for (const [step, act] of STEPS) {
        await walk.test(step, async () => {
          assert.ok(!isBroken, "a step before this one failed");
          isBroken = true;
          try {
            await act(at);
          } catch (error) {
            mkdirSync("target/screens", { recursive: true });
            await at.page.screenshot({ path: `target/screens/${name}-failed.png` }).catch(() => {});
            throw error;
          }
          isBroken = false;
        });
      }
      assert.deepEqual(wrong, [], "the page did what it must not");
    } finally {
      await engine.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
