// Prints what a first visit downloads, file by file, and writes target/bench/sizes.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Kilobytes of brotli for HTML, JavaScript, wasm and CSS together. */
const AIM = 250;

const counted = /\.(html|js|wasm|css)$/;
const rows = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const path = `${entry.parentPath ?? entry.path}/${entry.name}`;
    const bytes = readFileSync(path);
    const brotli = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    return { name: path.slice("dist/".length), raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
  })
  .sort((a, b) => b.raw - a.raw);

const total = rows
  .filter((row) => counted.test(row.name))
  .reduce((sum, row) => ({ raw: sum.raw + row.raw, gzip: sum.gzip + row.gzip, brotli: sum.brotli + row.brotli }), {
    raw: 0,
    gzip: 0,
    brotli: 0,
  });

const line = (name, { raw, gzip, brotli }) =>
  console.log(name.padEnd(40) + [raw, gzip, brotli].map((n) => n.toLocaleString("en-GB").padStart(12)).join(""));
console.log("dist".padEnd(40) + ["raw", "gzip", "brotli"].map((head) => head.padStart(12)).join(""));
for (const row of rows) line(row.name, row);
line("total of HTML, JS, wasm and CSS", total);
console.log(`aim: ${AIM} KB brotli; now: ${(total.brotli / 1000).toFixed(1)} KB`);

// File names carry a hash; what is measured keeps its name from build to build.
const plain = (name) => name.replace(/-[0-9a-f]{16}/, "");
const results = [
  { name: "bundle, brotli", value: total.brotli / 1000, unit: "KB", aim: AIM },
  ...rows.map((row) => ({ name: `${plain(row.name)}, brotli`, value: row.brotli / 1000, unit: "KB", aim: null })),
];
mkdirSync("target/bench", { recursive: true });
writeFileSync("target/bench/sizes.json", `${JSON.stringify(results, null, 2)}\n`);
