// Lays out every family of the benchmark in wasm in Chromium, scores the layouts and prints them beside the peers'.
//
//   node bench/genogram/run.mjs [FAMILY …]
//
// The wasm is the app's layout alone, built with the app's own settings (bench/genogram/layout.rs). The time is that of the
// layout after a warm-up, the median of several runs; the scores of the native example are checked to be the same.
//
// The figures are also written to target/bench/genogram.json as [{"name", "value", "unit", "aim"}].

import { spawnSync } from 'node:child_process';
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from '../../tests/journeys/support/browser.mjs';
import { score } from './score.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const COUNTS = ['missing', 'duplicated', 'overlaps', 'crossings', 'split', 'tilted', 'age_order_breaks', 'child_not_below'];
const TITLES = ['missing', 'dupl.', 'overlaps', 'crossings', 'split', 'tilted', 'age order', 'not below'];
const NOTHING_WRONG = { missing: 0, duplicated: 0, overlaps: 0, child_not_below: 0 };
/** The most of each that the design allows; a family that is not named has only what nothing may have. */
const AIMS = {
  S50: { ...NOTHING_WRONG, crossings: 0, split: 0 },
  S500: { ...NOTHING_WRONG, crossings: 0, split: 0 },
  I50: { ...NOTHING_WRONG, crossings: 3, split: 0 },
  I500: { ...NOTHING_WRONG, crossings: 130, split: 16 },
  R: { ...NOTHING_WRONG, crossings: 8, split: 12, age_order_breaks: 8 },
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The most milliseconds that a layout may take in wasm, by the number of people. */
const MILLISECONDS = { 50: 5, 500: 50, 5000: 500 };
const RUNS = 7;

function run(command, parameters) {
  if (spawnSync(command, parameters, { cwd: root, stdio: 'inherit' }).status !== 0) fail(`${command} ${parameters.join(' ')} failed.`);
}
run('cargo', ['build', '--quiet', '--release', '--no-default-features', '--example', 'layout']);
run('cargo', ['build', '--quiet', '--release', '--no-default-features', '--features', 'bench', '--target', 'wasm32-unknown-unknown', '--bin', 'layout_wasm']);
const native = join(target, 'release', 'examples', 'layout');
const glue = join(target, 'bench', 'layout_wasm');
run('wasm-bindgen', ['--target', 'no-modules', '--no-typescript', '--out-dir', glue, join(target, 'wasm32-unknown-unknown', 'release', 'layout_wasm.wasm')]);

const browser = await launch();
const page = await browser.newPage();
await page.evaluate(
  async ([code, bytes]) => {
    (0, eval)(`${code};globalThis.wasm_bindgen = wasm_bindgen`);
    await globalThis.wasm_bindgen({ module_or_path: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) });
  },
  [readFileSync(join(glue, 'layout_wasm.js'), 'utf8'), readFileSync(join(glue, 'layout_wasm_bg.wasm')).toString('base64')],
);

/** Lays out one family in the browser and scores it. */
async function measure(name) {
  const file = join(here, 'families', `${name}.json`);
  const text = readFileSync(file, 'utf8');
  const { layout, elapsed } = await page.evaluate(
    ([text, runs]) => {
      const wrong = globalThis.kithRead(text);
      if (wrong) throw new Error(wrong);
      const layout = globalThis.kithLayOut(true);
      const times = [];
      // A short layout is run several times on end: the browser's clock is coarse.
      const once = () => {
        const started = performance.now();
        let count = 0;
        do {
          globalThis.kithLayOut(false);
          count += 1;
        } while (performance.now() - started < 20);
        return (performance.now() - started) / count;
      };
      once();
      for (let run = 0; run < runs; run += 1) times.push(once());
      return { layout, elapsed: times.sort((a, b) => a - b)[Math.floor(runs / 2)] };
    },
    [text, RUNS],
  );
  const family = JSON.parse(text);
  const figures = score(JSON.parse(layout), family);
  const { status, stdout, stderr } = spawnSync(native, [file], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) fail(`${name}: ${stderr}`);
  assert.deepEqual(score(JSON.parse(stdout), family), figures, `${name} differs between wasm and native`);
  return { ...figures, elapsed };
}

