// trunk's post_build hook: makes of trunk's output the page that is handed out. Its scripts and its wasm are really bound
// to their digests, its content security policy stands in the page and in _headers, and sw.js knows every file.
//
// trunk's own integrity is switched off: it binds only the preload of the wasm, and browsers run a wasm that does not
// match. Here the app's script is bound by its element, the wasm by fetch, the worker by what the app reads in the page.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { shorten } from "./short.mjs";
import { split } from "./split.mjs";
import { typeOf } from "./types.mjs";

const SOURCES = join(dirname(fileURLToPath(import.meta.url)), "../page");
const source = (name) => readFileSync(join(SOURCES, name), "utf8");

/** What a host is told besides the policy. Features that the app has no use for are off, whoever asks. */
const HEADERS = {
  "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
  ]
    .map((feature) => `${feature}=()`)
    .join(", "),
};

/** Files that are not part of the app: they are for the host and for people who check, or they are the list itself. */
const APART = ["_headers", "SHA256SUMS", "sw.js"];

const sha = (name, bytes, form) => createHash(name).update(bytes).digest(form);
const integrityOf = (bytes) => `sha384-${sha("sha384", bytes, "base64")}`;
const short = (...parts) => sha("sha256", Buffer.concat(parts.map((part) => Buffer.from(part))), "hex").slice(0, 16);

/** Replaces what is there once and only once; anything else means that trunk writes its page differently now. */
function replaceOnce(text, pattern, by, what) {
  const found = text.match(new RegExp(pattern, `g${pattern.flags}`)) ?? [];
  if (found.length !== 1) throw new Error(`${what} stands in the page ${found.length} times, not once`);
  return text.replace(pattern, by);
}

/** Every file below a folder, by its path with `/`, sorted. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** The content security policy. `frame-ancestors` counts only in a header; in a meta tag browsers warn of it. */
const policy = (inline, { isHeader }) =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' '${inline}'`,
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    // The worker's script is read with its digest and started from those very bytes, as a blob.
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    ...(isHeader ? ["frame-ancestors 'none'"] : []),
  ].join("; ");

/** Gives the worker's script and wasm names with their digest, and answers the tags by which the app finds them. */
function nameWorker(folder, isWanted) {
  const files = filesOf(folder);
  const script = files.find((name) => /^worker(-[0-9a-f]+)?\.js$/.test(name));
  const wasm = files.find((name) => /^worker(-[0-9a-f]+)?_bg\.wasm$/.test(name));
  if (!isWanted && !script && !wasm) return "";
  if (!script || !wasm) throw new Error(`the worker is not whole: script ${script}, wasm ${wasm}`);
  const bytes = { script: readFileSync(join(folder, script)), wasm: readFileSync(join(folder, wasm)) };
  if (process.env.KITH_SPLIT === "1") {
    const named = shorten(bytes.wasm, bytes.script.toString("utf8"), "worker");
    Object.assign(bytes, { script: Buffer.from(named.glue), wasm: named.wasm });
    writeFileSync(join(folder, script), bytes.script);
    writeFileSync(join(folder, wasm), bytes.wasm);
  }
  const name = `worker-${short(bytes.script, bytes.wasm)}`;
  renameSync(join(folder, script), join(folder, `${name}.js`));
  renameSync(join(folder, wasm), join(folder, `${name}_bg.wasm`));
  // The app starts the worker from the script's bytes and hands it the compiled wasm; trunk's loader would not check it.
  for (const loader of files.filter((name) => /^worker.*_loader\.js$/.test(name))) rmSync(join(folder, loader));
  const tag = (what, file, content) => `<meta name="kith-worker-${what}" content="./${file}" data-integrity="${integrityOf(content)}">\n    `;
  return tag("script", `${name}.js`, bytes.script) + tag("wasm", `${name}_bg.wasm`, bytes.wasm);
}

