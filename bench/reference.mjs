// A fixed piece of work, done before and after what a bench measures. Machines differ, and one machine differs from hour to
// hour: a figure as a multiple of this work can be compared where the milliseconds cannot. It knows nothing of the app.
import { createServer } from "node:http";
import { launch } from "../tests/journeys/support/browser.mjs";

const TIMES = 7;

/** The number as WebAssembly writes it. */
function signed(number) {
  const bytes = [];
  for (let left = number; ; ) {
    const byte = left & 0x7f;
    left >>= 7;
    if ((left === 0 && !(byte & 0x40)) || (left === -1 && byte & 0x40)) return [...bytes, byte];
    bytes.push(byte | 0x80);
  }
}

/** A module of one function, `run(n)`: n turns of a loop of whole numbers. */
function loop() {
  const body = [1, 1, 0x7f, 0x03, 0x40, 0x20, 1, 0x41, ...signed(1_664_525), 0x6c, 0x41, ...signed(1_013_904_223), 0x6a, 0x21, 1, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b, 0x20, 1, 0x0b];
  const part = (id, bytes) => [id, bytes.length, ...bytes];
  const name = [..."run"].map((letter) => letter.charCodeAt(0));
  return [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...part(1, [1, 0x60, 1, 0x7f, 1, 0x7f]), ...part(3, [1, 0]), ...part(7, [1, name.length, ...name, 0, 0]), ...part(10, [1, body.length, ...body])];
}

/** In the page: each kind of work so often; answers the times of each, in ms. */
async function work([times, bytes]) {
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes));
  const database = await new Promise((done, fail) => {
    const asked = indexedDB.open("reference");
    asked.onupgradeneeded = () => asked.result.createObjectStore("all");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const box = document.body.appendChild(document.createElement("div"));
  const kinds = {
    script() {
      const found = new Map();
      for (let n = 0; n < 60_000; n += 1) {
        const word = `word ${n % 4_001} of many`;
        found.set(word, (found.get(word) ?? 0) + word.length);
      }
      return found.size;
    },
    wasm: () => instance.exports.run(20_000_000),
    layout() {
      for (let turn = 0; turn < 4; turn += 1) {
        box.innerHTML = Array.from({ length: 600 }, (_, n) => `<p style="display:flex"><b>${n}</b><span>Words of this line ${n * turn}</span></p>`).join("");
        box.style.width = `${400 + turn * 90}px`;
        box.getBoundingClientRect();
      }
      box.textContent = "";
    },
    async storage() {
      for (let n = 0; n < 10; n += 1) {
        await new Promise((done, fail) => {
          const all = database.transaction("all", "readwrite", { durability: "strict" });
          all.objectStore("all").put(new Uint8Array(4_096).fill(n), n);
          all.oncomplete = done;
          all.onerror = () => fail(all.error);
        });
      }
    },
  };
  const all = {};
  for (const [kind, act] of Object.entries(kinds)) {
    all[kind] = [];
    for (let time = 0; time < times; time += 1) {
      const begun = performance.now();
      await act();
      all[kind].push(performance.now() - begun);
    }
  }
  database.close();
  return all;
}

/**
 * Does the work in a browser of its own; answers the median of each kind, in ms, and `page`, the three that a screen is
 * made of together.
 */
export async function reference() {
  const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end("<!doctype html><title>Reference</title>"));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const all = await page.evaluate(work, [TIMES, loop()]);
    const middle = (times) => [...times].sort((one, other) => one - other)[times.length >> 1];
    const found = Object.fromEntries(Object.entries(all).map(([kind, times]) => [kind, middle(times)]));
    return { ...found, page: found.script + found.wasm + found.layout };
  } finally {
    await browser.close();
    server.close();
  }
}
