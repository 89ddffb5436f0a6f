// The rescue page: plain JavaScript that needs nothing of the app and no wasm. It carries the sealed bodies out of the
// storage and back into an empty one, word for word; it holds no key and can read none of them.
//
// The file is JSON: { format: "kith-rescue", version, database, layout, made, sha256, stores, left, practice } where `stores` is a
// list of [store, [[key, base64 of the body], …]]. SECURITY.md says what a body is. Where a page was left before all was written,
// `left` is a list of [name, text]: sealed bodies that wait in localStorage, of records and of drafts. `practice` is that of the
// practitioner's own practice, which has a database of its own: { database, layout, stores }, in version 3, which is written
// where there is one. `sha256` is that of JSON.stringify([stores, left, practice]); in version 2 of [stores, left], in version 1
// of stores.

// Inside a frame of another page taps could be led astray.
if (window.top !== window.self) {
  document.querySelector("main").textContent = "The rescue page does not run inside another page. Open it by its own address, in a window of its own.";
  throw new Error("The rescue page was opened inside a frame.");
}

const DATABASE = "kith";
const PRACTICE = "kith-practice";
const FORMAT = "kith-rescue";
/** Of the cases alone, and of the cases with the practice. */
const CASES_ALONE = 2;
const VERSION = 3;
/** What belongs to one installation alone: its number stamps every entry, and no two devices may have the same. */
const OWN = new Map([["meta", new Set(["device"])]]);
const LARGEST = 500_000_000;

const element = (id) => document.getElementById(id);
const found = element("found");

function trouble(words) {
  const box = document.createElement("div");
  box.className = "govuk-error-summary";
  const heading = document.createElement("h2");
  heading.className = "govuk-error-summary__title";
  heading.textContent = "There is a problem";
  const line = document.createElement("p");
  line.className = "govuk-body";
  line.textContent = words;
  box.append(heading, line);
  element("trouble").replaceChildren(box);
}

const answer = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** The database as it is, whatever its version; none where there is none: it is not for this page to make one. */
function open(name = DATABASE) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => done(request.result);
    request.onerror = () => (request.error?.name === "AbortError" ? done(null) : failed(request.error));
  });
}

function toText(bytes) {
  let words = "";
  for (let at = 0; at < bytes.length; at += 32_768) words += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(words);
}

const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

async function digest(text) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What waits to be written, by its name; the text holds sealed bodies. */
const LEFT = [DATABASE, PRACTICE].flatMap((name) => [`kith-left/${name}/`, `kith-left-drafts/${name}/`]);
const isLeft = (name) => LEFT.some((start) => name.startsWith(start));

const isOwn = (store, key) => OWN.get(store)?.has(key) ?? false;

/** Everything that is kept, read in one transaction, so that it is of one moment. */
async function everything(database) {
  const names = [...database.objectStoreNames];
  const transaction = database.transaction(names, "readonly");
  const all = await Promise.all(
    names.map(async (name) => {
      const store = transaction.objectStore(name);
      const [keys, bodies] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
      return [name, keys.map((key, at) => [key, bodies[at]]).filter(([key]) => !isOwn(name, key))];
    }),
  );
  return all;
}

/** The bytes of a body; none of what Kith never writes: a number or a text in its place says nothing that could be sealed. */
const bytesOf = (body) => (body instanceof ArrayBuffer ? new Uint8Array(body) : body instanceof Uint8Array ? body : null);

/** What the digest of a file covers. */
const covered = ({ version, stores, left, practice }) =>
  JSON.stringify(version === 1 ? stores : version === CASES_ALONE ? [stores, left] : [stores, left, practice]);

const count = (all) => all.reduce((sum, [, entries]) => sum + entries.length, 0);

