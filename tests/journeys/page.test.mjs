// The static page: a changed file of the program is refused with plain words, and what does not belong in the page does not run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey, setUp, started } from "./support/browser.mjs";
import { bytesOf, fileOf, otherWasm } from "./support/release.mjs";

const REFUSED = [/integrity/i, /failed request/, /TypeError/, /answer 404/, /Failed to load resource/, /page error/];

/** Opens the app from a host that answers something else for one of its files. */
const tampered = (what, change, walk) =>
  journey(walk, {
    ready: false,
    allow: REFUSED,
    prepare: (server) => server.instead.set(fileOf(what), change(bytesOf(fileOf(what)))),
  });

async function assertRefused(page) {
  const words = page.getByRole("alert").filter({ hasText: "Kith did not open" });
  await words.waitFor();
  assert.match(await words.innerText(), /is not the one that belongs to this page\. It was not run\./);
  assert.equal(await page.getByRole("heading", { name: "Opening Kith…" }).count(), 0);
  assert.equal(await page.getByRole("navigation").count(), 0, "the app has started");
}

test("a wasm with other bytes is refused, in plain words", () =>
  tampered("wasm", otherWasm, async ({ page, server }) => {
    await assertRefused(page);
    await assertAccessible(page, "a refused program");
    // The same bytes are good wasm, and run where nothing binds them: it is the digest that refuses.
    assert.ok(WebAssembly.validate(server.instead.get(fileOf("wasm"))));
  }));

test("an app script with other bytes is refused, in plain words", () =>
  tampered("script", (bytes) => Buffer.concat([bytes, Buffer.from("\nglobalThis.strange = 1;")]), async ({ page }) => {
    await assertRefused(page);
    assert.equal(await page.evaluate(() => globalThis.strange), undefined);
  }));

// A development build is one file.
const skip = process.env.KITH_DEVELOPMENT === "1";

for (const [what, change] of [
  ["with other bytes is refused", otherWasm],
  ["that is missing is told", () => 404],
]) {
  test(`a second file of the program ${what}, in plain words, and the first goes on`, { skip }, () =>
    tampered("later", change, async ({ page }) => {
      await started(page);
      await page.getByRole("heading", { level: 1, name: "Cases on this device" }).waitFor();
      await page.getByRole("link", { name: "About" }).click();
      const words = page.getByRole("alert").filter({ hasText: "This part of Kith could not be read" });
      await words.waitFor();
      await assertAccessible(page, "a refused second file");
    }));
}

test("a file of the program that is missing is told in plain words", () =>
  tampered("wasm", () => 404, ({ page }) => assertRefused(page)));

const INJECTED = `<script>globalThis.strange = 1</script><script src="data:text/javascript,globalThis.strange=2"></script>
  <style>h1 { letter-spacing: 9px }</style><p id="styled" style="letter-spacing: 9px">Styled</p>
  <img src="icon-that-is-not-there" onerror="globalThis.strange = 3" alt="">
  <button type="button" onclick="globalThis.strange = 4">Strange</button>`;

for (const [who, asked] of [
  ["the host's header", true],
  ["the page alone", false],
]) {
  test(`inline script, style and handlers put into the page do nothing, by ${who}`, () =>
    journey(
      async ({ page }) => {
        const spacing = (selector) => page.evaluate((of) => getComputedStyle(document.querySelector(of)).letterSpacing, selector);
        await page.getByRole("button", { name: "Strange" }).click();
        assert.equal(await page.evaluate(() => globalThis.strange), undefined);
        assert.deepEqual([await spacing("#styled"), await spacing("h1")], ["normal", "normal"]);
        const stranger = await page.evaluate(() =>
          Promise.allSettled([fetch("https://elsewhere.example/"), import("data:text/javascript,0"), navigator.sendBeacon("https://elsewhere.example/")]),
        );
        assert.deepEqual(stranger.map(({ status }) => status).slice(0, 2), ["rejected", "rejected"]);
        assert.equal(await page.evaluate(() => document.forms.length), 0);
      },
      {
        asked,
        allow: [/Content Security Policy/, /violates the following/, /failed request/, /icon-that-is-not-there/, /Failed to load resource/, /Fetch API cannot load/],
        prepare: (server) => {
          const page = bytesOf("index.html").toString("utf8");
          server.instead.set("index.html", Buffer.from(page.replace("<body class=\"govuk-template__body\">", (body) => body + INJECTED)));
        },
      },
    ));
}

