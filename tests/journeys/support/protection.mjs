// What is done on "Protection of this device".
import { go, onScreen } from "./case.mjs";

export async function toProtection(page) {
  await go(page, "Your details", "Your details");
  await page.getByRole("link", { name: "Protection of this device" }).click();
  await onScreen(page, "Protection of this device");
}

/** Changes the passphrase; whether that was done is for the caller to see. */
export async function changePassphrase(page, present, next) {
  await page.getByLabel("Present passphrase").fill(present);
  await page.getByLabel("New passphrase", { exact: true }).fill(next);
  await page.getByLabel("Type the new passphrase again").fill(next);
  await page.getByRole("button", { name: "Change the passphrase" }).click();
}

export async function removeEverything(page) {
  await toProtection(page);
  await page.getByLabel("Type remove everything to confirm").fill("remove everything");
  await page.getByRole("button", { name: "Remove everything from this device" }).click();
}
