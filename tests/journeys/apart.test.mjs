// Two devices edit the same case apart and exchange files both ways: nothing is lost, what both answered is shown with who
// and when, and a choice between the two is recorded.
import assert from "node:assert/strict";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { addCase, apply, chooseFile, counts, exportCase, go, goInCase, main, openCase, operations, setDay, setDetails, undo } from "./support/case.mjs";
import { control, fill, question, said } from "./support/fill.mjs";

const REASON = question("consultation", "reason");
const HANNAH = { name: "Hannah Osei", role: "Social Worker" };
const TOM = { name: "Tom Reddy", role: "Senior Practitioner" };
const HERS = "Falls, and nobody opens the door.";
const HIS = "A fire risk in the bedroom.";
const hers = /Hannah Osei, Social Worker, 20 March 2026 at 09:\d\d/;
const his = /Tom Reddy, Senior Practitioner, 20 March 2026 at 09:\d\d/;

async function answer(page, values) {
  await goInCase(page, "Consultation");
  for (const [slug, value] of Object.entries(values)) await fill(main(page), "consultation", slug, value);
}

async function addEntry(page, typed, incident) {
  await goInCase(page, "Chronology");
  await page.getByRole("button", { name: "Add an entry" }).click();
  const editor = page.getByRole("region", { name: "Open entry" });
  await fill(editor, "chronology", "date", { typed });
  await fill(editor, "chronology", "incident", { text: incident });
}

/** Checks a list of the two answers, each with its author and its time. */
async function assertBoth(list) {
  const items = await list.getByRole("listitem").allInnerTexts();
  assert.equal(items.length, 2, items.join(" | "));
  const of = (words) => items.find((item) => item.includes(words)) ?? "";
  assert.match(of(HERS), hers);
  assert.match(of(HIS), his);
}

/** Takes the other device's file, which contests the one field. */
async function takeContested(page, file) {
  await chooseFile(page, file.bytes);
  assert.equal((await counts(page)).Conflicting, 1);
  await assertBoth(page.getByRole("region", { name: `Conflict: ${REASON.label}` }));
  await apply(page);
  await goInCase(page, "Consultation");
  await assertBoth(page.getByRole("region", { name: "Two answers" }));
}

async function assertEverything(page, reason) {
  await goInCase(page, "Consultation");
  assert.equal(await page.getByRole("region", { name: "Two answers" }).count(), 0);
  assert.deepEqual(await said(main(page), "consultation", "reason"), { text: reason });
  assert.deepEqual(await said(main(page), "consultation", "referrer-team"), { text: "District nurses" });
  assert.deepEqual(await said(main(page), "consultation", "contact"), { text: "01632 960144" });
  await goInCase(page, "Chronology");
  const entries = await main(page).getByRole("table").innerText();
  for (const words of ["Fell at home.", "Fire visit accepted."]) assert.ok(entries.includes(words), words);
}

test("two devices edit a case apart, lose nothing and come together again", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      await setDay(one);
      await setDetails(one, HANNAH);
      await go(one, "Cases", "Cases on this device");
      await addCase(one);
      await answer(one, { name: { text: "Doreen Amos" }, reason: { text: "Falls." } });
      await setDay(other);
      await setDetails(other, TOM);
      await chooseFile(other, (await exportCase(one)).bytes);
      await apply(other);

      // Apart: the same field on both, and on each something that the other does not know of.
      await answer(one, { reason: { text: HERS }, "referrer-team": { text: "District nurses" } });
      await addEntry(one, "8/2/2025", "Fell at home.");
      await answer(other, { reason: { text: HIS }, contact: { text: "01632 960144" } });
      await addEntry(other, "27/11/2025", "Fire visit accepted.");

      const [fromOne, fromOther] = [await exportCase(one), await exportCase(other)];
      await takeContested(other, fromOne);
      await takeContested(one, fromOther);
      const both = operations(await exportCase(one));
      assert.deepEqual(operations(await exportCase(other)), both);
      for (const operation of [...operations(fromOne), ...operations(fromOther)]) {
        assert.ok(both.some(({ stamp, digest }) => stamp === operation.stamp && digest === operation.digest), `${operation.key} is lost`);
      }

      await goInCase(one, "Consultation");
      await one.getByRole("button", { name: /^Use this answer of Tom Reddy/ }).click();
      await assertEverything(one, HIS);
      await goInCase(one, "Consultation");
      await one.getByRole("button", { name: `History of ${REASON.label}` }).click();
      const history = one.getByRole("dialog", { name: `History: ${REASON.label}` });
      const entries = await history.getByRole("listitem").allInnerTexts();
      assert.match(entries[0], /Hannah Osei, Social Worker chose between two answers\s+A fire risk in the bedroom\./);
      const inHistory = (who, words) => entries.some((entry) => entry.includes(`${who} answered`) && entry.includes(words));
      assert.ok(inHistory("Tom Reddy, Senior Practitioner", HIS), "his answer left the history");
      assert.ok(inHistory("Hannah Osei, Social Worker", HERS), "her answer left the history");
      await history.getByRole("button", { name: "Close" }).click();

      const chosen = await exportCase(one);
      await chooseFile(other, chosen.bytes);
      assert.equal((await counts(other)).Conflicting, 0);
      await apply(other);
      await assertEverything(other, HIS);
      const back = await exportCase(other);
      assert.deepEqual(operations(back), operations(chosen));
      await chooseFile(one, back.bytes);
      // Nothing but the other device's own hand-overs.
      const left = await counts(one);
      assert.deepEqual([left.Changed, left.Conflicting], [0, 0]);
      await openCase(one, "Doreen Amos");
      assert.ok(await one.getByRole("region", { name: "Client" }).getByText("Doreen Amos", { exact: true }).isVisible());
      await goInCase(one, "Consultation");
      assert.ok(await control(main(one), REASON).isVisible());
    }),
  ));

test("one undo takes a file back, whichever of the two answers was shown", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      await addCase(one);
      await answer(one, { name: { text: "Doreen Amos" }, reason: { text: "Falls." } });
      await chooseFile(other, (await exportCase(one)).bytes);
      await apply(other);
      await answer(one, { reason: { text: HERS } });
      await answer(other, { reason: { text: HIS } });
      const files = [await exportCase(one), await exportCase(other)];
      // The later answer is the one that is shown: on one device it is the file's, on the other her own.
      for (const [page, file, own] of [[one, files[1], HERS], [other, files[0], HIS]]) {
        await chooseFile(page, file.bytes);
        await apply(page);
        await goInCase(page, "Consultation");
        const both = page.getByRole("region", { name: "Two answers" });
        await both.waitFor();
        await undo(page);
        await both.waitFor({ state: "detached", timeout: 5_000 });
        assert.deepEqual(await said(main(page), "consultation", "reason"), { text: own });
      }
    }),
  ));