/** Puts the app that was cut in two in the place of trunk's, and answers its script, which then imports nothing. */
async function cutApp(folder, script, wasm) {
  const target = process.env.CARGO_TARGET_DIR ?? join(SOURCES, "../target");
  const cut = await split(join(target, "wasm32-unknown-unknown/release/kith.wasm"), join(target, "split"));
  writeFileSync(join(folder, wasm), cut.main);
  const later = `later-${short(cut.later)}.wasm`;
  writeFileSync(join(folder, later), cut.later);
  let name;
  const glue = replaceOnce(
    cut.glue,
    /^import \* as (\w+) from "\.\/__wasm_split\.js"\n/m,
    (_, given) => {
      name = given;
      return "";
    },
    "the import of the second file",
  );
  const loader = source("later.js")
    .replace("LATER_NAME", () => name)
    .replace("LATER_URL", () => `./${later}`)
    .replace("LATER_INTEGRITY", () => integrityOf(cut.later));
  writeFileSync(join(folder, script), glue + loader);
}

/** Puts Kith's start behind the app's script, under a name that says what is in it, and answers that name. */
function joinScript(folder, script) {
  const glue = readFileSync(join(folder, script), "utf8");
  const init = glue.match(/export \{[^}]*\b(\w+) as default\b[^}]*\}/)?.[1];
  if (!init) throw new Error("the app's script has no default export to start it by");
  // A module that another module imports is not covered by the digest of the first.
  if (/^\s*import\b/m.test(glue) || filesOf(folder).some((name) => name.startsWith("snippets/"))) {
    throw new Error("the app's script imports snippets, and nothing binds those to a digest yet");
  }
  const joined = glue + source("start.js").replace("APP_INIT", () => init);
  const name = `kith-${short(joined)}.js`;
  rmSync(join(folder, script));
  writeFileSync(join(folder, name), joined);
  return name;
}

/** trunk's page as Kith's page. `isServed`: by trunk itself, which puts a script of its own into the page. */
async function writePage(folder, html, isServed) {
  const inline = /<script type="module">\s*import init[^<]*?from '\.\/([^']+\.js)';[^<]*?module_or_path: '\.\/([^']+\.wasm)'[^<]*<\/script>/;
  const names = html.match(inline);
  if (!names) throw new Error("trunk's start script is not in the page, or not as it was");
  const bytes = (name) => readFileSync(join(folder, name));
  // A development build is one file: cutting takes time, and nobody waits for its download.
  if (process.env.KITH_SPLIT === "1") await cutApp(folder, names[1], names[2]);
  const script = joinScript(folder, names[1]);
  const wasm = `kith-${short(bytes(names[2]))}_bg.wasm`;
  renameSync(join(folder, names[2]), join(folder, wasm));

  const boot = source("boot.js")
    .replace(/^ *\/\/.*\n/gm, "")
    .replace("WASM_URL", () => `./${wasm}`)
    .replace("WASM_INTEGRITY", () => integrityOf(bytes(wasm)));
  const inlineHash = integrityOf(boot);

  let page = replaceOnce(html, inline, "", "trunk's start script");
  page = page.replace(/<link rel="(module)?preload"[^>]*>/g, "");
  page = replaceOnce(
    page,
    /<link rel="stylesheet" href="\.\/([^"]+\.css)"\s*\/?>/,
    (_, name) => `<link rel="stylesheet" href="./${name}" integrity="${integrityOf(bytes(name))}">`,
    "the style sheet",
  );
  // First of all, since a policy binds only what comes after it; and before the style sheet, which scripts wait for.
  const head =
    (isServed ? "" : `<meta http-equiv="Content-Security-Policy" content="${policy(inlineHash, { isHeader: false })}">\n    `) +
    (isServed ? "" : '<meta name="kith-build" content="">\n    ') +
    // The app knows by it what of an offered sw.js is no list (src/sealing/takeover.rs).
    (isServed ? "" : `<meta name="kith-keeper" content="${sha("sha256", source("sw.js"), "hex")}">\n    `) +
    nameWorker(folder, /data-type="worker"/.test(readFileSync(join(SOURCES, "../index.html"), "utf8"))) +
    `<script>${boot}</script>\n    ` +
    `<script type="module" src="./${script}" integrity="${integrityOf(bytes(script))}"></script>`;
  page = replaceOnce(page, /<meta charset="utf-8">/, (charset) => `${charset}\n    ${head}`, "the character set");
  writeFileSync(join(folder, "index.html"), page);

  const rules = { "/*": { "Content-Security-Policy": policy(inlineHash, { isHeader: true }), ...HEADERS }, "/sw.js": { "Cache-Control": "no-cache" } };
  const lines = Object.entries(rules).flatMap(([path, headers]) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)]);
  if (!isServed) writeFileSync(join(folder, "_headers"), `${lines.join("\n")}\n`);
}

