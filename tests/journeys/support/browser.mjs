// Chromium for the journeys: every page is watched, and anything it says, throws or asks of a stranger fails the test.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

/** The devices that the screens are made for. */
export const VIEWPORTS = {
  tablet: { width: 1180, height: 820 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1440, height: 900 },
  /** The width that WCAG 1.4.10 asks for. */
  narrow: { width: 320, height: 640 },
};

export const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/** How Chromium is started for a home folder of its own. */
export const options = (home) => ({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? [...FLAGS, "--no-sandbox"] : FLAGS,
  env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
});

const newHome = () => mkdtempSync(join(tmpdir(), "kith-browser-"));
const removeHome = (home) => rmSync(home, { recursive: true, force: true, maxRetries: 5 });

/** Starts a headless Chromium with a home folder of its own, which goes when the browser closes, and with these further flags. */
export async function launch(flags = []) {
  const home = newHome();
  const usual = options(home);
  const browser = await chromium.launch({ ...usual, args: [...usual.args, ...flags] });
  browser.on("disconnected", () => removeHome(home));
  return browser;
}

/** How long the shared browser waits for another journey: the next one of a file begins at once. */
const IDLE = 250;
let shared;
let users = 0;
let closing;

/** The browser that all journeys of a file share: each has a context of its own in it, with storage and workers of its own. */
async function borrow() {
  clearTimeout(closing);
  users += 1;
  if (!shared?.isConnected()) shared = await launch();
  return shared;
}

/** Closes whatever a journey opened in the shared browser, and the browser itself once no further journey comes. */
async function giveBack(browser) {
  await Promise.all(browser.contexts().map((context) => context.close()));
  users -= 1;
  closing = setTimeout(() => {
    if (users === 0) void browser.close();
  }, IDLE);
}

/** What a development build says of itself, and a release does not. */
const DEVELOPMENT = process.env.KITH_DEVELOPMENT ? [/outside a reactive tracking context/] : [];

/**
 * Notes what pages of a context, and the service worker behind them, do wrong; `allow` holds patterns of what a test means
 * to provoke. `folder` is the address of the folder that the app is served from: nothing may be asked for outside it.
 */
