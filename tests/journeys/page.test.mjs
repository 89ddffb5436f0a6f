// The static page: a changed file of the program is refused with plain words, and what does not belong in the page does not run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey, setUp, started } from "./support/browser.mjs";
import { aboutBuild, bytesOf, distBuild, fileOf, otherWasm } from "./support/release.mjs";

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

/** Opens a page of another origin that holds the app in a frame, and answers that frame. */
async function framed(page, url) {
  const { createServer } = await import("node:http");
  const host = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(`<!doctype html><iframe src="${url}" width="800" height="600"></iframe>`));
  await new Promise((ready) => host.listen(0, "127.0.0.1", ready));
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  return { frame: page.frameLocator("iframe"), close: () => new Promise((done) => host.close(done)) };
}

test("inside a frame of another page nothing of the program is fetched, and it says why", () =>
  journey(
    async ({ page, url }) => {
      const { frame, close } = await framed(page, url);
      try {
        await frame.getByRole("alert").filter({ hasText: "Kith does not run inside another page" }).waitFor();
        assert.equal(await frame.getByText("Opening Kith…").isVisible(), false);
        await page.waitForTimeout(500);
        const asked = await frame.locator("body").evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
        assert.ok(asked.length > 0, "the frame is not looked at");
        assert.deepEqual(asked.filter((name) => name.endsWith(".wasm")), [], "the wasm was fetched");
        assert.equal(await frame.getByRole("textbox").count(), 0);
      } finally {
        await close();
      }
    },
    // A host that sends no headers; on one that does, the browser shows nothing at all.
    { asked: false, ready: false, allow: [/request to a stranger/, /favicon/, /answer 404/] },
  ));

for (const [what, without, says] of [
  ["WebAssembly", () => delete globalThis.WebAssembly, /protection of this browser can switch off: WebAssembly/],
  ["storage", () => Object.defineProperty(globalThis, "indexedDB", { get: () => undefined }), /IndexedDB, in which it keeps/],
  ["a storage that may be asked for", () => Object.defineProperty(globalThis, "indexedDB", { get: () => { throw new DOMException("", "SecurityError"); } }), /IndexedDB, in which it keeps/],
]) {
  test(`in a browser that forbids ${what} the first page says so, and that this address can be excepted`, () =>
    journey(
      async ({ page, context, server, url }) => {
        // The offline copy that the first load makes is fetched before anything is counted.
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
        await context.addInitScript(without);
        const before = server.requests.get(`/${fileOf("wasm")}`) ?? 0;
        await page.goto("about:blank");
        await page.goto(url);
        const words = page.getByRole("alert").filter({ hasText: "This browser does not let Kith run" });
        await words.waitFor();
        const text = await words.innerText();
        assert.match(text, says);
        assert.match(text, /can except this address/);
        assert.doesNotMatch(text, /[Rr]eload/);
        await assertAccessible(page, "a browser that forbids the program");
        assert.equal(server.requests.get(`/${fileOf("wasm")}`) ?? 0, before, "the wasm was fetched");
      },
      { ready: false },
    ));
}

test("at an address that is not secure the first page says so before anything is asked or printed", async () => {
  const { launch, watch } = await import("./support/browser.mjs");
  const { serve } = await import("./support/serve.mjs");
  const server = await serve();
  const browser = await launch(["--host-resolver-rules=MAP kith.example 127.0.0.1"]);
  try {
    const url = `http://kith.example:${server.port}/`;
    const context = await browser.newContext();
    const wrong = watch(context, url, [/Cross-Origin-Opener-Policy/]);
    const page = await context.newPage();
    await page.goto(url);
    const words = page.getByRole("alert").filter({ hasText: "This address is not secure" });
    await words.waitFor();
    assert.match(await words.innerText(), /begins with https/);
    await page.waitForTimeout(500);
    assert.equal(await page.getByRole("textbox").count(), 0);
    assert.equal(server.requests.get(`/${fileOf("wasm")}`), undefined, "the wasm was fetched");
    assert.deepEqual(wrong, []);
  } finally {
    await browser.close();
    await server.close();
  }
});

test("once the program is kept on the device its policy ends at its own folder, not at the host", () =>
  journey(
    async ({ page, url }) => {
      const reach = (path) => page.evaluate((path) => fetch(path).then(() => "reached", () => "refused"), path);
      await aboutBuild(page);
      await page.reload();
      await started(page);
      assert.equal(await reach("./manifest.webmanifest"), "reached");
      assert.equal(await reach("/some/deep/folder/manifest.webmanifest"), "reached");
      for (const path of ["/", "/some/deep/", "/some/deep/folder2/x", "/some/deep/folder/../x"]) assert.equal(await reach(path), "refused", path);
      // The app itself goes on under it: the worker, the second file, and the look for a newer version.
      assert.equal(await startWorker(page), "started");
      assert.equal(await aboutBuild(page), distBuild());
      await page.getByRole("button", { name: "Look for a newer version" }).click();
      await page.getByText("Kith has looked.").waitFor();
      assert.ok(new URL(url).pathname.length > 1);
    },
    { base: "/some/deep/folder/", allow: [/Content Security Policy/, /violates the following/, /failed request/, /Fetch API cannot load/, /Refused to connect/] },
  ));

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
      // Where the windows' orders begin is no part of the device's protection.
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name !== "kith-order")), [], what);
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
