// Draws the icons that a home screen asks for from style/icon.svg, with Chromium: run it again when the drawing changes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const svg = readFileSync("style/icon.svg", "utf8");
/** Home screens that cut their icons into shapes of their own need the ground out to the edge, and the sign well inside. */
const square = svg.replace('rx="12"', 'rx="0"');
const inset = square.replace('<g fill="none"', '<g transform="translate(32 32) scale(0.8) translate(-32 -32)" fill="none"');
const ICONS = [
  ["icon-192.png", 192, svg],
  ["icon-512.png", 512, svg],
  ["icon-maskable-512.png", 512, inset],
  ["apple-touch-icon.png", 180, square],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage();
mkdirSync("style/icons", { recursive: true });
for (const [name, size, drawing] of ICONS) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0;background:transparent}svg{display:block;width:100vw;height:100vh}</style>${drawing}`);
  writeFileSync(`style/icons/${name}`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
