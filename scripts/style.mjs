// trunk's pre_build hook: compiles the style sheet, and works out its dark colours from the light ones. Each colour that changes
// becomes a custom property, so that the cascade stays as it was written. Whoever writes a style writes it once, in the light;
// axe checks the dark on every screen.
import { mkdirSync, writeFileSync } from "node:fs";
import { Logger, compile } from "sass";

const FILE = "target/style/main.css";
// The libraries warn about their own Sass.
const { css } = compile("style/main.scss", { style: "compressed", loadPaths: ["."], logger: Logger.silent });

/** What stays as it is: the focus colour with the ink on it, whatever is around. */
const FOCUS = /#fd0\b|#ffdd00\b/i;

const parse = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);

function toHsl([r, g, b]) {
  const [max, min] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [l, d] = [(max + min) / 2, max - min];
  if (d === 0) return [0, 0, l];
  const s = d / (1 - Math.abs(2 * l - 1));
  const h = max === r ? ((g - b) / d + 6) % 6 : max === g ? (b - r) / d + 2 : (r - g) / d + 4;
  return [h * 60, s, l];
}

function toHex([h, s, l]) {
  const a = s * Math.min(l, 1 - l);
  const part = (n) => {
    const k = (n + h / 30) % 12;
    return Math.round(255 * (l - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return `#${[0, 8, 4].map((n) => part(n).toString(16).padStart(2, "0")).join("")}`;
}

const luminance = (text) => {
  const [r, g, b] = parse(text).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Paper becomes night; tints become dark tints; what is dark already (a bar, a filled button) stays. */
function ground(text) {
  const [h, s, l] = toHsl(parse(text));
  if (luminance(text) < 0.35) return text;
  return toHex([h, Math.min(s, 0.35), Math.min(0.24, 0.07 + (1 - l) * 0.55)]);
}

/** Dark ink becomes light ink of the same hue; light ink stands on something dark already. */
function ink(text) {
  const [h, s, l] = toHsl(parse(text));
  if (luminance(text) > 0.35) return text;
  return toHex([h, Math.min(s, 0.6), Math.max(0.74, 0.93 - l * 0.55)]);
}

const COLOUR = /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/gi;
const GROUND = /^background(-color)?$/;
const INK = /^(color|border(-(top|right|bottom|left|block|inline)(-(start|end))?)?(-color)?|outline(-color)?|text-decoration(-color)?|box-shadow|-webkit-text-stroke)$/;

/** Whether a colour of a declaration is ground or ink; nothing when the declaration has none. In drawings light areas are ground. */
function roleOf(name) {
  if (GROUND.test(name)) return ground;
  if (INK.test(name)) return ink;
  if (name === "fill" || name === "stroke" || name === "stop-color") return (text) => (luminance(text) > 0.5 ? ground(text) : ink(text));
  return null;
}

/** The colours that change, each as a custom property of its own: its light and its dark value. */
const names = new Map();
function property(light, dark) {
  const key = `${light} ${dark}`;
  if (!names.has(key)) names.set(key, { name: `--k${names.size.toString(36)}`, light, dark });
  return `var(${names.get(key).name})`;
}

/** The declarations of a rule with the colours that change named; what the libraries name already is left to their names. */
const named = (body) =>
  body.replace(/([a-z-]+):([^;{}]*)/gi, (whole, name, value) => {
    const turn = roleOf(name);
    if (!turn || value.includes("var(")) return whole;
    const by = value.replace(COLOUR, (text) => {
      const light = toLong(text);
      const dark = turn(light);
      return dark === light ? text : property(light, dark);
    });
    return `${name}:${by}`;
  });

const toLong = (text) => (text.length === 4 ? `#${[...text.slice(1)].map((one) => one + one).join("")}` : text).toLowerCase();

/** The libraries' own names for colours, in the dark. Print has names of its own, and the focus is the same everywhere. */
const turned = (body) =>
  body
    .split(";")
    .map((line) => line.split(/:(.*)/s).map((part) => part?.trim()))
    .filter(([name, value]) => /^--govuk-.*colour$/.test(name) && /^#/.test(value) && !/focus|print|inverse|brand/.test(name))
    .map(([name, value]) => `${name}:${(/background|surface-b(?!order)|hover-colour$/.test(name) && !/link/.test(name) ? ground : ink)(toLong(value))}`)
    .join(";");

const library = [];
/** Goes through the sheet rule by rule; what is for paper or for forced colours stays as it is. */
const changed = css.replace(/(@media[^{}]*(?:print|forced-colors)[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})|([^{}]*)\{([^{}]*)\}/g, (whole, apart, head, body) => {
  if (apart) return whole;
  if (/:root\s*$/.test(head)) {
    library.push(turned(body));
    return whole;
  }
  // The focus colour with the ink on it.
  if (FOCUS.test(body) && /background/.test(body)) return whole;
  return `${head}{${named(body)}}`;
});

const light = [...names.values()].map(({ name, light }) => `${name}:${light}`).join(";");
const dark = [...library, ...[...names.values()].map(({ name, dark }) => `${name}:${dark}`)].filter(Boolean).join(";");
mkdirSync("target/style", { recursive: true });
writeFileSync(FILE, `:root{color-scheme:light dark;${light}}${changed.replace(/^\uFEFF/, "").trimEnd()}@media screen and (prefers-color-scheme:dark){:root{${dark}}}\n`);
