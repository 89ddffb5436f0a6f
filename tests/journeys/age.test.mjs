// The program age of Debian opens what Kith locks, and Kith opens what that program locks.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { addCase, apply, counts, exportCase, go, goInCase, main, openCase, operations, saved, sayPurpose } from "./support/case.mjs";
import { fill } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";

const PASSPHRASE = "lantern gravel muffin orbit tulip";

/**
 * Runs age on a terminal of its own, since it reads a passphrase from nowhere else, and types the passphrase each time it
 * asks. Answers its exit code and everything it wrote on the terminal.
 */
function age(folder, words, passphrase) {
  return new Promise((done, failed) => {
    // `script` is the terminal; -e hands on the exit code. No word here comes from outside this file.
    const child = spawn("script", ["-qec", ["age", ...words].join(" "), "/dev/null"], { cwd: folder });
    let said = "";
    let answered = 0;
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const asked = said.match(/passphrase[^\n]*: ?/gi)?.length ?? 0;
      while (answered < asked) {
        answered += 1;
        child.stdin.write(`${passphrase}\n`);
      }
    });
    child.on("error", failed);
    child.on("close", (code) => done({ code, said }));
  });
}

/** Runs `walk(folder)` with a folder that only this test reads. */
async function inFolder(walk) {
  const folder = mkdtempSync(join(tmpdir(), "kith-age-"));
  chmodSync(folder, 0o700);
  try {
    return await walk(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("age -d opens a locked file of Kith, and finds in it what a plain file holds", () =>
  journey(({ page }) =>
    inFolder(async (folder) => {
      await addCase(page);
      await goInCase(page, "Consultation");
      await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
      await fill(main(page), "consultation", "reason", { text: "Falls, and a daughter who worries. “Не сплю”, she says." });
      await saved(page);
      const plain = await exportCase(page);
      await sayPurpose(page, { lock: "locked", purpose: "colleague" });
      await main(page).getByRole("textbox", { name: "Passphrase" }).fill(PASSPHRASE);
      await main(page).getByRole("button", { name: "Lock the file" }).click();
      const button = main(page).getByRole("button", { name: "Download the file" });
      await button.waitFor({ timeout: 60_000 });
      const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
      await download.saveAs(join(folder, "case.txt"));

      const wrong = await age(folder, ["-d", "-o", "wrong.json", "case.txt"], "lantern gravel muffin orbit tulips");
      assert.notEqual(wrong.code, 0, "age opens it with another passphrase");
      assert.ok(!existsSync(join(folder, "wrong.json")) || readFileSync(join(folder, "wrong.json")).length === 0);

      const opened = await age(folder, ["-d", "-o", "case.json", "case.txt"], PASSPHRASE);
      assert.equal(opened.code, 0, opened.said);
      const json = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
      assert.equal(json.format, "kith-handoff");
      assert.deepEqual(operations({ json }), operations(plain));
    }),
  ));

for (const [form, more] of [["as text", ["-a"]], ["as bytes", []]]) {
  test(`what age -p locks ${form}, Kith opens`, () =>
    journey(({ page }) =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, "case.json"), sealed(liveFile()));
        const locked = await age(folder, ["-p", ...more, "-o", "case.age", "case.json"], PASSPHRASE);
        assert.equal(locked.code, 0, locked.said);
        const bytes = readFileSync(join(folder, "case.age"));
        assert.match(bytes.subarray(0, 40).toString("latin1"), more.length ? /^-----BEGIN AGE/ : /^age-encryption\.org\/v1\n/);
        await go(page, "Open a file", "Open a hand-off file");
        await page.getByLabel("Hand-off file", { exact: true }).setInputFiles({ name: "case.age", mimeType: "application/octet-stream", buffer: bytes });
        await page.getByLabel("Passphrase of the file").fill(PASSPHRASE);
        await page.getByRole("button", { name: "Unlock the file" }).click();
        // The program asks for four times the work that Kith does: 256 MiB.
        await page.getByRole("region", { name: "What the file brings" }).waitFor({ timeout: 120_000 });
        assert.ok((await counts(page)).New > 100);
        await apply(page);
        await openCase(page, "Doreen Amos");
        const exported = await exportCase(page);
        assert.deepEqual(exported.json.cases[0].operations, liveFile().cases[0].operations);
      }),
    ));
}