/** The stores as they are written, and how much in them is nothing that Kith wrote. */
function written(kept) {
  const sound = kept.map(([name, entries]) => [name, entries.map(([key, body]) => [key, bytesOf(body)]).filter(([, bytes]) => bytes)]);
  const stores = sound.map(([name, entries]) => [name, entries.map(([key, bytes]) => [key, toText(bytes)])]);
  return { stores, foreign: count(kept) - count(sound) };
}

/** The practice, where there is one; `isLost` where it cannot be read: the cases are saved all the same. */
async function practiceOf() {
  let database = null;
  try {
    database = await open(PRACTICE);
    if (!database) return {};
    const { stores, foreign } = written(await everything(database));
    return count(stores) === 0 ? { foreign } : { practice: { database: PRACTICE, layout: database.version, stores }, foreign };
  } catch {
    return { isLost: true };
  } finally {
    database?.close();
  }
}

/** The file, of how many cases it is, and how much in the storage is nothing that Kith wrote. Nothing where nothing is kept. */
async function makeFile() {
  const database = await open();
  if (!database) return null;
  try {
    return await fileOf(database);
  } finally {
    database.close();
  }
}

async function fileOf(database) {
  // Before the rest: what another window writes meanwhile is then in both, and else it would be in neither.
  const left = Object.entries(localStorage).filter(([name]) => isLeft(name));
  const kept = await everything(database);
  const keysOf = (store) => (kept.find(([name]) => name === store)?.[1] ?? []).map(([key]) => String(key));
  const [meta, keys, batches, index] = ["meta", "keys", "batches", "index"].map(keysOf);
  // Any of these alone is worth saving: keys may be damaged or missing.
  if (!meta.some((key) => key.startsWith("ring")) && keys.length === 0 && batches.length === 0) return null;
  const ids = [...index, ...batches.map((key) => key.split("/")[0]), ...keys.filter((key) => key.startsWith("case/")).map((key) => key.slice(5))];
  const { stores, foreign } = written(kept);
  const { practice, foreign: more = 0, isLost = false } = await practiceOf();
  const made = new Date().toISOString();
  const version = practice ? VERSION : CASES_ALONE;
  const sha256 = await digest(covered({ version, stores, left, practice }));
  const text = JSON.stringify({ format: FORMAT, version, database: DATABASE, layout: database.version, made, sha256, stores, left, practice });
  const file = new File([text], `kith-rescue-${made.slice(0, 10)}.txt`, { type: "text/plain" });
  return { file, cases: new Set(ids).size, foreign: foreign + more, hasPractice: Boolean(practice), isLost };
}

function download(file) {
  const url = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = file.name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Reads a rescue file; throws, in plain words, when it is not one or not whole. */
async function read(file) {
  if (file.size > LARGEST) throw new Error("This file is too large to be a rescue file.");
  let told;
  try {
    told = JSON.parse(await file.text());
  } catch {
    throw new Error("This is not a rescue file, or only a part of one. Nothing was changed. Copy it again from where it was kept.");
  }
  if (told?.format !== FORMAT) throw new Error("This is not a rescue file. A hand-off file is opened in Kith, with “Open a file”. Nothing was changed.");
  if (![1, CASES_ALONE, VERSION].includes(told.version)) throw new Error("This rescue file was made by a newer Kith. Connect to the internet, remove the program above, and try again.");
  if ((await digest(covered(told))) !== told.sha256) {
    throw new Error("This rescue file was changed or cut short since it was made. Nothing was changed here. Copy it again from where it was kept.");
  }
  return told;
}

const IN_USE = "This device is set up already, so that nothing was brought back. Use a device or a browser that Kith was not set up in.";
const noRoom = (error) => new Error(`Nothing was brought back (${error.name}). Make room on the device, then try again.`);

/** Puts what waited to be written where it waited; answers what takes it out again. All of it or nothing. */
function putLeft(left) {
  const put = [];
  const takeOut = () => put.forEach((name) => localStorage.removeItem(name));
  for (const [name, text] of left) {
    const before = localStorage.getItem(name);
    // From an attempt that the browser ended half way.
    if (before === text) continue;
    if (before !== null) {
      takeOut();
      throw new Error(IN_USE);
    }
    try {
      localStorage.setItem(name, text);
    } catch (error) {
      takeOut();
      throw noRoom(error);
    }
    put.push(name);
  }
  return takeOut;
}

/** Puts the bodies into the database, in one transaction. */
async function putStores(database, stores) {
  const transaction = database.transaction(stores.map(([name]) => name), "readwrite", { durability: "strict" });
  const ended = new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new DOMException("stopped", "AbortError"));
  });
  try {
    // `add` refuses what is there already: a device in use is never overwritten.
    for (const [name, entries] of stores) {
      for (const [key, body] of entries) transaction.objectStore(name).add(body, key);
    }
  } catch (error) {
    // Nothing of it may be written: the end of the transaction is waited for.
    transaction.abort();
    await ended.catch(() => {});
    throw error;
  }
  await ended;
}

