// Faults at every write: a page whose n-th write to IndexedDB fails in a way of choice, and what lies in its stores.

/** The ways in which a write fails. What is thrown is what browsers throw; an answer is lost when a page hears nothing of what was done. */
export const WAYS = ["aborted from then on", "full", "aborted once", "answer lost"];

/** Those in which every later write fails too. */
export const LASTING = ["aborted from then on", "full"];

/** Puts the faults into the page; none happens before `plan`. */
export async function arm(page) {
  await page.evaluate((lasting) => {
    if (window.faults) return;
    const faults = { at: Infinity, way: "", count: 0, hits: 0 };
    window.faults = faults;
    /** Whether this write is to fail. */
    const isNext = (transaction) => {
      if (transaction.mode === "readonly") return false;
      faults.count += 1;
      const hit = lasting.includes(faults.way) ? faults.count >= faults.at : faults.count === faults.at;
      if (hit) faults.hits += 1;
      return hit;
    };
    for (const name of ["add", "put", "delete"]) {
      const own = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...rest) {
        if (faults.way !== "answer lost" && isNext(this.transaction)) {
          if (faults.way === "full") throw new DOMException("planted", "QuotaExceededError");
          const request = own.apply(this, rest);
          this.transaction.abort();
          return request;
        }
        return own.apply(this, rest);
      };
    }
    const commit = IDBTransaction.prototype.commit;
    IDBTransaction.prototype.commit = function () {
      if (isNext(this)) {
        if (faults.way === "answer lost") {
          const { onabort } = this;
          this.oncomplete = (event) => onabort?.call(this, event);
        } else {
          return this.abort();
        }
      }
      return commit.call(this);
    };
  }, LASTING);
}

/** Has the n-th write from now on fail in this way. */
export const plan = (page, at, way) => page.evaluate(([at, way]) => Object.assign(window.faults, { at, way, count: 0, hits: 0 }), [at, way]);

/** Lets all writes through, and answers how many there were and how many failed. */
export const disarm = (page) =>
  page.evaluate(() => {
    const { count, hits } = window.faults;
    window.faults.at = Infinity;
    window.faults.way = "";
    return { count, hits };
  });

/** Everything in the stores by key, as digests. Snapshots and what was seen are copies of the rest. */
export const stored = (page, database = "kith") =>
  page.evaluate(async (database) => {
    const wait = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const open = await wait(indexedDB.open(database));
    const all = {};
    for (const name of ["batches", "index", "keys", "local", "meta"]) {
      const store = open.transaction(name).objectStore(name);
      const [keys, bodies] = await Promise.all([wait(store.getAllKeys()), wait(store.getAll())]);
      for (const [at, key] of keys.entries()) {
        if (name === "local" && key.endsWith("/seen")) continue;
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bodies[at]));
        all[`${name}: ${key}`] = [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      }
    }
    open.close();
    return all;
  }, database);
