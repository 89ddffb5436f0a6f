// Lays out every family of the benchmark with the native example, scores the layouts and prints them beside the peers'.
//
//   node bench/genogram/run.mjs [FAMILY …]
//
// The figures are also written to target/bench/genogram.json as [{"name", "value", "unit", "aim"}].

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const build = ['build', '--quiet', '--release', '--no-default-features', '--example', 'layout'];
if (spawnSync('cargo', build, { cwd: root, stdio: 'inherit' }).status !== 0) fail('The example did not build.');
const example = join(target, 'release', 'examples', 'layout');

/** Lays out one family and scores it; the time is that of the whole process, reading and writing included. */
function measure(name) {
  const file = join(here, 'families', `${name}.json`);
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(example, [file], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const elapsed = performance.now() - started;
  if (status !== 0) fail(`${name}: ${stderr}`);
  return { ...score(JSON.parse(stdout), JSON.parse(readFileSync(file, 'utf8'))), elapsed };
}

const bySize = (a, b) => Number(a.slice(1)) - Number(b.slice(1)) || b.localeCompare(a);
const names = readdirSync(join(here, 'families')).map((file) => file.replace('.json', ''));
const wanted = process.argv.slice(2);
const chosen = names.filter((name) => wanted.length === 0 || wanted.includes(name));
const cases = chosen.filter((name) => name.startsWith('R')).sort();
const large = chosen.filter((name) => !name.startsWith('R')).sort(bySize);

const ours = new Map(large.map((name) => [name, measure(name)]));
if (cases.length > 0) {
  const all = cases.map(measure);
  const sum = Object.fromEntries(COUNTS.map((key) => [key, all.reduce((total, one) => total + one[key], 0)]));
  const mean = (key) => all.reduce((total, one) => total + one[key], 0) / all.length;
  ours.set('R', { ...sum, centring_error: mean('centring_error'), elapsed: mean('elapsed') });
}

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
  line('Kith', COUNTS.map((key) => result[key]), result.elapsed.toFixed(0));
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
  results.push({ name: `genogram ${family} native process`, value: elapsed, unit: 'ms', aim: null });
}
console.log('\nOur time is that of a whole process, starting and reading included; theirs is the CPU time of the layout alone.');
console.log(missed === 0 ? 'Every aim is reached.' : `${missed} aims are missed.`);
mkdirSync(join(root, 'target', 'bench'), { recursive: true });
writeFileSync(join(root, 'target', 'bench', 'genogram.json'), `${JSON.stringify(results, null, 2)}\n`);
