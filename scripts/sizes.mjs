// Prints what a first visit downloads, file by file, and writes target/bench/sizes.json.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Kilobytes of brotli that each line may have at most, and what it aims at: a line that grows past its most fails the build. */
const BUDGET = JSON.parse(readFileSync(new URL("budget.json", import.meta.url), "utf8"));
const AIM = BUDGET["first visit"].aim;

const counted = /\.(html|js|wasm|css)$/;
/** Pages beside the app, that only those who look for them read. */
const beside = /^(rescue|accessibility)/;
/** Read when a passphrase or a locked file is first met, not to open the page; the device keeps it beforehand. */
const worker = /^worker-/;
/** The app's second file, fetched while the first screen is there. */
const later = /^later-/;
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

const sum = (some) =>
  some
    .filter((row) => counted.test(row.name))
    .reduce((total, row) => ({ raw: total.raw + row.raw, gzip: total.gzip + row.gzip, brotli: total.brotli + row.brotli }), {
      raw: 0,
      gzip: 0,
      brotli: 0,
    });
const total = sum(rows.filter((row) => !worker.test(row.name) && !later.test(row.name) && !beside.test(row.name)));
const second = sum(rows.filter((row) => later.test(row.name)));
const apart = sum(rows.filter((row) => worker.test(row.name)));

const line = (name, { raw, gzip, brotli }) =>
  console.log(name.padEnd(40) + [raw, gzip, brotli].map((n) => n.toLocaleString("en-GB").padStart(12)).join(""));
console.log("dist".padEnd(40) + ["raw", "gzip", "brotli"].map((head) => head.padStart(12)).join(""));
for (const row of rows) line(row.name, row);
line("until the first screen: HTML, JS, wasm, CSS", total);
line("the app's second file, after it", second);
line("the worker, apart", apart);
console.log(
  `aim of the first visit: ${AIM} KB brotli; now: ${(total.brotli / 1000).toFixed(1)} KB until the first screen can be used, ` +
    `${((total.brotli + second.brotli) / 1000).toFixed(1)} KB with all screens`,
);

// File names carry a hash; what is measured keeps its name from build to build.
const plain = (name) => name.replace(/-[0-9a-f]{16}/, "");
const results = [
  { name: "bundle, brotli", value: total.brotli / 1000, unit: "KB", aim: AIM },
  { name: "second file, brotli", value: second.brotli / 1000, unit: "KB", aim: null },
  { name: "worker, brotli", value: apart.brotli / 1000, unit: "KB", aim: null },
  ...rows.map((row) => ({ name: `${plain(row.name)}, brotli`, value: row.brotli / 1000, unit: "KB", aim: null })),
];
mkdirSync("target/bench", { recursive: true });
writeFileSync("target/bench/sizes.json", `${JSON.stringify(results, null, 2)}\n`);

const lines = {
  "first visit": total.brotli,
  later: second.brotli,
  worker: apart.brotli,
  "style sheet": rows.find((row) => /^main-.*\.css$/.test(row.name))?.brotli ?? 0,
  page: rows.find((row) => row.name === "index.html")?.brotli ?? 0,
};
const over = Object.entries(lines).filter(([name, bytes]) => bytes / 1000 > BUDGET[name].most);
for (const [name, bytes] of Object.entries(lines)) {
  const { most, aim } = BUDGET[name];
  console.log(`${name.padEnd(40)}${(bytes / 1000).toFixed(1).padStart(8)} KB, may be ${most}, aims at ${aim}`);
}
if (over.length > 0) {
  console.error(`Grown past scripts/budget.json: ${over.map(([name]) => name).join(", ")}. Make it smaller, or say in the commit why it may be larger.`);
  process.exitCode = 1;
}
