// Lighthouse's mobile figures of the first visit: a slow phone and a slow line as Lighthouse simulates them, served as brotli.
// Its packages lie apart in target/lighthouse, so that neither the app nor its tests bring them along.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { FLAGS } from "../../tests/journeys/support/browser.mjs";
import { serve } from "../../tests/journeys/support/serve.mjs";
import { begin, tenth } from "../results.mjs";

const bench = await begin("lighthouse");

const home = resolve("target/lighthouse");
mkdirSync(home, { recursive: true });
for (const name of ["package.json", "package-lock.json"]) copyFileSync(join("bench/lighthouse", name), join(home, name));
const lock = readFileSync(join(home, "package-lock.json"), "utf8");
const stamp = join(home, "node_modules/.kith-installed");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  console.log("Installing Lighthouse ...");
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: home, stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(stamp, lock);
}
const find = createRequire(join(home, "package.json"));
const { default: lighthouse } = await import(pathToFileURL(find.resolve("lighthouse")));
const { launch } = await import(pathToFileURL(find.resolve("chrome-launcher")));

const RUNS = 5;
const AIMS = { performance: 95, accessibility: 100, "largest-contentful-paint": 1_800, "total-blocking-time": 100, "cumulative-layout-shift": 0 };

const server = await serve({ brotli: true, idle: 600_000 });
const profile = mkdtempSync(join(tmpdir(), "kith-lighthouse-"));
const chrome = await launch({
  chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
  chromeFlags: ["--headless=new", ...FLAGS, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  userDataDir: profile,
  logLevel: "silent",
});
const all = [];
try {
  for (let tries = 0; all.length < RUNS; tries += 1) {
    const { lhr, report } = await lighthouse(server.url, { port: chrome.port, output: "html", logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices"] });
    // Now and then Lighthouse misses the beginning of a page load; such a run says nothing of the page.
    if (lhr.runtimeError && tries < 2 * RUNS) continue;
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    all.push(lhr);
    mkdirSync("target/bench", { recursive: true });
    writeFileSync("target/bench/lighthouse.html", report);
  }
} finally {
  await chrome.kill();
  await server.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const score = (name) => Math.round(100 * middle(all.map((lhr) => lhr.categories[name].score)));
const audit = (name) => middle(all.map((lhr) => lhr.audits[name].numericValue));
const about = `Lighthouse ${all[0].lighthouseVersion} mobile, median of ${RUNS}`;
await bench.end([
  { name: `performance, ${about}`, value: score("performance"), unit: "", aim: AIMS.performance, isLeast: true },
  { name: `accessibility, ${about}`, value: score("accessibility"), unit: "", aim: AIMS.accessibility, isLeast: true },
  { name: `best practices, ${about}`, value: score("best-practices"), unit: "", aim: null },
  { name: `first contentful paint, ${about}`, value: tenth(audit("first-contentful-paint")), unit: "ms", aim: null },
  { name: `largest contentful paint, ${about}`, value: tenth(audit("largest-contentful-paint")), unit: "ms", aim: AIMS["largest-contentful-paint"] },
  { name: `total blocking time, ${about}`, value: tenth(audit("total-blocking-time")), unit: "ms", aim: AIMS["total-blocking-time"] },
  { name: `cumulative layout shift, ${about}`, value: Math.round(1_000 * audit("cumulative-layout-shift")) / 1_000, unit: "", aim: AIMS["cumulative-layout-shift"] },
]);
