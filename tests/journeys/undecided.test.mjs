// What two devices answered apart looks decided nowhere, and whoever waits is on Home with an age: a colleague sees both at a
// glance, chooses from the overview, and the form can then be completed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible } from "./support/axe.mjs";
import { journey } from "./support/browser.mjs";
import { addCase, apply, chooseFile, exportCase, go, goInCase, main, openCase, saved, setDay, setDetails } from "./support/case.mjs";
import { fill } from "./support/fill.mjs";
import { screens } from "./support/screens.mjs";

const HERS = "Falls, and nobody opens the door.";
const HIS = "A fire risk in the bedroom.";

const reason = async (page, words) => {
  await goInCase(page, "Consultation");
  await fill(main(page), "consultation", "reason", { text: words });
  await saved(page);
};

test("two answers that wait for a choice are on Home, in the overview, in the form and on paper", () =>
  journey(async ({ page: one }) =>
    journey(async ({ page: other }) => {
      await setDay(one);
      await setDetails(one, { name: "Hannah Osei", role: "Social Worker" });
      await go(one, "Cases", "Cases on this device");
      await addCase(one);
      await goInCase(one, "Consultation");
      await fill(main(one), "consultation", "name", { text: "Doreen Amos" });
      await fill(main(one), "consultation", "contact-date", { date: "2025-11-14" });
      await setDay(other);
      await setDetails(other, { name: "Tom Reddy", role: "Senior Practitioner" });
      await chooseFile(other, (await exportCase(one)).bytes);
      await apply(other);
      await openCase(one, "Doreen Amos");
      await reason(one, HERS);
      await openCase(other, "Doreen Amos");
      await reason(other, HIS);
      await chooseFile(one, (await exportCase(other)).bytes);
      await apply(one);

      // Home: an age for who waits, and a count of what is not decided.
      await go(one, "Cases", "Cases on this device");
      const row = main(one).getByRole("row").filter({ hasText: "Doreen Amos" });
      await row.getByText("1 answer is not yet decided").waitFor();
      await row.getByText("Consultation not finished for 18 weeks (since 14 November 2025)").waitFor();
      assert.equal(await main(one).getByText("Nothing due").count(), 0);
      await assertAccessible(one, "home with what waits");
      await screens(one, "waiting-home");

      // Paper and copy: both answers, each with who gave it.
      await openCase(one, "Doreen Amos");
      await goInCase(one, "Print");
      const paper = await main(one).innerText();
      for (const words of ["Not yet decided", HERS, HIS, "Hannah Osei", "Tom Reddy"]) assert.ok(paper.includes(words), words);
      await screens(one, "undecided-paper");

      // The form says it before its questions, and leads to the field.
      await goInCase(one, "Consultation");
      const notice = main(one).getByRole("region", { name: "Not yet decided" });
      await notice.getByText("1 answer is not yet decided").waitFor();
      // High enough that the bar at the bottom lies over no half of a button.
      await one.setViewportSize({ width: 1180, height: 1000 });
      await assertAccessible(one, "form with an undecided answer");
      await one.setViewportSize({ width: 1180, height: 820 });
      await screens(one, "undecided-form");
      await main(one).getByRole("button", { name: "Mark complete" }).click();
      await one.getByRole("alert").getByText("Choose between the answers that stand here side by side").waitFor();

      // The overview lists it, and one tap decides it.
      await goInCase(one, "Overview");
      const list = main(one).getByRole("region", { name: "Not yet decided" });
      await list.getByText(HIS).waitFor();
      await assertAccessible(one, "overview with an undecided answer");
      await screens(one, "undecided-overview");
      await list.getByRole("listitem").filter({ hasText: HIS }).getByRole("button", { name: /^Use this answer/ }).last().click();
      await list.waitFor({ state: "detached" });
      await saved(one);
      await go(one, "Cases", "Cases on this device");
      await row.waitFor();
      assert.equal(await row.getByText("not yet decided").count(), 0);
    }),
  ));
