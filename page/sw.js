// Keeps exactly one build of Kith on the device and serves it with or without a signal. It knows nothing of the app: no
// wasm, no record. A build is installed as a whole, each file by its digest, or not at all; it takes over only when the
// practitioner says so, or when no page of the older build is open any more.
const BUILD = "BUILD_HASH";
/** The files of this build, by their path from this folder: the SHA-256 and the type of each. */
const FILES = FILE_LIST;
/** What the page itself is answered with, wherever it is hosted. */
const PAGE_HEADERS = PAGE_HEADER_LIST;

const PAGE = "index.html";
const scope = self.registration.scope;
// Other copies of Kith may live in other folders of the same host: each tidies up after itself only.
const PREFIX = `kith ${scope} `;
const CACHE = PREFIX + BUILD;

const url = (path) => new URL(path, scope).href;

const integrity = (path) => `sha256-${btoa(String.fromCharCode(...FILES[path].sha256.match(/../g).map((two) => parseInt(two, 16))))}`;

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A file from the host, by its digest. What is answered is made anew: no redirect, no header of the host's own. */
async function download(path) {
  const get = async (at) => {
    const answer = await fetch(url(at), { integrity: integrity(path), cache: "reload", credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${at}: ${answer.status}`);
    return answer.arrayBuffer();
  };
  // Some hosts know the page by its folder only, some by its name only.
  const bytes = path === PAGE ? await get("./").catch(() => get(PAGE)) : await get(path);
  return { bytes, answer: respond(path, bytes) };
}

const respond = (path, bytes) =>
  new Response(bytes, {
    headers: { "Content-Type": FILES[path].type, "X-Content-Type-Options": "nosniff", ...(path === PAGE ? pageHeaders() : {}) },
  });

/** The page's headers. Only here is it known which folder is Kith's own: its policy then ends at that folder, not at its host. */
function pageHeaders() {
  const own = scope.replaceAll(";", "%3B").replaceAll(",", "%2C");
  const narrow = ([name, value]) => [name, name === "Content-Security-Policy" ? value.replaceAll("'self'", own) : value];
  return Object.fromEntries(Object.entries(PAGE_HEADERS).map(narrow));
}

async function install() {
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(
      Object.keys(FILES).map(async (path) => {
        const { answer } = await download(path);
        await cache.put(url(path), answer);
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** Removes the builds before the last one. The last one stays for windows that still run it. */
async function tidy() {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  // The window of a first visit may lose its signal before it is loaded again.
  await self.clients.claim();
}

/** The bytes of a file as this device keeps them, or nothing when they are gone or are not the build's. */
async function kept(path) {
  // Asked for so that no cache is begun by the asking: everything may just have been removed from this device.
  const found = await caches.match(url(path), { cacheName: CACHE }).catch(() => undefined);
  const bytes = await found?.arrayBuffer();
  return bytes && (await digest(bytes)) === FILES[path].sha256 ? bytes : null;
}

/** A file of this build: from the device, and only where it is damaged there from the host again. */
async function serve(path) {
  const bytes = await kept(path);
  if (bytes) return respond(path, bytes);
  const { bytes: fresh, answer } = await download(path);
  // A window that stays open when everything was removed keeps nothing anew.
  if (await caches.has(CACHE)) await (await caches.open(CACHE)).put(url(path), answer);
  return respond(path, fresh);
}

/** Whether every file of this build is on the device with the right bytes. */
const isWhole = () => Promise.all(Object.keys(FILES).map(kept)).then((all) => all.every(Boolean), () => false);

/** Fetches what is missing of this build, and leaves alone what is there. */
async function mend() {
  const cache = await caches.open(CACHE);
  const missing = async (path) => ((await kept(path)) ? null : cache.put(url(path), (await download(path)).answer));
  await Promise.allSettled(Object.keys(FILES).map(missing));
}

/** A page that says what to do when the device's copy of the program is damaged and the host cannot mend it. */
const damaged = () =>
  new Response(
    "Kith's copy on this device is damaged, and the place it came from cannot be reached to mend it.\n\n" +
      "What you have saved is kept apart from the program and is not changed. Connect this device to the internet and reload this page.\n",
    { status: 503, headers: { "Content-Type": "text/plain; charset=utf-8" } },
  );

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const asked = request.url.slice(scope.length).replace(/[?#].*$/, "");
  const path = asked === "" ? PAGE : asked;
  if (Object.hasOwn(FILES, path)) {
    const answer = serve(path);
    event.respondWith(request.mode === "navigate" ? answer.catch(damaged) : answer);
  } else if (request.mode === "navigate") {
    // Nothing of the app lies there. With no signal the app itself is the better answer than the browser's error page.
    event.respondWith(fetch(request).catch(() => Response.redirect(scope)));
  } else {
    // A window of the build before this one may still ask for a file of its own.
    event.respondWith(caches.match(request).then((older) => older ?? fetch(request)));
  }
});

self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") event.waitUntil(self.skipWaiting());
  if (event.data === "IS_COMPLETE") {
    // The page asks at each start: a copy that the browser has cleared is then whole again before there is no signal.
    const mended = isWhole().then((whole) => whole || mend().then(isWhole));
    event.waitUntil(mended.then((complete) => event.ports[0]?.postMessage({ build: BUILD, complete })));
  }
});
