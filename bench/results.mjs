// The numbers of a benchmark: printed beside their aims, and written to target/bench/NAME.json.
import { mkdirSync, writeFileSync } from "node:fs";

/** What a row says of its aim: nothing where it has none. */
export const verdict = ({ value, aim, isLeast }) => (aim === null || aim === undefined ? "" : (isLeast ? value >= aim : value <= aim) ? "reached" : "missed");

/** Prints and writes rows of `{ name, value, unit, aim }`; an aim is the most that the value may be, with `isLeast` the least. */
export function results(name, rows) {
  mkdirSync("target/bench", { recursive: true });
  writeFileSync(`target/bench/${name}.json`, `${JSON.stringify(rows, null, 2)}\n`);
  console.log(`\n${name}`);
  for (const row of rows) {
    const { name: what, value, unit, aim } = row;
    const beside = verdict(row) && `aim ${aim} ${unit}: ${verdict(row)}`.replace(" :", ":");
    console.log(`  ${what.padEnd(70)} ${String(value).padStart(9)} ${unit.padEnd(5)} ${beside}`);
  }
}

/** The value that this share of the measurements does not exceed. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** To a tenth. */
export const tenth = (value) => Math.round(value * 10) / 10;
