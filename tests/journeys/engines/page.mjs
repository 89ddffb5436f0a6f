// A page and its locators for the engines that Playwright does not drive: the part of Playwright's interface that the
// journeys use, over a few deeds of a driver, so that a journey is written once for every engine.
import { FINDER } from "./finder.mjs";

const LIMIT = 20_000;
const PAUSE = 60;
const sleep = (millis) => new Promise((done) => setTimeout(done, millis));

const words = (text, exact = false) =>
  text === undefined ? undefined : text instanceof RegExp ? { pattern: [text.source, text.flags] } : { text, exact };

/** Whatever can be looked inside of: the page, or what was found in it. */
class Scope {
  constructor(driver, chain) {
    this.driver = driver;
    this.chain = chain;
  }

  with(step) {
    return new Locator(this.driver, [...this.chain, step]);
  }

  getByRole(role, { name, exact, level } = {}) {
    return this.with({ step: "role", role, name: words(name, exact), level });
  }

  getByLabel(name, { exact } = {}) {
    return this.with({ step: "label", name: words(name, exact) });
  }

  getByText(name, { exact } = {}) {
    return this.with({ step: "text", name: words(name, exact) });
  }

  locator(selector) {
    return this.with({ step: "css", selector });
  }
}

/** What a chain of steps finds, looked for anew each time. */
class Locator extends Scope {
  filter({ hasText }) {
    return this.with({ step: "filter", name: words(hasText) });
  }

  nth(at) {
    return this.with({ step: "nth", at });
  }

  first() {
    return this.nth(0);
  }

  last() {
    return this.nth(-1);
  }

  toString() {
    return JSON.stringify(this.chain);
  }

  /** Asks `of(elements, argument)` inside the page. */
  async ask(of, argument) {
    const source = `(chain, argument) => (${of})(kithFind(chain), argument)`;
    for (let tries = 0; ; tries += 1) {
      try {
        await this.driver.prepare(FINDER);
        return await this.driver.evaluate(source, this.chain, argument);
      } catch (error) {
        // The document changed in between.
        if (tries > 20) throw error;
        await sleep(PAUSE);
      }
    }
  }

  /** Waits until exactly one is found and it is as `is(element)` says; then it is `kithFound` in the page. */
  async one(is = "(element) => kithIsShown(element) && !element.disabled") {
    let last;
    for (const until = Date.now() + LIMIT; Date.now() < until; await sleep(PAUSE)) {
      last = await this.ask(`(found) => {
        if (found.length !== 1) return "found " + found.length + " times";
        if (!(${is})(found[0])) return "not ready";
        globalThis.kithFound = found[0];
        found[0].scrollIntoView({ block: "center", inline: "nearest" });
        return "";
      }`);
      if (last === "") return;
    }
    throw new Error(`${this}: ${last} within ${LIMIT / 1000} s`);
  }

  count() {
    return this.ask("(found) => found.length");
  }

  async waitFor({ state = "visible", timeout = LIMIT } = {}) {
    const is = state === "detached" ? "(found) => found.length === 0" : "(found) => found.some(kithIsShown)";
    for (const until = Date.now() + timeout; Date.now() < until; await sleep(PAUSE)) if (await this.ask(is)) return;
    throw new Error(`${this}: not ${state} within ${timeout / 1000} s`);
  }

  async read(of) {
    await this.one("() => true");
    return this.driver.evaluate(`() => (${of})(globalThis.kithFound)`);
  }

  innerText = () => this.read("(element) => element.innerText");
  inputValue = () => this.read("(element) => element.value");
  isChecked = () => this.read("(element) => element.checked");
  evaluate = (of) => this.read(String(of));
  allInnerTexts = () => this.ask("(found) => found.map((element) => element.innerText)");

  async click() {
    await this.one();
    await this.driver.click();
  }

  async tap() {
    await this.one();
    await this.driver.tap();
  }

  async fill(text) {
    await this.one();
    await this.driver.fill(text);
  }

  async check() {
    // GOV.UK's own boxes lie under their labels' drawn ones; a person taps what is drawn, which is the label's.
    await this.one("() => true");
    if (await this.driver.evaluate("() => globalThis.kithFound.checked")) return;
    await this.driver.check();
  }

  async selectOption(label) {
    await this.one();
    await this.driver.evaluate(
      `(label) => {
        const found = globalThis.kithFound;
        const option = [...found.options].find((option) => option.value === label || option.label === label);
        if (!option) throw new Error("no such option: " + label);
        found.value = option.value;
        found.dispatchEvent(new Event("input", { bubbles: true }));
        found.dispatchEvent(new Event("change", { bubbles: true }));
      }`,
      label,
    );
  }

  async setInputFiles(path) {
    await this.one("() => true");
    await this.driver.upload(path);
  }
}

/** A page of a driver. */
export class EnginePage extends Scope {
  constructor(driver) {
    super(driver, []);
    this.keyboard = { press: (key) => driver.press(key), type: (text) => driver.type(text) };
  }

  goto = (url) => this.driver.goto(url);
  reload = () => this.driver.reload();
  url = () => this.driver.evaluate("() => location.href");
  evaluate = (of, argument) => this.driver.evaluate(`(argument) => (${of})(argument)`, argument);
  screenshot = ({ path }) => this.driver.screenshot(path);

  async waitForFunction(is, argument) {
    for (const until = Date.now() + LIMIT; Date.now() < until; await sleep(PAUSE)) {
      if (await this.evaluate(is, argument).catch(() => false)) return;
    }
    throw new Error(`not true within ${LIMIT / 1000} s: ${is}`);
  }
}