/**
 * The pages beside the app: the rescue page, with its script under a name that says what is in it, and the accessibility
 * statement. Both without wasm, in the app's style sheet.
 */
function writeOthers(folder) {
  const style = filesOf(folder).find((name) => /^main-[0-9a-f]+\.css$/.test(name));
  if (!style) throw new Error("there is no style sheet for the rescue page");
  const script = source("rescue.js");
  const name = `rescue-${short(script)}.js`;
  writeFileSync(join(folder, name), script);
  const page = (text, scripts) =>
    text
      .replace("PAGE_POLICY", () => `default-src 'none'; script-src ${scripts}; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'`)
      .replace("PAGE_STYLE", () => `./${style}`)
      .replace("STYLE_INTEGRITY", () => integrityOf(readFileSync(join(folder, style))))
      .replace("RESCUE_SCRIPT", () => `./${name}`)
      .replace("SCRIPT_INTEGRITY", () => integrityOf(script));
  writeFileSync(join(folder, "rescue.html"), page(source("rescue.html"), "'self'"));
  writeFileSync(join(folder, "accessibility.html"), page(source("accessibility.html"), "'none'"));
}

/** The headers that a `_headers` file gives to a path. */
export function headersOf(text, path) {
  const found = {};
  let applies = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("/")) {
      const rule = line.trim();
      applies = rule.endsWith("*") ? path.startsWith(rule.slice(0, -1)) : path === rule;
    } else if (applies && line.trim()) {
      const colon = line.indexOf(":");
      found[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
    }
  }
  return found;
}

/**
 * Names the build by what is in it, and writes the service worker's list and the check sums. Everything is read again, so
 * that a folder whose files were changed becomes another, equally whole build.
 */
export function seal(folder) {
  const page = join(folder, "index.html");
  const blank = readFileSync(page, "utf8").replace(/(<meta name="kith-build" content=")[^"]*/, "$1");
  const paths = filesOf(folder).filter((name) => !APART.includes(name));
  const digest = (name) => sha("sha256", readFileSync(join(folder, name)), "hex");
  const others = paths.filter((name) => name !== "index.html").map((name) => [name, digest(name)]);
  const pageHeaders = headersOf(readFileSync(join(folder, "_headers"), "utf8"), "/index.html");
  const build = short(blank, JSON.stringify([others, pageHeaders]), source("sw.js"));
  writeFileSync(page, replaceOnce(blank, /<meta name="kith-build" content="/, (tag) => tag + build, "the build's name"));

  const list = Object.fromEntries(paths.map((name) => [name, { sha256: digest(name), type: typeOf(name) }]));
  const worker = source("sw.js")
    .replace("BUILD_HASH", () => build)
    .replace("FILE_LIST", () => JSON.stringify(list, null, 2))
    .replace("PAGE_HEADER_LIST", () => JSON.stringify(pageHeaders, null, 2));
  writeFileSync(join(folder, "sw.js"), worker);
  const sums = filesOf(folder).filter((name) => name !== "SHA256SUMS");
  writeFileSync(join(folder, "SHA256SUMS"), sums.map((name) => `${digest(name)}  ${name}\n`).join(""));
  return build;
}

if (process.env.TRUNK_STAGING_DIR && resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  const folder = process.env.TRUNK_STAGING_DIR;
  // Set by scripts/watch.sh: a build that reloads by itself has trunk's own script in its page, and keeps nothing.
  const isServed = process.env.KITH_SERVED === "1";
  await writePage(folder, readFileSync(join(folder, "index.html"), "utf8"), isServed);
  writeOthers(folder);
  if (isServed) writeFileSync(join(folder, "sw.js"), source("sw-none.js"));
  else seal(folder);
}