const bodiesOf = (stores) => stores.map(([name, entries]) => [name, entries.map(([key, body]) => [key, toBytes(body)])]);

/** The database of the practice, made as Kith makes it where it is not there yet. */
function openPractice({ layout, stores }) {
  return new Promise((done, failed) => {
    const request = indexedDB.open(PRACTICE, layout);
    request.onupgradeneeded = () => {
      const known = request.result.objectStoreNames;
      for (const [name] of stores) if (!known.contains(name)) request.result.createObjectStore(name);
    };
    request.onsuccess = () => done(request.result);
    request.onblocked = () => failed(new DOMException("in use", "AbortError"));
    request.onerror = () => failed(request.error);
  });
}

const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Puts the practice into its database; answers what takes it out again. From an attempt that the browser ended half way it may
 * be there already, word for word; anything else that is there is never overwritten. */
async function putPractice(practice) {
  if (!practice) return async () => {};
  const database = await openPractice(practice);
  const stores = bodiesOf(practice.stores);
  try {
    const before = new Map((await everything(database)).map(([name, entries]) => [name, new Map(entries)]));
    const fresh = stores.map(([name, entries]) => [name, entries.filter(([key]) => !before.get(name)?.has(key))]);
    for (const [name, entries] of stores) {
      for (const [key, body] of entries) {
        const known = before.get(name)?.get(key);
        if (known !== undefined && !isSame(bytesOf(known) ?? [], body)) throw new DOMException("in use", "ConstraintError");
      }
    }
    if (count(fresh) === 0) return async () => {};
    await putStores(database, fresh);
    // No more than was put: whatever was there before stays.
    return () => takeStoresOut(fresh);
  } finally {
    database.close();
  }
}

async function takeStoresOut(stores) {
  const database = await open(PRACTICE);
  if (!database) return;
  const transaction = database.transaction(stores.map(([name]) => name), "readwrite");
  for (const [name, entries] of stores) {
    for (const [key] of entries) transaction.objectStore(name).delete(key);
  }
  await new Promise((done) => {
    transaction.oncomplete = done;
    transaction.onabort = done;
  });
  database.close();
}

/** Whether anything of these stores is in a database already. */
async function holdsAny(database, stores) {
  const known = new Map((await everything(database)).map(([name, entries]) => [name, new Set(entries.map(([key]) => key))]));
  return stores.some(([name, entries]) => entries.some(([key]) => known.get(name)?.has(key)));
}

