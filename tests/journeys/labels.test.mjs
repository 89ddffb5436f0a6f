// Each row of the framework is on the screens: its field's control is found by the label, or its screen by the heading.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { journey } from "./support/browser.mjs";
import { addCase, go, goInCase, main, onScreen } from "./support/case.mjs";
import { part, quick, quickAdd } from "./support/chronology.mjs";
import { CATALOGUE, WAYS, control, fill, form, question, questions } from "./support/fill.mjs";

const ROWS = readFileSync("tests/fixtures/rows.txt", "utf8").trim().split(/\s+/);

/** Answers what a question waits for, and what that waits for in its turn. */
async function reveal(scope, noun, { shown }) {
  if (!shown) return;
  const gate = question(noun, shown.slug);
  await reveal(scope, noun, gate);
  const [choice] = shown.choices;
  await fill(scope, noun, shown.slug, gate.kind === "many" ? { choices: [choice] } : { choice });
}

async function isThere(locator) {
  try {
    await locator.waitFor({ timeout: 3_000 });
    return (await locator.count()) === 1 && (await locator.isEnabled());
  } catch {
    return false;
  }
}

/** The chronology has a screen of its own, whose words stand there; the lists of the other forms say theirs themselves. */
const OWN = { chronology: { add: "Add an entry", one: "entry", opened: "list" } };

/** Opens a form on the screen and answers the part of the page that it is in. */
async function open(page, noun) {
  const { name, bar, offered, list } = WAYS.find((way) => way.noun === noun);
  if (offered === "elsewhere") {
    await goInCase(page, "Hand over");
    return main(page);
  }
  if (bar || noun === "person") {
    await goInCase(page, bar || name);
  } else {
    await goInCase(page, "Overview");
    await main(page).getByRole("link", { name, exact: true }).click();
  }
  const { add, one, opened } = list ?? OWN[noun] ?? {};
  if (add) await page.getByRole("button", { name: add }).click();
  if (opened === "list") return page.getByRole("region", { name: `Open ${one}` });
  await onScreen(page, form(noun).title);
  return main(page);
}

/** The ratings' controls are named after a concern and a rater; the involvement lists them. */
async function areRatingsThere(page, scope, noun, { label }) {
  if (noun === "involvement") {
    await scope.getByRole("button", { name: "Add a concern" }).click();
    await scope.getByRole("textbox", { name: "Concern 1", exact: true }).fill("Falls");
    await scope.getByRole("button", { name: "Add a rater" }).click();
    await scope.getByRole("textbox", { name: "Rater 2", exact: true }).fill("A nurse");
  }
  const table = scope.getByRole("region", { name: label, exact: true });
  return (await isThere(table.getByRole("combobox", { name: "Falls, rated by A nurse" }))) && (await table.getByText("0 is the worst risk, 10 is no risk").isVisible());
}

test("each field of each form has its control under its label", { timeout: 120_000 }, () =>
  journey(async ({ page }) => {
    await addCase(page);
    const missing = [];
    for (const { noun } of CATALOGUE) {
      const scope = await open(page, noun);
      for (const asked of questions(noun)) {
        await reveal(scope, noun, asked);
        const found = asked.kind === "ratings" ? await areRatingsThere(page, scope, noun, asked) : await isThere(control(scope, asked));
        if (!found) missing.push(`${asked.seeds.join(", ") || "no row"}: “${asked.label}” in ${noun}`);
      }
    }
    assert.deepEqual(missing, [], "these controls were not found by their labels");
  }));

/** The prompts of the strengths map in the source's order, K2 to K17, the three further ones, and the model. */
const STRENGTHS = [
  "Personal qualities",
  "Knowledge and skills",
  "Relationships",
  "Passions and interests",
  "Links with neighbours",
  "Community groups",
  "Shared interest groups",
  "Community leaders",
  "Health",
  "Finances",
  "Housing",
  "Transport",
  "Health and social care services",
  "Leisure",
  "Schools",
  "Community buildings",
  "What the person already has",
  "What people around have, or need",
  "Neither over- nor underestimated",
  "KcVETS, if you used it",
];

