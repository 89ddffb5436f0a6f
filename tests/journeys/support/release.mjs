// The built app as a release: its files by what they are, other releases made from it, and the copy on the device.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seal } from "../../../scripts/page.mjs";
import { started } from "./browser.mjs";
import { go } from "./case.mjs";

const NAMES = {
  script: /^kith-[0-9a-f]+\.js$/,
  wasm: /^kith-[0-9a-f]+_bg\.wasm$/,
  later: /^later-[0-9a-f]+\.wasm$/,
  style: /^main-[0-9a-f]+\.css$/,
  workerScript: /^worker-[0-9a-f]+\.js$/,
  workerWasm: /^worker-[0-9a-f]+_bg\.wasm$/,
};

/** The name of a file of a release, by what it is. */
export function fileOf(what, folder = "dist") {
  const found = readdirSync(folder).filter((name) => NAMES[what].test(name));
  if (found.length !== 1) throw new Error(`${what}: ${found.length} files in ${folder}`);
  return found[0];
}

/** The bytes of a file of the release, by its name. */
export const bytesOf = (name, folder = "dist") => readFileSync(join(folder, name));

/** A wasm that does the same, with other bytes: a section that engines pass over, with one byte in it. */
export const otherWasm = (bytes) => Buffer.concat([bytes, Buffer.from([0, 3, 1, 0x78, 0])]);

/** Runs `walk(folder, build)` with a whole release that is not the one in dist/: its style sheet has another name and bytes. */
export async function withNextRelease(walk) {
  const folder = mkdtempSync(join(tmpdir(), "kith-release-"));
  try {
    cpSync("dist", folder, { recursive: true });
    const style = fileOf("style", folder);
    const bytes = Buffer.concat([bytesOf(style, folder), Buffer.from("/* next */")]);
    const name = "main-0123456789abcdef.css";
    renameSync(join(folder, style), join(folder, name));
    writeFileSync(join(folder, name), bytes);
    const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    const page = bytesOf("index.html", folder).toString("utf8");
    const changed = page.replace(/<link rel="stylesheet"[^>]*>/, `<link rel="stylesheet" href="./${name}" integrity="${integrity}">`);
    if (changed === page) throw new Error("the page names no style sheet");
    writeFileSync(join(folder, "index.html"), changed);
    // The pages beside the app wear the same style sheet.
    for (const other of ["rescue.html", "accessibility.html"]) {
      const text = bytesOf(other, folder).toString("utf8");
      writeFileSync(join(folder, other), text.replace(/<link rel="stylesheet"[^>]*>/, `<link rel="stylesheet" href="./${name}" integrity="${integrity}">`));
    }
    await walk(folder, seal(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The name of the build that runs, as "About" says it. Waits until the device has the whole of it when `ready` is asked for. */
export async function aboutBuild(page, { ready = true } = {}) {
  await go(page, "About", "About Kith");
  if (ready) await page.getByText("Ready to work without a signal", { exact: true }).waitFor();
  const row = (name) => page.getByRole("term").filter({ hasText: name }).locator("xpath=following-sibling::*[1]");
  return (await row("Build").innerText()).trim();
}

/** The name of the build in dist/. */
export const distBuild = () => bytesOf("index.html").toString("utf8").match(/name="kith-build" content="([0-9a-f]+)"/)[1];

/** The builds that the device keeps. */
export const keptBuilds = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("kith http")).map((name) => name.split(" ").at(-1)));

/** Does what makes the page load itself again, and waits until it has: unlocked, as it was. */
export async function loadedAnew(page, act) {
  await page.evaluate(() => (globalThis.isOldPage = true));
  await act();
  await page.waitForFunction(() => !globalThis.isOldPage);
  await started(page);
}
