// A record that was changed behind the program's back is told as soon as the case is opened, and a sound file mends it. The
// training case is used, since its storage can be read and so be damaged on purpose.
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey, started } from "./support/browser.mjs";
import { apply, chooseFile, goInCase, main, onScreen, saved, setDay } from "./support/case.mjs";
import { form } from "./support/fill.mjs";

const FILE = readFileSync("assets/training/doreen-amos.json");
const alert = (page) => page.getByRole("alert", { name: "The record is not as it was" });

/** Lets a function change the entries of the first batch that holds what it wants; answers how many it changed. */
const tamper = (page, wanted) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("kith-training");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction("batches", "readwrite");
          let changed = 0;
          transaction.objectStore("batches").openCursor().onsuccess = ({ target }) => {
            const cursor = target.result;
            if (!cursor) return;
            const [kind, ...body] = new Uint8Array(cursor.value);
            const operations = JSON.parse(new TextDecoder().decode(new Uint8Array(body)));
            for (const operation of operations) {
              if (operation.key.endsWith(wanted) && operation.value.text) {
                operation.value.text = `${operation.value.text} Not so.`;
                changed += 1;
              }
            }
            if (changed > 0) cursor.update(new Uint8Array([kind, ...new TextEncoder().encode(JSON.stringify(operations))]));
            cursor.continue();
          };
          transaction.oncomplete = () => {
            database.close();
            resolve(changed);
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    wanted,
  );

test("words that were changed in the storage are told, and a file mends them", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await page.getByRole("link", { name: "Open the training case" }).click();
    await page.getByRole("button", { name: "Load the training case" }).click();
    await page.getByRole("link", { name: "Doreen Amos", exact: true }).click();
    await onScreen(page, "Case");
    await saved(page);
    if ((await alert(page).count()) !== 0) throw new Error("a sound record is told as damaged");
    if ((await tamper(page, "/reason")) !== 1) throw new Error("the test found nothing to damage");
    await page.reload();
    await started(page);
    await alert(page).waitFor();
    await alert(page).getByText("Key issues and reason for the consultation (Consultation): Hannah Osei").waitFor();
    await assertAccessible(page, "a damaged record");
    await goInCase(page, "Consultation");
    await page.getByRole("link", { name: "History of this form" }).click();
    await onScreen(page, "History of the form: Consultation");
    await main(page).getByText("Damaged", { exact: true }).waitFor();
    await chooseFile(page, FILE);
    await apply(page);
    await goInCase(page, "Consultation");
    await alert(page).waitFor({ state: "detached" });
    await page.reload();
    await started(page);
    await onScreen(page, form("consultation").title);
    await page.getByRole("button", { name: "Mark complete" }).or(page.getByRole("button", { name: "Open again" })).waitFor();
    if ((await alert(page).count()) !== 0) throw new Error("what was mended is told as damaged");
    await goInCase(page, "History");
    if ((await main(page).getByText("Damaged", { exact: true }).count()) !== 0) throw new Error("the damaged entry was not replaced");
  }));
