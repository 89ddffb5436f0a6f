// The storage of a device as bytes: read whole, put back whole, and damaged one body at a time.
import { journey, setUp, started } from "./browser.mjs";
import { addCase, go, goInCase, main, onScreen, saved } from "./case.mjs";
import { fill } from "./fill.mjs";

/** Runs in the page: what reads and writes the database of the live cases. */
export function plantStorage() {
  const answer = (request) => new Promise((done, failed) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => failed(request.error))));
  const opened = async (act) => {
    const database = await answer(indexedDB.open("kith"));
    try {
      return await act(database);
    } finally {
      database.close();
    }
  };
  const toText = (bytes) => {
    let words = "";
    for (let at = 0; at < bytes.length; at += 32_768) words += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(words);
  };
  const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  globalThis.storage = {
    /** [store, key, bytes as base64] of everything. */
    all: () =>
      opened(async (database) => {
        const found = [];
        for (const store of database.objectStoreNames) {
          const objects = database.transaction(store).objectStore(store);
          const [keys, bodies] = await Promise.all([answer(objects.getAllKeys()), answer(objects.getAll())]);
          keys.forEach((key, at) => found.push([store, key, toText(bodies[at])]));
        }
        return found;
      }),
    /** Puts everything back as it was. */
    restore: (all) =>
      opened(async (database) => {
        const names = [...database.objectStoreNames];
        const transaction = database.transaction(names, "readwrite");
        const ended = new Promise((done, failed) => ((transaction.oncomplete = done), (transaction.onabort = () => failed(transaction.error))));
        for (const name of names) transaction.objectStore(name).clear();
        for (const [store, key, text] of all) transaction.objectStore(store).put(toBytes(text), key);
        await ended;
      }),
    /** Changes bodies: [store, key, bytes as base64, or null for none]. */
    change: (changes) =>
      opened(async (database) => {
        const transaction = database.transaction([...new Set(changes.map(([store]) => store))], "readwrite");
        const ended = new Promise((done, failed) => ((transaction.oncomplete = done), (transaction.onabort = () => failed(transaction.error))));
        for (const [store, key, text] of changes) {
          if (text === null) transaction.objectStore(store).delete(key);
          else transaction.objectStore(store).put(toBytes(text), key);
        }
        await ended;
      }),
  };
}

export const all = (page) => page.evaluate(() => globalThis.storage.all());
export const restore = (page, kept) => page.evaluate((kept) => globalThis.storage.restore(kept), kept);
export const change = (page, changes) => page.evaluate((changes) => globalThis.storage.change(changes), changes);

/** The same bytes with one bit of the last third changed: neither the kind of body nor the length is another. */
export function flipped(text, at = 0.8) {
  const bytes = Buffer.from(text, "base64");
  bytes[Math.floor(bytes.length * at)] ^= 1;
  return bytes.toString("base64");
}

/** A plain body as a program would write it that knows the layout and no key. */
export function plain(json) {
  return Buffer.concat([Buffer.from([0]), Buffer.from(JSON.stringify(json))]).toString("base64");
}

/** A heading of the first level that is not one of a page that is still opening. */
export const heading = (page) => page.getByRole("heading", { level: 1, name: /^(?!Opening)/ });

/** Loads the page anew, and unlocks with the recovery code, a guess at which costs least. Answers false where there is no way in. */
export async function enter(page, code) {
  await to(page, "#/");
  await page.reload();
  await page.locator("#app-boot").waitFor({ state: "detached" });
  await heading(page).waitFor();
  if ((await heading(page).innerText()) !== "Kith is locked") return false;
  await page.getByRole("button", { name: "Use the recovery code" }).click();
  await page.getByLabel("Recovery code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Unlock", exact: true }).click();
  const refused = page.getByRole("alert").filter({ hasText: "There is a problem" });
  const inside = page.getByRole("heading", { level: 1, name: /^(?!Opening|Kith is locked)/ });
  await refused.or(inside).first().waitFor();
  return (await refused.count()) === 0;
}

/** Every alert on the page, and what was done, as one text. */
export async function told(page) {
  const words = await page.getByRole("alert").or(page.getByRole("status", { name: "Done" })).allInnerTexts();
  return words.join("\n").replace(/Unlocked with the recovery code\..*?Protection of this device”\.\s*Put away/s, "").trim();
}

/** Goes to an address of this page without loading it anew. */
export async function to(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
}

/** What a case says, as far as it can be read without a click: its history, and what came in files. Null when it does not open. */
export async function contentOf(page, id, isLong) {
  await to(page, `#/case/${id}/history`);
  const opened = page.getByRole("heading", { level: 1, name: "History of the case" });
  const refused = page.getByRole("alert").filter({ hasText: /of this case can be read|not on this device|could not be opened/ });
  await opened.or(refused).first().waitFor();
  if ((await opened.count()) === 0) return null;
  const parts = [await page.getByRole("region", { name: "Entries" }).innerText()];
  if (isLong) {
    await to(page, `#/case/${id}/received`);
    await onScreen(page, "Files received");
    await main(page).getByText("Reading the list").waitFor({ state: "detached" });
    parts.push(await main(page).getByRole("heading", { level: 2 }).first().locator("xpath=following-sibling::*[1]").innerText());
    await to(page, `#/case/${id}/chronology`);
    await onScreen(page, "Chronology");
    parts.push(await page.getByRole("region", { name: "Quick add" }).getByRole("textbox", { name: "What happened" }).inputValue());
  }
  return parts.join("\n");
}

/** Runs `walk` on a device that is set up, with its recovery code and with what reads and writes its storage. */
export const onDevice = (walk) =>
  journey(
    async (its) => {
      await its.context.addInitScript(plantStorage);
      await its.page.reload();
      await started(its.page, { unlock: false });
      const code = await setUp(its.page);
      await onScreen(its.page, "Cases on this device");
      await walk({ ...its, code });
    },
    { ready: false },
  );

/** The case that the address names. */
export const idOf = (page) => new URL(page.url()).hash.split("/")[2];

/** Begins a case with this name and these words, from anywhere, and answers its id. */
export async function begin(page, name, words) {
  await go(page, "Cases", "Cases on this device");
  await addCase(page);
  const id = idOf(page);
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "name", { text: name });
  await saved(page);
  if (words) await fill(main(page), "consultation", "reason", { text: words });
  await saved(page);
  return id;
}
