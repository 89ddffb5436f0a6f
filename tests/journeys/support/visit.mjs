// The steps of a visit that journeys of the program itself share: a case begun, a reason typed, and found again.
import assert from "node:assert/strict";
import { started } from "./browser.mjs";
import { addCase, goInCase, main, saved } from "./case.mjs";
import { control, fill, question, said } from "./fill.mjs";

/** With the host gone, the browser says so of each look for a newer version. */
export const GONE = [/failed request: .*\/sw\.js/, /ERR_CONNECTION_REFUSED/, /Failed to load resource/, /An unknown error occurred when fetching the script/];

/** Loads the page anew, and passes the gate. */
export async function reload(page) {
  await page.reload();
  await started(page);
}

/** A new case on the screen of its consultation. */
export async function begin(page) {
  await addCase(page);
  await goInCase(page, "Consultation");
  await saved(page);
}

/** Types the reason of the consultation that is on the screen. */
export const typeReason = (page, words) => fill(main(page), "consultation", "reason", { text: words });

/** Checks what the reason says, once its field is there. */
export async function assertReason(page, words) {
  await control(main(page), question("consultation", "reason")).waitFor();
  assert.deepEqual(await said(main(page), "consultation", "reason"), { text: words });
}