export function watch(context, folder, allow = [], wrong = []) {
  const note = (text) => {
    if (![...allow, ...DEVELOPMENT].some((pattern) => pattern.test(text))) wrong.push(text);
  };
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") note(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => note(`page error: ${error.error().message}`));
  context.on("requestfailed", (request) => {
    // A navigation away ends what was still loading; that is nobody's mistake.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") note(`failed request: ${request.url()}`);
  });
  context.on("request", (request) => {
    const url = request.url();
    if (/^(data|blob|about):/.test(url)) return;
    if (!url.startsWith(folder)) note(`request to a stranger: ${url}`);
    // What is asked for names a file of the app, and carries nothing else.
    else if (request.method() !== "GET" || /[?]/.test(url)) note(`request that is no reading of a file: ${request.method()} ${url}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) note(`answer ${response.status()}: ${response.url()}`);
  });
  return wrong;
}

/**
 * Serves dist/, opens the app in a browser that knows nothing of it and runs `walk({ page, context, browser, server, url, wrong })`. Closes
 * everything after, and throws when the walk threw or the page did anything wrong.
 *
 * Options: `viewport` (a name of VIEWPORTS or a size), `at` (the hash to open, as in "#/case/1"), `allow` (patterns of
 * wrongs that the walk provokes on purpose), `context` (further options of the browser context, such as `forcedColors`,
 * `reducedMotion`, `hasTouch`), `base` (the folder that the app is served under), `headers` (further headers of every
 * answer), `asked` (false: a host that sends none of the headers of `_headers`), `prepare` (run with the server before
 * the page is opened), `ready` (false: do not wait until the app has taken over from the static
 * page), `profile` (true: the browser keeps its profile on the disk, and the walk gets `restart()`, which ends the browser and
 * answers a blank page in a new one with the same profile).
 */
export async function journey(
  walk,
  {
    viewport = "tablet",
    at = "",
    allow = [],
    context: more = {},
    base = "/",
    headers = {},
    asked = true,
    prepare,
    ready = true,
    profile = false,
  } = {},
) {
  const server = await serve({ base, headers, asked });
  const home = profile ? newHome() : undefined;
  const settings = { viewport: VIEWPORTS[viewport] ?? viewport, locale: "en-GB", timezoneId: "Europe/London", ...more };
  const wrong = [];
  let close = async () => {};
  let context;
  const seen = () => picture(context).catch(() => "");
  const open = async () => {
    if (profile) {
      context = await chromium.launchPersistentContext(join(home, "profile"), { ...options(home), ...settings });
      close = () => context.close();
    } else {
      const browser = await borrow();
      close = () => giveBack(browser);
      context = await browser.newContext(settings);
    }
    context.setDefaultTimeout(15_000);
    watch(context, server.url, allow, wrong);
    return { context, page: await context.newPage(), browser: context.browser() };
  };
  try {
    await prepare?.(server);
    const { page, browser } = await open();
    const url = server.url + at;
    await page.goto(url);
    if (ready) await started(page);
    const restart = async () => {
      await close();
      return (await open()).page;
    };
    await walk({ page, context, browser, server, url, wrong, restart });
    if (wrong.length > 0) throw new Error(`The page did what it must not:\n${wrong.join("\n")}`);
  } catch (error) {
    error.message += await seen();
    throw error;
  } finally {
    await close();
    await server.close();
    if (home) removeHome(home);
  }
}

/** Pictures of a browser's pages as they stand when a journey fails, in target/journeys/; answers where they are, in words. */
async function picture(context) {
  const folder = join(fileURLToPath(new URL("../../..", import.meta.url)), "target/journeys");
  mkdirSync(folder, { recursive: true });
  const said = [];
  for (const page of context.pages()) {
    const path = join(folder, `failed-${Date.now()}.png`);
    await page.screenshot({ path, fullPage: true, timeout: 5_000 });
    said.push(`target/journeys/${basename(path)} shows ${new URL(page.url()).hash || "the page"}`);
  }
  return `\n${said.join("\n")}`;
}

/** The passphrase that the journeys protect their devices with. */
export const PASSPHRASE = "kettle marigold trombone lantern";

/** Waits until the app has removed the static first page, and passes the gate: sets the device up, or unlocks it. */
export async function started(page, { unlock = true } = {}) {
  await page.locator("#app-boot").waitFor({ state: "detached", timeout: 30_000 });
  const gate = page.getByRole("heading", { level: 1, name: /^(?!Opening)/ });
  await gate.waitFor();
  if (!unlock) return;
  const words = await gate.innerText();
  if (words === "Protect the cases on this device") await setUp(page);
  if (words === "Kith is locked") await unlockWith(page);
}

/** Chooses the passphrase and takes note of the recovery code, which is answered. `isAwaited`: until the device is set up. */
export async function setUp(page, passphrase = PASSPHRASE, { isAwaited = true } = {}) {
  await page.getByLabel("Choose a passphrase").fill(passphrase);
  await page.getByLabel("Type the passphrase again").fill(passphrase);
  await page.getByLabel("I have read what a forgotten passphrase means").check();
  await page.getByRole("button", { name: "Go on" }).click();
  const code = await page.getByLabel("Recovery code", { exact: true }).innerText();
  await page.getByLabel("I have printed the recovery code or written it down").check();
  await page.getByRole("button", { name: "Protect this device" }).click();
  if (!isAwaited) return code;
  await page.getByRole("heading", { level: 1, name: "Print the recovery code" }).waitFor({ state: "detached", timeout: 60_000 });
  return code;
}

/** Types the passphrase on the locked page, and waits until it is gone. */
export async function unlockWith(page, passphrase = PASSPHRASE) {
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByRole("heading", { level: 1, name: "Kith is locked" }).waitFor({ state: "detached", timeout: 60_000 });
}
