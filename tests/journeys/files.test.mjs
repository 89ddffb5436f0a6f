// A file that is not as Kith wrote it gets a clear message and changes nothing; one from a newer version is read only.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { apply, chooseFile, exportCase, operations, go, main, openCase } from "./support/case.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";

const good = sealed(liveFile()).toString("utf8");
const changed = (change) => {
  const file = liveFile();
  change(file);
  return sealed(file);
};

const BAD = [
  ["an empty file", "", /This file is empty\. Ask for it to be exported again\./],
  ["a file of blanks", " \n\n", /This file is empty\./],
  ["a letter", "Dear colleague, here is the case.", /This is not a Kith file, or it was changed by another program \(line 1\)/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xd8]), /This is not a Kith file: it is not text\./],
  ["another program’s file", JSON.stringify({ format: "something-else", version: 1 }), /This file comes from another program\./],
  ["a list", "[]", /This file comes from another program\./],
  ["a file cut short", good.slice(0, good.length / 2), /This file ends too soon/],
  ["a file with one letter changed", good.replace("14 Cobb Lane", "14 Cobd Lane"), /changed or damaged after Kith wrote it: its contents do not match its seal/],
  ["a file without a case", changed((file) => (file.cases = [])), /There is no case in this file\./],
  ["a file without its version", JSON.stringify({ ...liveFile(), version: undefined }), /changed or damaged after Kith wrote it: it does not say its version/],
  [
    "a file whose answer was changed and sealed anew",
    changed((file) => (file.cases[0].operations.find(({ value }) => value.text === "14 Cobb Lane, Marlingate").value.text = "Elsewhere")),
    /changed or damaged after Kith wrote it/,
  ],
  ["the training case among live cases", sealedTraining(), /This file holds the training case\./],
];

function sealedTraining() {
  const file = liveFile();
  file.cases[0].id = file.cases[0].id.replace(/^live-/, "training-");
  return sealed(file).toString("utf8");
}

test("a broken, foreign or damaged file is refused with its reason and changes nothing", () =>
  journey(async ({ page }) => {
    await chooseFile(page, good);
    await apply(page);
    const before = operations(await exportCase(page));
    for (const [what, bytes, words] of BAD) {
      await chooseFile(page, bytes);
      const alert = page.getByRole("alert", { name: "The file cannot be opened" });
      await alert.waitFor();
      assert.match(await alert.innerText(), words, what);
      assert.match(await alert.innerText(), /Nothing on this device was changed\./, what);
      assert.equal(await page.getByRole("button", { name: "Apply" }).count(), 0, what);
      // The next file must not be judged by this one's message.
      await go(page, "Cases", "Cases on this device");
    }
    assert.equal(await main(page).getByRole("row").count(), 2);
    await openCase(page, "Doreen Amos");
    assert.deepEqual(operations(await exportCase(page)), before);
  }));

test("a file from a newer version is shown to read, and never applied", () =>
  journey(async ({ page }) => {
    const file = liveFile();
    Object.assign(file, { version: 3, app: "9.1.0", "what-is-new": { unknown: true } });
    file.cases[0].operations = [{ act: "foretell", "not-known-here": 1 }];
    file.cases[0].readable[0].blocks.push({ hologram: "unknown" });
    await chooseFile(page, JSON.stringify(file));
    await main(page).getByText("This file was made by a newer version of Kith (9.1.0).").waitFor();
    assert.ok(await main(page).getByText("14 Cobb Lane, Marlingate").first().isVisible());
    assert.ok(await main(page).getByRole("heading", { level: 2, name: "Social work chronology (Appendix 4)" }).isVisible());
    assert.equal(await page.getByRole("button", { name: "Apply" }).count(), 0);
    await go(page, "Cases", "Cases on this device");
    await page.getByRole("heading", { name: "No cases yet" }).waitFor();
  }));

test("the same file twice brings nothing new", () =>
  journey(async ({ page }) => {
    await chooseFile(page, good);
    await apply(page);
    await chooseFile(page, good);
    await main(page).getByText("There is nothing new in this file.").waitFor();
    assert.equal(await page.getByRole("button", { name: "Apply" }).count(), 0);
  }));
