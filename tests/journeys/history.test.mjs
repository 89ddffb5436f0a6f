// Who changed what and when, of a field, a form and the case; and the case as it stood on an earlier day.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, apply, chooseFile, go, goInCase, main, onScreen, openCase, saved, setDay, setDetails } from "./support/case.mjs";
import { fill, question } from "./support/fill.mjs";
import { liveFile, sealed } from "./support/handoff.mjs";

const REASON = question("consultation", "reason");
const HANNAH = { name: "Hannah Osei", role: "Social Worker" };
const TOM = { name: "Tom Reddy", role: "Senior Practitioner" };
const EARLIER = "Falls, and nobody opens the door.";
const LATER = "Falls, and a fire in the bedroom.";

const list = (page) => page.getByRole("region", { name: "Entries" });
const entries = async (page) => (await list(page).getByRole("listitem").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ").trim());
const count = (page, words) => page.getByRole("status").filter({ hasText: words }).waitFor();

/** Fills in the three fields of a day and asks for the case as it stood then. */
async function askFor(page, day, month, year) {
  const group = page.getByRole("group", { name: "Show the case as it stood at the end of" });
  for (const [name, value] of [["Day", day], ["Month", month], ["Year", year]]) await group.getByRole("textbox", { name, exact: true }).fill(value);
  await page.getByRole("button", { name: "Show the case" }).click();
}

test("two people’s edits, a withdrawal and an undo are told by field, form and case, and an earlier day shows the earlier words", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page, "2026-03-18");
    await setDetails(page, HANNAH);
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
    await fill(main(page), "consultation", "reason", { text: EARLIER });
    await goInCase(page, "Working notes");
    await page.getByRole("button", { name: "Add a note" }).click();
    await fill(main(page), "note", "text", { text: "Rang the surgery." });
    await saved(page);

    await setDay(page, "2026-03-20");
    await setDetails(page, TOM);
    await openCase(page, "Doreen Amos");
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "reason", { text: LATER });
    await fill(main(page), "consultation", "referrer-team", { text: "District nurses" });
    await page.getByRole("button", { name: /^Undo/ }).click();
    await goInCase(page, "Working notes");
    await page.getByRole("button", { name: /^Change the note/ }).click();
    await page.getByRole("button", { name: "Withdraw this note" }).click();
    await page.getByRole("textbox", { name: "Why is it withdrawn?" }).fill("Belongs to another case");
    await page.getByRole("button", { name: "Withdraw", exact: true }).click();
    await saved(page);

    // The whole case, by way of its navigation.
    await goInCase(page, "History");
    const all = await entries(page);
    assert.match(all[0], /withdrew Working note.*Reason: Belongs to another case/);
    assert.match(all[1], /undid a change of .* Before District nurses After \(no answer\)/);
    assert.match(all[2], /answered .* After District nurses Undone later/);
    assert.match(all[3], new RegExp(`changed ${REASON.label}.*Before ${EARLIER} After ${LATER}`));
    assert.deepEqual(await list(page).getByRole("heading", { level: 2 }).allInnerTexts(), ["20 March 2026", "18 March 2026"]);
    assert.deepEqual(await list(page).getByRole("heading", { level: 3 }).allInnerTexts(), ["Tom Reddy, Senior Practitioner", "Hannah Osei, Social Worker"]);

    // By person, section and period, with the keyboard where a mouse would choose.
    await page.getByRole("combobox", { name: "Made by" }).selectOption({ label: "Hannah Osei, Social Worker" });
    assert.ok((await entries(page)).every((entry) => !entry.includes(LATER)));
    await page.getByRole("combobox", { name: "Section" }).selectOption({ label: "Consultation" });
    assert.ok((await entries(page)).some((entry) => entry.includes(EARLIER)));
    await page.getByRole("combobox", { name: "Made by" }).selectOption({ label: "Everybody" });
    await page.getByRole("textbox", { name: "Day or period" }).fill("20/3/2026");
    await page.getByText("Read as: 20 March 2026").waitFor();
    await count(page, "3 entries");
    await page.getByRole("textbox", { name: "Day or period" }).fill("2019");
    await count(page, "There is no entry like that.");

    // One form, from the form; one field, from the field.
    await goInCase(page, "Consultation");
    await page.getByRole("link", { name: "History of this form" }).click();
    await onScreen(page, "History of the form: Consultation");
    assert.ok((await entries(page)).every((entry) => !entry.includes("Working note")));
    await page.getByRole("link", { name: REASON.label }).first().click();
    await onScreen(page, `History: ${REASON.label}`);
    await count(page, "2 entries");
    await goInCase(page, "Consultation");
    await page.getByRole("button", { name: `History of ${REASON.label}` }).press("Enter");
    await page.getByRole("link", { name: "Show this history with what stood before each change" }).press("Enter");
    await onScreen(page, `History: ${REASON.label}`);
    assert.equal((await entries(page)).length, 2);

    // The case at the end of the first day.
    await page.getByRole("link", { name: "The case at a date" }).click();
    await onScreen(page, "The case at a date");
    await page.getByRole("button", { name: "Show the case" }).click();
    await page.getByText("Enter a real date with a day, a month and a year").waitFor();
    await assertAccessible(page, "the case at no date");
    await askFor(page, "19", "3", "2026");
    await page.getByText("This is the case as it stood at the end of 19 March 2026.").waitFor();
    const then = await main(page).innerText();
    for (const words of [EARLIER, "Rang the surgery."]) assert.ok(then.includes(words), words);
    for (const words of [LATER, "District nurses"]) assert.ok(!then.includes(words), words);
    assert.equal(await main(page).getByRole("region", { name: "The case at a date" }).getByRole("textbox").count(), 0, "it cannot be changed");
    await assertAccessible(page, "the case at a date");
    await askFor(page, "20", "March", "2026");
    await page.getByText("at the end of 20 March 2026").waitFor();
    const now = await main(page).innerText();
    assert.ok(now.includes(LATER) && !now.includes("Rang the surgery."));
    await askFor(page, "1", "1", "2020");
    await page.getByText("Nothing had been entered in this case by the end of 1 January 2020.").waitFor();
    await askFor(page, "21", "3", "2026");
    await page.getByText("Enter today’s date or an earlier one").waitFor();
  }));

test("a long history comes a page at a time", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await chooseFile(page, sealed(liveFile()));
    await apply(page);
    await goInCase(page, "History");
    await count(page, "the last 100 shown");
    assert.equal((await entries(page)).length, 100);
    await page.getByRole("button", { name: "Show more" }).press("Enter");
    await count(page, "the last 200 shown");
    assert.equal((await entries(page)).length, 200);
    while (await page.getByRole("button", { name: "Show more" }).count()) await page.getByRole("button", { name: "Show more" }).click();
    const first = (await entries(page)).at(-1);
    assert.match(first, /From another device/);
  }));
