// The numbers of a benchmark: printed beside their aims, and written to target/bench/NAME.json. A time is printed as a
// multiple of a fixed piece of work too, done before and after it in the same run (see reference.mjs).
import { mkdirSync, writeFileSync } from "node:fs";
import { reference } from "./reference.mjs";

/** What a row says of its aim: nothing where it has none. */
export const verdict = ({ value, aim, isLeast }) => (aim === null || aim === undefined ? "" : (isLeast ? value >= aim : value <= aim) ? "reached" : "missed");

/**
 * Begins a benchmark; `end(rows)` prints and writes its rows of `{ name, value, unit, aim, of }`. An aim is the most that the
 * value may be, with `isLeast` the least. A row of ms is also said as a multiple of the reference work: `of` names which, else
 * it is that of a page. The reference is never slowed down, whatever the row is.
 */
export async function begin(name) {
  const before = await reference();
  return { end: async (rows) => put(name, rows, before, await reference()) };
}

function put(name, rows, before, after) {
  const middle = Object.fromEntries(Object.keys(before).map((kind) => [kind, (before[kind] + after[kind]) / 2]));
  for (const row of rows) if (row.unit === "ms") row.times = Math.round((row.value / middle[row.of ?? "page"]) * 100) / 100;
  const all = [...rows, ...Object.entries(middle).map(([kind, value]) => ({ name: `reference work, ${kind}`, value: tenth(value), unit: "ms", aim: null, before: tenth(before[kind]), after: tenth(after[kind]) }))];
  mkdirSync("target/bench", { recursive: true });
  writeFileSync(`target/bench/${name}.json`, `${JSON.stringify(all, null, 2)}\n`);
  console.log(`\n${name}`);
  for (const row of all) {
    const { name: what, value, unit, aim } = row;
    const beside = row.before ? `before ${row.before}, after ${row.after}` : verdict(row) && `aim ${aim} ${unit}: ${verdict(row)}`.replace(" :", ":");
    const times = row.times === undefined ? "" : `x ${row.times.toFixed(2)}`;
    console.log(`  ${what.padEnd(70)} ${String(value).padStart(9)} ${unit.padEnd(5)} ${times.padStart(9)}  ${beside}`);
  }
  const shift = Math.abs(after.page - before.page) / middle.page;
  if (shift > 0.2) console.log(`  The machine became ${after.page > before.page ? "slower" : "faster"} by ${Math.round(shift * 100)} % while this was measured.`);
}

/** The value that this share of the measurements does not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** To a tenth. */
export const tenth = (value) => Math.round(value * 10) / 10;
