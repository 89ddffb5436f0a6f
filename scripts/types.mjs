// The media types of what lies in dist/: for the server of the tests, and for the service worker, which answers by them.
import { extname } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The media type of a file by its name. */
export const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";
