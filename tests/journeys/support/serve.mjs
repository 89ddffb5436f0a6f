// A static server for the built app: this machine only, reads only, bounded.
// As a program: node tests/journeys/support/serve.mjs dist 8080
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { headersOf } from "../../../scripts/page.mjs";
import { typeOf } from "../../../scripts/types.mjs";

/** The file that a request path names inside a folder, or null. */
function find(folder, requested) {
  let path;
  try {
    path = decodeURIComponent(requested);
  } catch {
    return null;
  }
  let file = join(folder, normalize(path));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  let stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory() && path.endsWith("/")) {
    file = join(file, "index.html");
    stat = statSync(file, { throwIfNoEntry: false });
  }
  return stat?.isFile() ? { file, size: stat.size } : null;
}

/** What the folder tells its host to send with a path, as hosts that read `_headers` do. */
function hostHeaders(folder, path) {
  const file = join(folder, "_headers");
  return statSync(file, { throwIfNoEntry: false }) ? headersOf(readFileSync(file, "utf8"), path) : {};
}

/**
 * Serves a folder (that of KITH_FOLDER, or dist/) on a free port of 127.0.0.1 (or on `port`), under `base`, so that a test can prove that the app runs
 * from a sub-folder. Sends the headers that the folder's `_headers` asks for, unless `asked` is false, as on a host that does
 * not read that file, and `headers` over them; `brotli` packs what is worth it, as most hosts do. Answers
 * `{ url, port, requests, instead, publish, close }`: `requests` counts what was asked for; `instead` maps a file's path to
 * what is answered in its place, a status or bytes; `publish` serves another folder from now on. A server that is not
 * asked for anything for `idle` milliseconds closes by itself; 0 keeps it open.
 */
export function serve({ folder = process.env.KITH_FOLDER || "dist", port = 0, base = "/", idle = 300_000, headers = {}, asked = true, brotli = false } = {}) {
  const packed = new Map();
  let root = resolve(folder);
  const requests = new Map();
  const instead = new Map();
  let timer;

  const server = createServer((request, response) => {
    timer?.refresh();
    const { pathname } = new URL(request.url, "http://localhost");
    requests.set(pathname, (requests.get(pathname) ?? 0) + 1);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : null;
    for (const [name, value] of Object.entries({ ...(path && asked ? hostHeaders(root, path) : {}), ...headers })) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") return response.writeHead(405).end();
    const file = path?.endsWith("/") ? `${path}index.html` : path;
    const other = file && instead.get(file.slice(1));
    if (typeof other === "number") return response.writeHead(other, { "Content-Type": "text/plain" }).end("Not here\n");
    if (other) return response.writeHead(200, { "Content-Type": typeOf(file) }).end(other);
    const found = path && find(root, path);
    if (!found) return response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
    if (brotli && /\.(html|js|css|wasm|svg|json|webmanifest)$/.test(found.file)) {
      if (!packed.has(found.file)) packed.set(found.file, brotliCompressSync(readFileSync(found.file)));
      const bytes = packed.get(found.file);
      return response.writeHead(200, { "Content-Type": typeOf(found.file), "Content-Encoding": "br", "Content-Length": bytes.length }).end(bytes);
    }
    response.writeHead(200, {
      "Content-Type": typeOf(found.file),
      "Content-Length": found.size,
    });
    if (request.method === "HEAD") return response.end();
    createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
  });
  server.maxConnections = 64;
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;

  const close = () =>
    new Promise((done) => {
      clearTimeout(timer);
      server.close(() => done());
      server.closeAllConnections();
    });

  return new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      if (idle > 0) {
        timer = setTimeout(close, idle);
        timer.unref();
      }
      const at = server.address().port;
      const publish = (other) => (root = resolve(other));
      ready({ url: `http://127.0.0.1:${at}${base}`, port: at, requests, instead, publish, close });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  try {
    const { url } = await serve({ folder, port: Number(port), idle: 0 });
    console.log(`Kith is served at ${url} (Ctrl+C stops it).`);
  } catch (error) {
    console.error(error.code === "EADDRINUSE" ? `Port ${port} is in use: try another, as in make serve PORT=8081.` : error.message);
    process.exitCode = 1;
  }
}
