// An unlikely answer is asked about once, when a form is marked complete, and may be right; until when a case is kept is only said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { DOREEN, addCase, go, goInCase, main, onScreen, openCase, saved, setDay } from "./support/case.mjs";
import { fill, form, question } from "./support/fill.mjs";

const card = (page) => page.getByRole("region", { name: "Is this right?" });

/** A consultation that could be marked complete, but for an age that nobody reaches. */
async function withSlip(page) {
  await setDay(page);
  await addCase(page);
  await goInCase(page, "Consultation");
  for (const { slug, value } of DOREEN.answers.filter((answer) => answer.form === "consultation")) await fill(main(page), "consultation", slug, value);
  await fill(main(page), "consultation", "name", { text: "Doreen Amos" });
  await fill(main(page), "consultation", "born", { date: "1894-01-02" });
}

test("an age of 132 is asked about; it can be changed, and it can be meant", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await withSlip(page);
    await page.getByRole("button", { name: "Mark complete" }).press("Enter");
    await card(page).getByText("makes the person 132 years old").waitFor();
    await assertAccessible(page, "the interruption card");
    // The card has the focus, so that the next key reaches its buttons.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await card(page).waitFor({ state: "detached" });
    const born = main(page).getByRole("group", { name: question("consultation", "born").label });
    assert.ok(await born.getByRole("textbox", { name: "Day" }).evaluate((field) => field === document.activeElement), "the field to change has the focus");
    await fill(main(page), "consultation", "born", { date: "1944-05-17" });
    await page.getByRole("button", { name: "Mark complete" }).click();
    await page.getByRole("button", { name: "Open again" }).waitFor();
    assert.equal(await card(page).count(), 0);

    await fill(main(page), "consultation", "born", { date: "1894-01-02" });
    await page.getByRole("button", { name: "Open again" }).click();
    await page.getByRole("button", { name: "Mark complete" }).click();
    await card(page).getByRole("button", { name: "It is right: continue" }).click();
    await page.getByRole("button", { name: "Open again" }).waitFor();
    assert.equal(await card(page).count(), 0);
    await page.getByRole("status", { name: "Done" }).filter({ hasText: "is marked complete" }).waitFor();
  }));

test("a review dated before the referral is asked about", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "contact-date", { date: "2025-11-04" });
    await goInCase(page, "Reviews");
    await page.getByRole("button", { name: "Add a review" }).click();
    await onScreen(page, form("review").title);
    for (const [slug, value] of Object.entries({
      date: { date: "2025-10-04" },
      outcome: { choice: "closed" },
      "client-goals-met": { choice: "met" },
      "agency-goals-met": { choice: "met" },
      practitioner: { text: "Hannah Osei" },
      signed: { date: "2025-11-05" },
    }))
      await fill(main(page), "review", slug, value);
    await page.getByRole("button", { name: "Mark complete" }).click();
    await card(page).getByText("4 October 2025, before the referral on 4 November 2025").waitFor();
    await card(page).getByRole("button", { name: "Go back and change it" }).click();
    await fill(main(page), "review", "date", { date: "2025-11-05" });
    await page.getByRole("button", { name: "Mark complete" }).click();
    await page.getByRole("button", { name: "Open again" }).waitFor();
  }));

test("until when a case is kept is said on its overview and, once the day has passed, among the cases", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await setDay(page);
    await addCase(page);
    await goInCase(page, "About the person");
    await fill(main(page), "person", "name", { text: "Doreen Amos" });
    await goInCase(page, "Overview");
    await main(page).getByRole("link", { name: "Closure or transfer" }).click();
    await onScreen(page, form("closure").title);
    await fill(main(page), "closure", "keep-until", { date: "2032-05-03" });
    await fill(main(page), "closure", "keep-why", { text: "Policy 12" });
    await saved(page);
    await goInCase(page, "Overview");
    await main(page).getByText("Kept until 3 May 2032.").waitFor();
    await go(page, "Cases", "Cases on this device");
    assert.equal(await main(page).getByText("Kept until").count(), 0);
    await setDay(page, "2032-05-04");
    const words = "Kept until 3 May 2032: passed. Ask whether it should be removed.";
    await main(page).getByText(words).waitFor();
    await assertAccessible(page, "a case kept too long");
    await openCase(page, "Doreen Amos");
    await main(page).getByText(words).waitFor();
    await main(page).getByRole("link", { name: "Change the day" }).click();
    await onScreen(page, form("closure").title);
  }));
