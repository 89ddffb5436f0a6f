// Cuts the released app in two, for scripts/page.mjs: what the first screen needs, and what src/screens/later.rs fetches
// when that screen is there. It starts from the compiler's own output, since wasm-bindgen drops what the cutting goes by.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shorten } from "./short.mjs";

const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];

function run(program, ...options) {
  return new Promise((done, failed) => {
    // wasm-opt warns of a kind of names that it does not know and then strips all names; what fails says so by its status.
    const child = spawn(program, options, { stdio: ["ignore", "inherit", "pipe"] });
    let said = "";
    child.stderr.on("data", (bytes) => (said += bytes));
    child.on("error", failed);
    child.on("close", (status) => (status === 0 ? done() : failed(new Error(`${program} failed (${status}): ${said}`))));
  });
}

/**
 * Makes the two files and the script that starts them in a folder that is emptied first.
 *
 * @param {string} compiled the app as the compiler left it, with its relocations
 * @param {string} folder where to work
 * @returns {Promise<{ glue: string, main: Buffer, later: Buffer }>} wasm-bindgen's script with one import left, and both files
 */
export async function split(compiled, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const at = (name) => join(folder, name);
  await run("wasm-split-cli", compiled, at("cut"));
  const link = readFileSync(at("cut/__wasm_split.js"), "utf8");
  // One file, which needs no other one: page/later.js knows nothing else.
  const loaders = link.match(/makeLoad\(/g) ?? [];
  if (loaders.length !== 2 || !/^export const __wasm_split_load_later = .*\n(.*\n)*, \[\]\)\);/m.test(link)) {
    throw new Error("the app was cut into more files than page/later.js loads");
  }
  // The second file shares the table of functions, which is the linker's own export.
  await run("wasm-bindgen", "--target=web", "--no-typescript", "--keep-lld-exports", `--out-dir=${at("bound")}`, "--out-name=kith", at("cut/main.wasm"));
  const short = shorten(readFileSync(at("bound/kith_bg.wasm")), readFileSync(at("bound/kith.js"), "utf8"), "kith");
  writeFileSync(at("bound/short.wasm"), short.wasm);
  // The lowest kilobyte of the memory is the end of the stack, where nothing is until the stack runs out: an address that is
  // counted from a pointer never falls there, so that the counting may be done by the load itself. It saves 9 KB of brotli.
  const options = [...FEATURES.map((feature) => `--enable-${feature}`), "--low-memory-unused", "-Oz", "--strip-debug", "--strip-producers"];
  await Promise.all([
    run("wasm-opt", ...options, at("bound/short.wasm"), "-o", at("main.wasm")),
    run("wasm-opt", ...options, at("cut/split_later.wasm"), "-o", at("later.wasm")),
  ]);
  return { glue: short.glue, main: readFileSync(at("main.wasm")), later: readFileSync(at("later.wasm")) };
}
