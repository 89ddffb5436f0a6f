// What remains of a case in the memory of the browser's process after a lock, byte by byte. Prints the counts; SECURITY.md says
// what they mean.
import assert from "node:assert/strict";
import { accessSync, closeSync, constants, openSync, readFileSync, readSync } from "node:fs";
import { test } from "node:test";
import { PASSPHRASE, journey } from "./support/browser.mjs";
import { addCase, goInCase, main, onScreen, saved } from "./support/case.mjs";
import { locked } from "./support/age.mjs";
import { control, question } from "./support/fill.mjs";

const NEEDLES = {
  "the client’s name": "Zephyrine Quillfeather",
  "the reason": "Wobbles on the seventh stair at dusk",
  "the file’s passphrase": "parsnip orbit velvet mandolin gust",
  "the device’s passphrase": PASSPHRASE,
};
const CHUNK = 1 << 22;

/** The process of every page. */
async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
}

/** How often each needle lies in the memory of the processes, as UTF-8 or UTF-16. */
function scan(pids) {
  const found = Object.fromEntries(Object.keys(NEEDLES).map((name) => [name, 0]));
  const needles = Object.entries(NEEDLES).flatMap(([name, text]) => [[name, Buffer.from(text)], [name, Buffer.from(text, "utf16le")]]);
  const overlap = Math.max(...needles.map(([, bytes]) => bytes.length));
  const buffer = Buffer.alloc(CHUNK + overlap);
  let seen = 0;
  for (const pid of pids) {
    const regions = readFileSync(`/proc/${pid}/maps`, "utf8")
      .split("\n")
      .map((line) => /^([0-9a-f]+)-([0-9a-f]+) (r\S+) \S+ \S+ (\d+)/.exec(line))
      // What is mapped from a file is the browser's own.
      .filter((match) => match && match[4] === "0")
      .map(([, from, to]) => [parseInt(from, 16), parseInt(to, 16)]);
    const memory = openSync(`/proc/${pid}/mem`, "r");
    for (const [from, to] of regions) {
      for (let at = from; at < to; at += CHUNK) {
        let length;
        try {
          length = readSync(memory, buffer, 0, Math.min(CHUNK + overlap, to - at), at);
        } catch {
          break;
        }
        seen += length;
        const part = buffer.subarray(0, length);
        for (const [name, bytes] of needles) {
          for (let hit = part.indexOf(bytes); hit >= 0; hit = part.indexOf(bytes, hit + 1)) if (hit < CHUNK) found[name] += 1;
        }
      }
    }
    closeSync(memory);
  }
  return { found, seen };
}

function isReadable() {
  try {
    accessSync(`/proc/${process.pid}/mem`, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

const inWords = (found) => Object.entries(found).map(([name, count]) => `${name} ${count}×`).join(", ");

/** Types as a person does, key by key: what a test hands over in one piece would lie in the memory by itself. */
async function type(page, field, words) {
  await field.click();
  await page.keyboard.type(words);
}

/** A case with a name and a reason, and a locked file that was opened and had nothing of ours in it. */
async function used(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await type(page, control(main(page), question("consultation", "name")), NEEDLES["the client’s name"]);
  await type(page, control(main(page), question("consultation", "reason")), NEEDLES["the reason"]);
  await saved(page);
  await page.getByRole("link", { name: "Open a file", exact: true }).click();
  const buffer = locked("{}", NEEDLES["the file’s passphrase"]);
  await page.getByLabel("Hand-off file", { exact: true }).setInputFiles({ name: "kith-x.txt", mimeType: "text/plain", buffer });
  await type(page, page.getByLabel("Passphrase of the file"), NEEDLES["the file’s passphrase"]);
  await page.getByRole("button", { name: "Unlock the file" }).click();
  await page.getByRole("alert", { name: "The file cannot be opened" }).waitFor({ timeout: 60_000 });
}

const lock = async (page) => {
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await onScreen(page, "Kith is locked");
};

test("what remains of a case in the memory of the browser’s process after a lock is counted", { skip: !isReadable(), timeout: 180_000 }, () =>
  journey(async ({ page, browser }) => {
    await used(page);
    const open = scan(await renderers(browser));
    console.log(`unlocked: ${inWords(open.found)} in ${Math.round(open.seen / 2 ** 20)} MB`);
    assert.ok(open.found["the client’s name"] > 0, "the scan sees nothing");
    await lock(page);
    for (const seconds of [2, 18]) {
      await page.waitForTimeout(seconds === 2 ? 2_000 : 16_000);
      const { found, seen } = scan(await renderers(browser));
      console.log(`${seconds} s after the lock: ${inWords(found)} in ${Math.round(seen / 2 ** 20)} MB`);
    }
  }));