test("the check sums that come with the app fit its files", () => {
  const said = execFileSync("sha256sum", ["--check", "--strict", "SHA256SUMS"], { cwd: "dist", encoding: "utf8" });
  for (const name of ["index.html", "sw.js", "_headers", fileOf("script"), fileOf("wasm")]) assert.ok(said.includes(`${name}: OK`), name);
});

/** Starts the worker as the app does (src/browser/worker.rs): by the names and digests in the page, from the checked bytes. */
const startWorker = (page) =>
  page.evaluate(async () => {
    const read = async (name) => {
      const tag = document.querySelector(`meta[name="${name}"]`);
      return fetch(tag.content, { integrity: tag.dataset.integrity });
    };
    try {
      const script = await (await read("kith-worker-script")).text();
      const wasm = await WebAssembly.compile(await (await read("kith-worker-wasm")).arrayBuffer());
      const begin = "\nonmessage=e=>{onmessage=null;wasm_bindgen({module_or_path:e.data})}";
      const worker = new Worker(URL.createObjectURL(new Blob([script, begin], { type: "text/javascript" })));
      return await new Promise((done) => {
        worker.onmessage = () => done("started");
        worker.onerror = ({ message }) => done(`broken: ${message}`);
        worker.postMessage(wasm);
      });
    } catch (error) {
      return `refused: ${error.name}`;
    }
  });

test("the worker starts under the policy, and one with other bytes is refused", async () => {
  await journey(async ({ page }) => assert.equal(await startWorker(page), "started"));
  for (const [what, change] of [
    ["workerScript", (bytes) => Buffer.concat([bytes, Buffer.from("\n;")])],
    ["workerWasm", otherWasm],
  ]) {
    await tampered(what, change, async ({ page }) => {
      await started(page, { unlock: false });
      assert.equal(await startWorker(page), "refused: TypeError", what);
      // The app itself stops before it makes a key: the device is not set up, and it says that.
      await setUp(page, undefined, { isAwaited: false });
      await page.getByRole("alert").filter({ hasText: /could not|missing|cannot/ }).waitFor();
      assert.deepEqual(await page.evaluate(() => localStorage.length), 0, what);
    });
  }
});

test("on glass with round corners and a notch nothing that is read or touched lies under them", () =>
  journey(
    async ({ page, context }) => {
      const insets = { left: 44, right: 44, top: 20, bottom: 21 };
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setSafeAreaInsetsOverride", { insets });
      const { width, height } = page.viewportSize();
      for (const control of [...(await page.getByRole("link").all()), ...(await page.getByRole("button").all()), page.getByRole("heading", { level: 1 }), page.getByRole("contentinfo").getByRole("status")]) {
        const box = await control.boundingBox();
        // What is shown only once it has the focus lies outside the page until then.
        if (!box || box.y < 0) continue;
        const name = await control.innerText();
        assert.ok(box.x >= insets.left && box.x + box.width <= width - insets.right, `${name}: ${box.x} to ${box.x + box.width} of ${width}`);
        assert.ok(box.y >= insets.top, `${name}: ${box.y} from the top`);
        if (box.y < height && (await control.evaluate((one) => one.closest("footer") !== null))) assert.ok(box.y + box.height <= height - insets.bottom, `${name}: under the lower edge`);
      }
    },
    { viewport: { width: 844, height: 500 } },
  ));
