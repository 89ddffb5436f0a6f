// The numbers that we hold ourselves to, on one page: each as it was last measured here, beside its aim. Printed, and written
// to target/bench/index.html. A time is also said as a multiple of the reference work of its run (see
// reference.mjs); what was not measured says so.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { verdict } from "./results.mjs";

/** The rows of the table: what, and the measurements that it asks for, each from which bench. */
const TABLE = [
  ["First visit, brotli", [["sizes", /^bundle/]]],
  ["Lighthouse 12, mobile", [["lighthouse", /^performance/], ["lighthouse", /^accessibility/], ["lighthouse", /^largest/], ["lighthouse", /^total/], ["lighthouse", /^cumulative/]]],
  ["Start with no signal to first useful input, 4x CPU throttle (unlock apart)", [["start", /passphrase field, median.*4x/]]],
  ["Unlock, 4x CPU throttle", [["unlock", /median.*4x/]]],
  ["A key in the longest form, 4x CPU throttle, 2,000 entries in the case", [["typing", /second frame p95/], ["typing", /Event Timing/]]],
  ["Last key to durable", [["typing", /^last key to durable p99/], ["typing", /^last key to durable, 4x.*p99/]]],
  ["Open a case of 300 entries out of 60; search all of them", [["caseload", /opened, median, 60 cases of 300 entries$/], ["caseload", /letter of the search p50, 60 cases of 300 entries$/]]],
  ["Import of 5,000 entries", [["import", /longest task.*read, 5,000/], ["import", /longest task.*applied.*5,000/]]],
  ["Import of 50,000 entries", [["import", /in all, 50,000/], ["import", /longest task.*read, 50,000/], ["import", /longest task.*applied.*50,000/]]],
  ["Files made to be slow: the page stands still, 4x CPU throttle", [["hostile", /summaries, chronology: the page/], ["hostile", /summaries, print: the page/], ["hostile", /summaries, hand over: the page/], ["hostile", /answers.*the page/], ["hostile", /blocks.*the page/], ["hostile", /20 MB.*the page/]]],
  ["Taps", [["taps", /event/], ["taps", /criterion/], ["taps", /handed over/], ["taps", /due/]]],
  ["Consultation to recorded decision on a tablet, 5 minutes", [["taps", /recorded decision/], ["taps", /letters/]]],
  ["Genogram of 200 people, 4x CPU throttle", [["drag", /painted frame p95/], ["drag", /tap to new symbol/]]],
  ["Ecomap of 40 systems", [["ecomap", /painted frame p95/], ["genogram", /^ecomap 40/]]],
  ["Chronology of 10,000 entries, 4x CPU throttle", [["chronology", /filter by source/], ["chronology", /quick add p95/], ["chronology", /scrolling p95, reading/], ["chronology", /Patterns opened/]]],
];

const read = (bench) => {
  const file = `target/bench/${bench}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
};
const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);

let page = "";
console.log("\nThe numbers that we hold ourselves to");
for (const [what, asked] of TABLE) {
  console.log(`\n${what}`);
  for (const [bench, pattern] of asked) {
    const row = read(bench).find(({ name }) => pattern.test(name));
    const said = row
      ? [row.name, `${row.value.toLocaleString("en-GB")} ${row.unit}`.trim(), row.times === undefined ? "" : `x ${row.times.toFixed(2)}`, row.aim === null || row.aim === undefined ? "" : `${row.isLeast ? "at least" : "at most"} ${row.aim.toLocaleString("en-GB")} ${row.unit}`.trim(), verdict(row)]
      : [`${bench}: ${pattern.source}`, "not measured", "", "", ""];
    console.log(`  ${said[0].padEnd(86)} ${said[1].padStart(14)} ${said[2].padStart(9)}   ${said[3].padEnd(20)} ${said[4]}`);
    page += `<tr>${[what, ...said].map((cell) => `<td>${escape(cell)}</td>`).join("")}</tr>\n`;
  }
}
writeFileSync(
  "target/bench/index.html",
  `<!doctype html>
<html lang="en-GB"><meta charset="utf-8"><title>Kith: the numbers</title>
<style>body{font:16px system-ui;margin:2rem}td,th{border-bottom:1px solid;padding:.3rem .8rem;text-align:left}</style>
<h1>Kith: the numbers that we hold ourselves to</h1>
<table><thead><tr><th>What</th><th>Measured as</th><th>Now</th><th>Times the reference work</th><th>Aim</th><th></th></tr></thead><tbody>
${page}</tbody></table></html>
`,
);
console.log("\nThe same as a page: target/bench/index.html");