/** Puts back what a rescue file holds: all of it or nothing, and only where nothing was set up. */
async function bringBack(told) {
  const database = await open();
  if (!database) throw new Error("Open Kith once on this device, leave it before choosing a passphrase, and come back to this page.");
  try {
    if (told.layout > database.version || told.stores.some(([name]) => !database.objectStoreNames.contains(name))) {
      throw new Error("This rescue file was made by a newer Kith. Connect to the internet, open Kith, and try again.");
    }
    const stores = bodiesOf(told.stores);
    // First, since the database says for certain whether it took its part, and this can be taken back.
    const takeOut = putLeft((told.left ?? []).filter(([name]) => isLeft(String(name))));
    let takePracticeOut = async () => {};
    try {
      // Looked at before anything of the practice is written; what comes in between is refused as the cases are put.
      if (await holdsAny(database, stores)) throw new DOMException("in use", "ConstraintError");
      // Before the cases: without the keys that lie with them nobody can read it, so that a half of it harms nobody.
      takePracticeOut = await putPractice(told.practice);
      await putStores(database, stores);
    } catch (error) {
      takeOut();
      await takePracticeOut();
      throw error.name === "ConstraintError" ? new Error(IN_USE) : noRoom(error);
    }
  } finally {
    database.close();
  }
}

/** Removes this copy of the program and what serves it, and none of what is kept. */
async function leave() {
  const scope = new URL("./", location.href).href;
  const registration = await navigator.serviceWorker?.getRegistration(scope);
  if (registration?.scope === scope) await registration.unregister();
  const names = "caches" in window ? await caches.keys() : [];
  await Promise.all(names.filter((name) => name.startsWith(`kith ${scope} `)).map((name) => caches.delete(name)));
  location.replace(scope);
}

/** What is kept, and when that was looked at: other windows go on writing. */
function tell({ cases, foreign, hasPractice, isLost }) {
  const junk = foreign === 0 ? "" : ` ${foreign} ${foreign === 1 ? "thing" : "things"} in the storage that Kith did not write ${foreign === 1 ? "is" : "are"} left out of it.`;
  const practice = hasPractice ? " and the record of your practice" : "";
  const lost = isLost ? " The record of your practice could not be read, and is not in the file." : "";
  found.textContent = `Kept on this device: ${cases} ${cases === 1 ? "case" : "cases"}${practice}, encrypted.${junk}${lost}`;
}

async function begin() {
  const first = await makeFile();
  if (!first) {
    found.textContent = "Nothing is kept on this device.";
    return;
  }
  tell(first);
  const save = element("save");
  save.disabled = false;
  // Made at the tap, so that it holds what other windows have written since this page was opened.
  const atTap = (act) => async () => {
    try {
      const now = await makeFile();
      if (!now) {
        found.textContent = "Nothing is kept on this device any more.";
        return;
      }
      tell(now);
      await act(now.file);
    } catch (error) {
      if (error.name !== "AbortError") unread(error);
    }
  };
  save.addEventListener("click", atTap((file) => {
    download(file);
    found.textContent += ` The file ${file.name} was made. It is in the browser’s downloads.`;
  }));
  if (navigator.canShare?.({ files: [first.file] })) {
    const share = element("share");
    share.hidden = false;
    share.addEventListener("click", atTap(async (file) => {
      try {
        await navigator.share({ files: [file] });
        found.textContent += ` The file ${file.name} was shared.`;
      } catch (error) {
        if (error.name !== "AbortError") trouble("The device did not open its list of programs. Tap “Share the rescue file” again, or save it.");
      }
    }));
  }
}

element("leave").addEventListener("click", () => {
  leave().catch((error) => trouble(`The program could not be removed (${error.name}). Close every window of Kith, then try again.`));
});
element("file").addEventListener("change", async ({ target }) => {
  try {
    const [file] = target.files;
    if (!file) return;
    found.textContent = "Reading the rescue file…";
    await bringBack(await read(file));
    found.textContent = "Everything was brought back. Open Kith, and unlock it with the passphrase or the recovery code of the device that the file was made on.";
  } catch (error) {
    found.textContent = "Nothing was changed.";
    trouble(error.message);
  }
});
function unread(error) {
  found.textContent = "What is kept on this device could not be read.";
  trouble(`The browser’s storage did not answer (${error.name}). Close every window of Kith, then reload this page.`);
}

begin().catch(unread);
