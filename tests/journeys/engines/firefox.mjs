// Firefox ESR, driven by puppeteer-core over WebDriver BiDi. Its profile lies on the disk, so that it can be closed and opened again.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { EnginePage } from "./page.mjs";

export const BINARY = process.env.FIREFOX || "/usr/bin/firefox-esr";

/** Firefox asks for nothing by itself, and lays what is downloaded into the folder without a question. */
const preferences = (downloads) => ({
  "browser.download.dir": downloads,
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.always_ask_before_handling_new_types": false,
  "browser.download.manager.showWhenStarting": false,
  "browser.helperApps.neverAsk.saveToDisk": "application/json,text/plain,application/octet-stream",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "browser.safebrowsing.update.enabled": false,
  "extensions.update.enabled": false,
  "app.update.enabled": false,
});

class Driver {
  constructor(page) {
    this.page = page;
  }

  prepare(finder) {
    return this.page.evaluate(`if (!globalThis.kithFind) { ${finder} }`);
  }

  evaluate(source, ...values) {
    return this.page.evaluate(`(${source})(${values.map((value) => JSON.stringify(value) ?? "undefined").join(",")})`);
  }

  found() {
    return this.page.evaluateHandle("globalThis.kithFound");
  }

  goto = (url) => this.page.goto(url, { waitUntil: "domcontentloaded" });
  reload = () => this.page.reload({ waitUntil: "domcontentloaded" });
  screenshot = (path) => this.page.screenshot({ path });
  type = (text) => this.page.keyboard.type(text);

  async press(keys) {
    const held = keys.split("+");
    const last = held.pop();
    for (const key of held) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of held.toReversed()) await this.page.keyboard.up(key);
  }

  async click() {
    await (await this.found()).click();
  }

  async tap() {
    await (await this.found()).tap();
  }

  async check() {
    await (await this.found()).click();
  }

  async fill(text) {
    await (await this.found()).focus();
    await this.evaluate("() => globalThis.kithFound.select()");
    if (text === "") await this.page.keyboard.press("Delete");
    else await this.page.keyboard.type(text);
  }

  async upload(path) {
    await (await this.found()).uploadFile(path);
  }
}

/** Starts Firefox. `folder`: nothing may be asked for outside this address. */
export async function open({ folder, wrong }) {
  const home = mkdtempSync(join(tmpdir(), "kith-firefox-"));
  const downloads = join(home, "downloads");
  mkdirSync(downloads);
  let browser;
  const begin = async () => {
    browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: BINARY,
      headless: true,
      userDataDir: join(home, "profile"),
      env: { ...process.env, HOME: home, TZ: "Europe/London" },
      extraPrefsFirefox: preferences(downloads),
      defaultViewport: { width: 1180, height: 820 },
    });
  };
  const newPage = async () => {
    const page = await browser.newPage();
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob|about):/.test(url) && !url.startsWith(folder)) wrong.push(`request to a stranger: ${url}`);
    });
    page.on("pageerror", (error) => wrong.push(`page error: ${error.message}`));
    return new EnginePage(new Driver(page));
  };
  await begin();
  return {
    name: (await browser.version()).replace("firefox/", "Firefox "),
    newPage,
    /** Ends the browser, and starts it with the same profile. */
    async restart() {
      await browser.close();
      await begin();
      return newPage();
    },
    /** The file that comes of an act, as its name and its bytes. */
    async download(page, act) {
      const before = new Set(readdirSync(downloads));
      await act();
      for (let tries = 0; tries < 200; tries += 1) {
        const name = readdirSync(downloads).find((name) => !before.has(name) && !name.endsWith(".part"));
        if (name && !readdirSync(downloads).includes(`${name}.part`)) {
          const bytes = readFileSync(join(downloads, name));
          if (bytes.length > 0) return { name, bytes, path: join(downloads, name) };
        }
        await new Promise((done) => setTimeout(done, 50));
      }
      throw new Error("no file came");
    },
    async close() {
      await browser.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
