// Files made to be slow: how long the page stands still, at a quarter of this machine's speed, for each of four that once
// froze it for seconds. What is refused or shown in part has to say so in that time; what is taken in has to be usable.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { journey } from "../tests/journeys/support/browser.mjs";
import { choosePath, onScreen } from "../tests/journeys/support/case.mjs";
import { sealed } from "../tests/journeys/support/handoff.mjs";
import { begin, tenth } from "./results.mjs";

const bench = await begin("hostile");

const THROTTLE = 4;
const AIM = 1_000;
const BY = { name: "Hannah Osei", role: "Social worker" };

/** A file of one case; `say` gives it an entry of a key. */
function file(make, version = 1, readable = []) {
  const operations = [];
  const say = (key, value, device = "00000000000fa311") => {
    const n = operations.length;
    const salt = n.toString(16).padStart(32, "0");
    const digest = createHash("sha256").update(Buffer.from(salt, "hex")).update(JSON.stringify(value)).digest("hex");
    const at = new Date(Date.UTC(2025, 10, 17, 9) + n).toISOString();
    operations.push({ stamp: `${at}-0000-${device}`, act: key.split("/").length === 2 ? "add" : "answer", key, value, by: BY, salt, digest });
  };
  say("episode/first", { whole: {} });
  make(say);
  const cases = [{ id: "slow", readable, operations }];
  return sealed({ format: "kith-handoff", version, app: "9.0.0", notice: "Made by a bench.", exported_at: "2025-11-17T10:00:00.000Z", exported_by: BY, cases });
}

/** 5,000 entries of the chronology: each summing up the next, or, to measure beside, none. */
const entries = (is_nested) =>
  file((say) => {
    for (let n = 0; n < 5_000; n += 1) {
      const fields = { date: { date: "2025-01-02" }, incident: { text: `Sums up the next (${n})` } };
      if (is_nested && n < 4_999) fields.summarises = { choices: [`s${String(n + 1).padStart(5, "0")}`] };
      say(`chronology/s${String(n).padStart(5, "0")}`, { whole: fields });
    }
  });
const answers = () =>
  file((say) => {
    for (let n = 0; n < 20_000; n += 1) say("consultation/first/reason", { text: `Answer ${n}` }, n.toString(16).padStart(16, "0"));
  });
const newer = () => file(() => {}, 3, [{ title: "Long", blocks: Array.from({ length: 200_000 }, (_, n) => ({ paragraph: `Words ${n}` })) }]);
const text = () => file((say) => say("consultation/first/reason", { text: "All of this is one answer. ".repeat(775_000) }));

/** The longest time for which the page did not answer while something was done, and how long that took in all. */
async function still(page, act) {
  await page.evaluate(() => {
    window.longest = 0;
    let last = performance.now();
    clearInterval(window.watch);
    window.watch = setInterval(() => {
      const now = performance.now();
      window.longest = Math.max(window.longest, now - last);
      last = now;
    }, 5);
  });
  const begun = Date.now();
  await act();
  await page.waitForTimeout(300);
  return { longest: await page.evaluate(() => window.longest), all: Date.now() - begun - 300 };
}

const rows = [];
const note = (name, { longest, all }) => {
  rows.push({ name: `${name}: the page stands still`, value: tenth(longest), unit: "ms", aim: AIM });
  rows.push({ name: `${name}: in all`, value: tenth(all), unit: "ms", aim: null });
};

/** Each file in a browser of its own, so that none finds the work of another. */
async function open(name, bytes, seen) {
  const folder = mkdtempSync(join(tmpdir(), "kith-hostile-"));
  const path = join(folder, "kith-handoff.json");
  writeFileSync(path, bytes);
  await journey(async ({ page, context }) => {
    page.setDefaultTimeout(120_000);
    const client = await context.newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    await seen(page, (what, act) => still(page, act).then((times) => note(`${name}, ${what}`, times)), () => choosePath(page, path));
  });
  rmSync(folder, { recursive: true });
}

const refusal = (page) => page.getByRole("alert", { name: "The file cannot be opened" });
const asked = process.env.KITH_HOSTILE?.split(",");
/** All that is done with a case of many entries. */
async function used(page, time, choose) {
  await time("opened", async () => {
    await choose();
    await page.getByRole("button", { name: "Apply", exact: true }).waitFor();
  });
  await time("applied", async () => {
    await page.getByRole("button", { name: "Apply", exact: true }).click();
    await onScreen(page, "Case");
  });
  const visit = (name, place, waits) => time(name, async () => {
    await page.evaluate((place) => (location.hash = `#/case/slow/${place}`), place);
    await waits();
  });
  await visit("chronology", "chronology", () => page.getByRole("table").first().waitFor());
  await visit("print", "print/chronology/full", () => page.getByText("Sums up the next (0)").first().waitFor());
  await visit("hand over", "hand-over", () => onScreen(page, "Hand over"));
}
const SHAPES = {
  plain: ["5,000 plain entries", () => entries(false), used],
  nested: ["5,000 nested summaries", () => entries(true), used],
  answers: ["20,000 answers to one question", answers, (page, time, choose) => time("refused", async () => {
    await choose();
    await refusal(page).getByText("more than 100 answers").waitFor();
  })],
  newer: ["a newer file of 200,000 blocks", newer, (page, time, choose) => time("shown", async () => {
    await choose();
    await page.getByText("The rest of the file is not shown").waitFor();
  })],
  text: ["one text of 20 MB", text, (page, time, choose) => time("refused", async () => {
    await choose();
    await refusal(page).getByText("1,000,000 letters").waitFor();
  })],
};

for (const [shape, [name, make, seen]] of Object.entries(SHAPES)) {
  if (!asked || asked.includes(shape)) await open(name, make(), seen);
}
await bench.end(rows);
