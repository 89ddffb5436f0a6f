// A browser that is killed as a flat battery or the system kills it: no warning, no last write; then the same device again.
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { FLAGS, PASSPHRASE, started, watch } from "./browser.mjs";
import { addCase, goInCase, main, saved } from "./case.mjs";
import { control, fill, question } from "./fill.mjs";
import { serve } from "./serve.mjs";

/** Random numbers that come again from the same seed. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least, most) => least + next() * (most - least);
  const whole = (least, most) => Math.floor(between(least, most + 1));
  return { next, between, whole, one: (all) => all[whole(0, all.length - 1)] };
}

/** The processes whose command line names this folder. */
function processesOf(folder) {
  const found = [];
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      if (readFileSync(`/proc/${name}/cmdline`, "utf8").includes(folder)) found.push(Number(name));
    } catch {
      // It has ended meanwhile.
    }
  }
  return found;
}

const FIELDS = ["reason", "address"].map((slug) => question("consultation", slug));

/** Tells the test, from inside the page, what the two fields say each time the status line says that it is saved. */
function tellWhatIsSaved(labels) {
  const values = () => {
    const all = [...document.querySelectorAll("label")];
    const fields = labels.map((words) => all.find((label) => label.textContent.trim() === words)?.control?.value);
    return fields.includes(undefined) ? null : fields;
  };
  let was = "";
  const look = () => {
    const words = [...document.querySelectorAll("footer [role=status]")].map((one) => one.textContent).join();
    if (words !== was && /saved on this device/i.test(words)) {
      const told = values();
      if (told) globalThis.tellAcknowledged?.(JSON.stringify(told));
    }
    was = words;
    const done = document.querySelector("[role=status][aria-label=Done]");
    if (done) globalThis.tellDone?.(done.textContent);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Makes the page believe that a batch is written while its transaction is still open, for two seconds. */
export function acknowledgeTooEarly() {
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function () {
    if (this.mode !== "readwrite" || !this.objectStoreNames.contains("batches")) return commit.call(this);
    const store = this.objectStore("batches");
    const until = Date.now() + 2_000;
    const stay = () => {
      store.count("none").onsuccess = () => (Date.now() < until ? stay() : commit.call(this));
    };
    store.count("none").onsuccess = () => {
      this.dispatchEvent(new Event("complete"));
      stay();
    };
  };
}

/**
 * A device: a browser's profile folder on the disk and the server of the app. `open(at)` starts the browser on it and answers
 * the page, unlocked; `kill()` ends every process of it at once. `plant` is run in each page before the app.
 */
export async function device({ plant } = {}) {
  const home = mkdtempSync(join(tmpdir(), "kith-kill-"));
  const profile = join(home, "profile");
  const server = await serve();
  const database = join(profile, "Default", "IndexedDB");
  const self = { url: server.url, acknowledged: null, done: null, wrong: [], passphrase: PASSPHRASE };
  let context = null;
  let processes = [];

  /** Starts the browser; the page is still locked. */
  self.start = async (at = "") => {
    context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS,
      viewport: { width: 1180, height: 820 },
      locale: "en-GB",
      timezoneId: "Europe/London",
    });
    context.setDefaultTimeout(30_000);
    watch(context, server.url, [], self.wrong);
    processes = processesOf(profile);
    await context.exposeBinding("tellAcknowledged", (_, told) => (self.acknowledged = JSON.parse(told)));
    await context.exposeBinding("tellDone", (_, words) => (self.done = words));
    await context.addInitScript(tellWhatIsSaved, FIELDS.map(({ label }) => label));
    if (plant) await context.addInitScript(plant);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.goto(server.url + at);
    await started(page, { unlock: false });
    return page;
  };
  /** Starts the browser and unlocks, or sets the device up. */
  self.open = async (at = "") => {
    const page = await self.start(at);
    await started(page);
    return page;
  };
  /** SIGKILL to every process of the browser, the first of them first. */
  self.kill = async () => {
    for (const id of [...new Set([...processes, ...processesOf(profile)])].sort((one, other) => one - other)) {
      try {
        process.kill(id, "SIGKILL");
      } catch {
        // It has ended with the first.
      }
    }
    while (processesOf(profile).length > 0) await sleep(5);
    await context.close().catch(() => {});
  };
  self.close = () => context.close();
  /** Puts the database aside, or back, while no browser runs. */
  self.keep = (name) => cpSync(database, join(home, name), { recursive: true });
  self.restore = (name) => {
    rmSync(database, { recursive: true, force: true });
    cpSync(join(home, name), database, { recursive: true });
  };
  self.end = async () => {
    if (existsSync(profile)) await self.kill();
    await server.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return self;
}

const field = (page, index) => control(main(page), FIELDS[index]);
export const fieldsOf = async (page) => [await field(page, 0).inputValue(), await field(page, 1).inputValue()];

/** Waits until the page itself has said that this is saved. */
export async function acknowledged(device, values) {
  const until = Date.now() + 30_000;
  while (JSON.stringify(device.acknowledged) !== JSON.stringify(values)) {
    if (Date.now() > until) throw new Error(`never acknowledged: ${JSON.stringify(values)}, but ${JSON.stringify(device.acknowledged)}`);
    await sleep(2);
  }
}

/** Adds a case with a name and two short answers, and answers the address of its consultation form. */
export async function beginCase(device, page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await field(page, 0).fill("a");
  await field(page, 1).fill("b");
  await acknowledged(device, ["a", "b"]);
  await saved(page);
  return new URL(page.url()).hash;
}

const KEYS = "abcdefghijklmnopqrstuvwxyz     ";

/**
 * Types random keys, now in one field, now in the other, and kills the browser: `early` directly after a key that nothing has
 * acknowledged yet, else at any moment, or just after an acknowledgement. Answers every state that the fields were in.
 */
export async function typeAndKill(device, page, random, early, most = 24) {
  let now = await fieldsOf(page);
  const states = [now];
  const set = async (index, value, act) => {
    now = now.with(index, value);
    states.push(now);
    await act();
  };
  // A field that has grown long is begun anew.
  for (const index of [0, 1]) if (now[index].length > 300) await set(index, "x", () => field(page, index).fill("x"));
  if (states.length > 1) await acknowledged(device, now);
  device.acknowledged = now;
  let index = random.whole(0, 1);
  await field(page, index).press("End");
  await field(page, index).press("Control+End");
  for (let left = random.whole(3, most); left > 0; left -= 1) {
    if (random.next() < 0.1) {
      index = 1 - index;
      await field(page, index).press("Control+End");
    }
    const key = random.one(KEYS);
    await set(index, now[index] + key, () => page.keyboard.press(key === " " ? "Space" : key));
    // Now and then a pause that is long enough to be saved in.
    await sleep(random.next() < 0.15 ? random.between(250, 700) : random.between(0, 60));
  }
  if (early) {
    const key = random.one("abcdefghij");
    await set(index, now[index] + key, () => page.keyboard.press(key));
    await sleep(random.between(0, 280));
  } else if (random.next() < 0.5) {
    await acknowledged(device, now);
  } else {
    await sleep(random.between(0, 600));
  }
  const told = device.acknowledged;
  const isEarly = JSON.stringify(told) !== JSON.stringify(now);
  await device.kill();
  return { states, told, isEarly };
}

/** What is wrong with the words that a device came back with: lost, torn, or neither. */
export function verdict({ states, told }, found) {
  const last = (wanted) => states.findLastIndex((state) => JSON.stringify(state) === JSON.stringify(wanted));
  const [reached, owed] = [last(found), last(told)];
  if (reached < 0) return { torn: `came back as ${JSON.stringify(found)}, which it never was; the last was ${JSON.stringify(states.at(-1))}` };
  if (reached < owed) return { lost: `came back as ${JSON.stringify(found)}, but ${JSON.stringify(told)} was acknowledged` };
  return {};
}

/** What the page says of damage; null when it says nothing. */
export async function complaint(page) {
  for (const notice of await page.getByRole("alert").all()) {
    const words = (await notice.innerText()).trim();
    if (words !== "") return words;
  }
  const mended = page.getByText(/storage was damaged|It was mended/);
  return (await mended.count()) > 0 ? mended.first().innerText() : null;
}

/** Makes many batches in a moment: a page that is hidden writes at once. */
export async function manyBatches(device, page, count) {
  let now = await fieldsOf(page);
  for (let number = 0; number < count; number += 1) {
    const index = number % 2;
    now = now.with(index, `${now[index]}${number % 10}`);
    await field(page, index).evaluate((element, value) => {
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value");
      set.call(element, value);
      element.dispatchEvent(new Event("input", { bubbles: true }));
      globalThis.dispatchEvent(new Event("pagehide"));
    }, now[index]);
    await acknowledged(device, now);
  }
  return now;
}

/** How many batches a device keeps, and the number of its newest snapshot, with nothing of what they say. */
export const kept = (page) =>
  page.evaluate(async () => {
    const answer = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
    const database = await answer(indexedDB.open("kith"));
    const keys = async (store) => answer(database.transaction(store).objectStore(store).getAllKeys());
    const found = { batches: (await keys("batches")).length, snapshots: Math.max(0, ...(await keys("snapshots")).map((key) => Number(key.split("/").at(-2)))) };
    database.close();
    return found;
  });