const bySize = (a, b) => Number(a.slice(1)) - Number(b.slice(1)) || b.localeCompare(a);
const names = readdirSync(join(here, 'families')).map((file) => file.replace('.json', ''));
const wanted = process.argv.slice(2);
const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name));
const cases = chosen.filter((name) => name.startsWith('R')).sort();
const large = chosen.filter((name) => !name.startsWith('R')).sort(bySize);

const ours = new Map();
for (const name of large) ours.set(name, await measure(name));
if (cases.length > 0) {
  const all = [];
  for (const name of cases) all.push(await measure(name));
  const sum = Object.fromEntries(COUNTS.map((key) => [key, all.reduce((total, one) => total + one[key], 0)]));
  const mean = (key) => all.reduce((total, one) => total + one[key], 0) / all.length;
  ours.set('R', { ...sum, centring_error: mean('centring_error'), elapsed: mean('elapsed') });
}

/** The world around a family of so many systems, laid out and drawn. */
const SYSTEMS = 40;
const world = await page.evaluate(
  ([count, runs]) => {
    if (globalThis.kithEcomap(count) !== count) throw new Error('a system is missing');
    const once = () => {
      const started = performance.now();
      let laid = 0;
      do {
        globalThis.kithEcomap(count);
        laid += 1;
      } while (performance.now() - started < 20);
      return (performance.now() - started) / laid;
    };
    once();
    const times = Array.from({ length: runs }, once);
    return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
  },
  [SYSTEMS, RUNS],
);
await browser.close();

const { fields, peers } = JSON.parse(readFileSync(join(here, 'peers.json'), 'utf8'));
const rowsOf = (family) =>
  Object.entries(peers).flatMap(([peer, rows]) =>
    rows.filter(([name]) => name === family).map((row) => [peer, Object.fromEntries(fields.map((f, i) => [f, row[i]]))]),
  );
const cell = (text, width) => String(text ?? '–').padStart(width);
const line = (peer, values, ms) =>
  console.log(`  ${peer.padEnd(22)}${values.map((v, i) => cell(v, TITLES[i].length + 2)).join('')}${cell(ms, 10)}`);

const results = [];
let missed = 0;
for (const [family, result] of ours) {
  console.log(`\n${family === 'R' ? `R01 to R20 (${cases.length} families, added up)` : family}`);
  line('', TITLES, 'ms');
  line('Kith', COUNTS.map((key) => result[key]), result.elapsed.toFixed(1));
  for (const [peer, row] of rowsOf(family)) line(peer, COUNTS.map((key) => row[key]), row.cpu_ms);
  for (const key of COUNTS) {
    const aim = (AIMS[family] ?? NOTHING_WRONG)[key] ?? null;
    results.push({ name: `genogram ${family} ${key.replaceAll('_', ' ')}`, value: result[key], unit: 'count', aim });
    if (aim !== null && result[key] > aim) {
      missed += 1;
      console.log(`  ${key} is ${result[key]}, and at most ${aim} is the aim`);
    }
  }
  const elapsed = Number(result.elapsed.toFixed(1));
  const aim = MILLISECONDS[family.slice(1)] ?? (family === 'R' ? MILLISECONDS[50] : null);
  results.push({ name: `genogram ${family} layout in wasm`, value: elapsed, unit: 'ms', aim });
  if (aim !== null && elapsed > aim) {
    missed += 1;
    console.log(`  ${elapsed} ms, and at most ${aim} ms is the aim`);
  }
}
const most = 10;
console.log(`\nEcomap of ${SYSTEMS} systems, laid out and drawn: ${world.toFixed(1)} ms, aim ${most} ms`);
results.push({ name: `ecomap ${SYSTEMS} systems layout in wasm`, value: Number(world.toFixed(1)), unit: 'ms', aim: most });
if (world > most) missed += 1;
console.log('\nOur time is that of the layout in wasm in Chromium, theirs the CPU time of the layout in Node or natively, on another day.');
console.log(missed === 0 ? 'Every aim is reached.' : `${missed} aims are missed.`);
mkdirSync(join(root, 'target', 'bench'), { recursive: true });
writeFileSync(join(root, 'target', 'bench', 'genogram.json'), `${JSON.stringify(results, null, 2)}\n`);