/** Rows that no single field carries: what shows each of them on the screens of a case that was just added. */
const SCREENS = {
  async P1(page) {
    await go(page, "Cases", "Cases on this device");
    return page.getByRole("button", { name: "Add a case" });
  },
  async P2(page) {
    await addCase(page);
    return main(page).getByRole("link", { name: "Consultation", description: "Not yet started" });
  },
  async P3(page) {
    await page.getByRole("link", { name: "Send the consultation to the area mailbox" }).click();
    await onScreen(page, "Send the consultation to the area mailbox");
    return page.getByRole("link", { name: "Enter the mailbox of your area" });
  },
  async P14(page) {
    await goInCase(page, "Overview");
    return main(page).getByRole("link", { name: "Involvement plan", description: "Not yet started" });
  },
  async K1(page) {
    await goInCase(page, "Strengths");
    return page.getByRole("heading", { level: 1, name: "Strengths map" });
  },
  ...Object.fromEntries(STRENGTHS.map((label, at) => [`K${at + 2}`, (page) => main(page).getByRole("textbox", { name: label, exact: true })])),
  async K22(page) {
    await goInCase(page, "Genogram");
    return page.getByRole("application", { name: /^Family drawing/ });
  },
  async K23(page) {
    return page.getByRole("button", { name: "Prompts", exact: true });
  },
  async K24(page) {
    await goInCase(page, "Ecomap");
    return page.getByRole("img", { name: /^The household: / });
  },
  async K25(page) {
    await page.getByRole("button", { name: "Friends", exact: true }).click();
    await page.getByRole("button", { name: "Strong", exact: true }).click();
    await page.getByRole("button", { name: "Details", exact: true }).click();
    await page.getByRole("region", { name: "Panel" }).getByRole("button", { name: /: strong/ }).click();
    return page.getByRole("group", { name: "Is it a strain?" });
  },
  async K26(page) {
    return page.getByRole("group", { name: "How strong" });
  },
  async K27(page) {
    await page.getByRole("button", { name: "Prompts", exact: true }).click();
    return page.getByText("What is counted").first();
  },
  async K33(page) {
    await goInCase(page, "Consultation");
    await fill(main(page), "consultation", "contact-date", { date: "2025-11-04" });
    await goInCase(page, "Overview");
    return main(page).getByText("1 event is in the forms and not yet in the chronology.");
  },
  async K34(page) {
    await goInCase(page, "Reviews");
    await page.getByRole("button", { name: "Add a review" }).click();
    await onScreen(page, form("review").title);
    await goInCase(page, "Overview");
    return main(page).getByText("There was a review since the chronology was last written in.");
  },
  async K31(page) {
    await goInCase(page, "Chronology");
    await quick(page).getByRole("textbox", { name: "When" }).fill("1963");
    return quick(page).getByText("Read as: 1963", { exact: true });
  },
  async K39(page) {
    await quick(page).getByRole("textbox", { name: "What happened" }).fill("Home visit.");
    return quick(page).getByText("This reads like a social work visit.");
  },
  async K28(page) {
    for (const typed of ["1/2/2025", "1/3/2025", "1/4/2025"]) await quickAdd(page, { typed, incident: "Falls at home." });
    return main(page).getByRole("table", { name: "3 entries" });
  },
  async K38(page) {
    return page.getByRole("button", { name: "Sum up entries" });
  },
  async K29(page) {
    await part(page, "Patterns");
    return main(page).getByText("3 falls in 9 weeks, steady").first();
  },
  async K32(page) {
    await go(page, "Cases", "Cases on this device");
    await addCase(page);
    await main(page).getByRole("link", { name: "Closure or transfer" }).click();
    await onScreen(page, form("closure").title);
    await fill(main(page), "closure", "outcome", { choice: "closed" });
    await fill(main(page), "closure", "ended", { date: "2022-05-10" });
    await goInCase(page, "Overview");
    await page.getByRole("button", { name: "Reopen this case" }).click();
    return main(page).getByRole("link", { name: "Make the chronology" });
  },
  async K30(page) {
    return main(page).getByText("so that the work does not start again from nothing");
  },
};

test("each row is a field’s, or a screen’s that carries it as a whole", () =>
  journey(async ({ page }) => {
    const fields = new Set(CATALOGUE.flatMap(({ noun }) => questions(noun)).flatMap(({ seeds }) => seeds));
    const missing = ROWS.filter((row) => !fields.has(row) && !SCREENS[row]);
    for (const [row, find] of Object.entries(SCREENS)) if (!(await isThere(await find(page)))) missing.push(row);
    assert.deepEqual(missing, [], "no field and no screen carries these rows");
  }));

test("the columns of the chronology and the ends of the scale are said where they are used", () =>
  journey(async ({ page }) => {
    await addCase(page);
    await goInCase(page, "Chronology");
    await page.getByRole("button", { name: "Add an entry" }).click();
    const heads = await main(page).getByRole("columnheader").allInnerTexts();
    const wanted = ["Date", "Incident or sequence of incidents relevant to the person’s situation", "Source", "Significance"];
    assert.deepEqual(heads.map((head) => head.replace(/[▲▼]/, "").trim()), wanted);
  }));

