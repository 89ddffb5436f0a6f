// WebKitGTK's MiniBrowser under WebKitWebDriver and a display of its own: the nearest to Safari that a test machine has.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chord, typing } from "./keys.mjs";
import { EnginePage } from "./page.mjs";

export const BINARY = process.env.WEBKIT_DRIVER || "/usr/bin/WebKitWebDriver";
const BROWSER = () => ["4.1", "4.0", "6.0"].flatMap((version) => [
  `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
  `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkitgtk-${version}/MiniBrowser`,
]).find((path) => existsSync(path));

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const sleep = (millis) => new Promise((done) => setTimeout(done, millis));

/** The driver says nothing any more, which on a busy machine happens to it; the app may be well. */
export class DriverSilent extends Error {}

async function ask(port, method, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { "Content-Type": "application/json" },
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(90_000),
  }).catch((error) => {
    throw error.name === "TimeoutError" ? new DriverSilent(`${path}: no answer within 90 s`) : error;
  });
  const { value } = await answer.json();
  if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
  return value;
}

class Driver {
  constructor(ask, window) {
    this.send = ask;
    this.window = window;
  }

  async ask(method, path, body) {
    await this.send("POST", "/window", { handle: this.window });
    return this.send(method, path, body);
  }

  async prepare(finder) {
    if (await this.evaluate("() => Boolean(globalThis.kithFind)")) return;
    await this.ask("POST", "/execute/sync", { script: finder, args: [] });
  }

  async evaluate(source, ...values) {
    const script = `
      const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${source})(...arguments[0].map((text) => text === null ? undefined : JSON.parse(text)))).then(
        (value) => done({ value: JSON.stringify(value) }),
        (error) => done({ error: String(error) }));`;
    const sent = values.map((value) => (value === undefined ? null : JSON.stringify(value)));
    const { value, error } = await this.ask("POST", "/execute/async", { script, args: [sent] });
    if (error) throw new Error(error);
    return value === undefined ? undefined : JSON.parse(value);
  }

  async found() {
    const found = await this.ask("POST", "/execute/sync", { script: "return globalThis.kithFound", args: [] });
    return found[ELEMENT];
  }

  goto = (url) => this.ask("POST", "/url", { url });
  reload = () => this.ask("POST", "/refresh", {});

  async screenshot(path) {
    writeFileSync(path, Buffer.from(await this.ask("GET", "/screenshot"), "base64"));
  }

  act = (actions) => this.ask("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  type = (text) => this.act(typing(text));
  press = (keys) => this.act(chord(keys));

  async click() {
    await this.ask("POST", `/element/${await this.found()}/click`, {});
  }

  /** A finger's tap. The driver has no finger, so that the page is told of one as a touch screen tells it. */
  async tap() {
    await this.evaluate(`() => {
      const found = globalThis.kithFound;
      const box = found.getBoundingClientRect();
      const [clientX, clientY] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(clientX, clientY);
      const target = top && found.contains(top) ? top : found;
      const touch = { bubbles: true, cancelable: true, composed: true, pointerType: "touch", pointerId: 7, isPrimary: true, clientX, clientY, width: 20, height: 20 };
      target.dispatchEvent(new PointerEvent("pointerdown", { ...touch, button: 0, buttons: 1, pressure: 0.5 }));
      target.dispatchEvent(new PointerEvent("pointerup", { ...touch, button: 0 }));
      target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, clientX, clientY }));
    }`);
  }

  check = () => this.click();

  async fill(text) {
    const element = await this.found();
    await this.evaluate("() => { globalThis.kithFound.focus(); globalThis.kithFound.select(); }");
    if (text === "") await this.press("Delete");
    else await this.ask("POST", `/element/${element}/value`, { text });
  }

  async upload(path) {
    await this.ask("POST", `/element/${await this.found()}/value`, { text: path });
  }
}

/** A port that nobody listens on. */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Starts a display, the driver and the browser. What the browser asks of other hosts goes to a proxy that only notes it. */
export async function open({ wrong }) {
  const home = mkdtempSync(join(tmpdir(), "kith-webkit-"));
  const downloads = join(home, "downloads");
  for (const folder of ["config", "data", "cache", "downloads", "run"]) mkdirSync(join(home, folder), { mode: 0o700 });
  writeFileSync(join(home, "config", "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);

  const strangers = createServer((socket) => {
    socket.once("data", (bytes) => {
      wrong.push(`request to a stranger: ${bytes.toString("latin1").split("\r\n")[0]}`);
      socket.destroy();
    });
    socket.on("error", () => {});
  });
  await new Promise((done) => strangers.listen(0, "127.0.0.1", done));

  const children = [];
  process.once("SIGTERM", () => process.exit(1));
  const start = (command, args, options) => {
    const child = spawn(command, args, { stdio: "ignore", ...options });
    children.push(child);
    // Also where the test is ended from outside: nobody sees a display that is left behind.
    process.once("exit", () => child.kill());
    return child;
  };
  // The X server chooses a display that is free, and says which.
  const display = await new Promise((done, failed) => {
    const server = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    server.on("error", failed);
    server.stdio[3].once("data", (bytes) => done(`:${bytes.toString().trim()}`));
  });
  const port = await freePort();
  start(BINARY, [`--port=${port}`, "--host=127.0.0.1"], {
    env: {
      ...process.env,
      DISPLAY: display,
      TZ: "Europe/London",
      HOME: home,
      XDG_CONFIG_HOME: join(home, "config"),
      XDG_DATA_HOME: join(home, "data"),
      XDG_CACHE_HOME: join(home, "cache"),
      XDG_RUNTIME_DIR: join(home, "run"),
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  for (let tries = 0; ; tries += 1) {
    try {
      await ask(port, "GET", "/status");
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await sleep(100);
    }
  }
  const proxy = `127.0.0.1:${strangers.address().port}`;
  const session = await ask(port, "POST", "/session", {
    capabilities: {
      alwaysMatch: {
        browserName: "MiniBrowser",
        proxy: { proxyType: "manual", httpProxy: proxy, sslProxy: proxy, noProxy: ["127.0.0.1"] },
        timeouts: { script: 60_000, pageLoad: 60_000 },
        "webkitgtk:browserOptions": { binary: BROWSER(), args: ["--automation"] },
      },
    },
  });
  const send = (method, path, body) => ask(port, method, `/session/${session.sessionId}${path}`, body);
  const windows = new Set();
  const newPage = async () => {
    const handle = windows.size === 0 ? await send("GET", "/window") : (await send("POST", "/window/new", { type: "tab" })).handle;
    windows.add(handle);
    await send("POST", "/window", { handle });
    await send("POST", "/window/rect", { width: 1180, height: 820 }).catch(() => {});
    return new EnginePage(new Driver(send, handle));
  };
  return {
    name: `WebKitGTK ${session.capabilities.browserVersion}`,
    newPage,
    /** Automation keeps no profile: a cold start is a page that is opened when no other is left of the ones before. */
    async restart() {
      const before = [...windows];
      const page = await newPage();
      for (const handle of before) {
        await send("POST", "/window", { handle });
        await send("DELETE", "/window");
        windows.delete(handle);
      }
      return page;
    },
    async download(page, act) {
      const before = new Set(readdirSync(downloads));
      await act();
      for (let tries = 0; tries < 200; tries += 1) {
        const name = readdirSync(downloads).find((name) => !before.has(name) && !name.endsWith(".wkdownload"));
        if (name) {
          const bytes = readFileSync(join(downloads, name));
          if (bytes.length > 0) return { name, bytes, path: join(downloads, name) };
        }
        await sleep(50);
      }
      throw new Error("no file came");
    },
    async close() {
      await send("DELETE", "").catch(() => {});
      for (const child of children.toReversed()) {
        const gone = new Promise((done) => (child.exitCode === null ? child.once("exit", done) : done()));
        child.kill();
        await Promise.race([gone, sleep(3_000)]);
      }
      strangers.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
