// The demo family as a practitioner enters it while she listens: by role and name, with every tap counted.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DOREEN } from "./case.mjs";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

/** A date of the fixture as somebody would type it. */
export function typed(edtf) {
  if (edtf.endsWith("~")) return `c. ${typed(edtf.slice(0, -1))}`;
  const [year, month, day] = edtf.split("-").map(Number);
  if (day) return `${day} ${month} ${year}`;
  if (month > 20) return `${SEASONS[month]} ${year}`;
  return month ? `${MONTHS[month - 1]} ${year}` : String(year);
}

export const person = (id) => DOREEN.people.find((one) => one.id === id);

const escaped = (words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

export const panel = (page) => page.getByRole("region", { name: "Panel" });
export const commands = (page) => page.getByRole("region", { name: "Commands" });
export const drawing = (page) => page.getByRole("application", { name: /^Family drawing/ });

/** The symbol of somebody by name, or by the beginning of what is read out. */
export const symbol = (page, name) => drawing(page).getByRole("img", { name: new RegExp(`^${escaped(name)}[,.]`) });

/** What the outline says, entry by entry, heading by heading. */
export async function outline(page) {
  const text = await panel(page).innerText();
  const parts = {};
  let part = [];
  for (const line of text.split("\n").map((line) => line.trim()).filter(Boolean)) {
    if (["People", "Couples", "Children and parents", "Relationships", "Households"].includes(line)) parts[line] = part = [];
    else part.push(line);
  }
  return parts;
}

/** The sentences that the native tests agreed on for the same family. */
export function agreed() {
  const parts = {};
  let part = [];
  for (const line of readFileSync("tests/golden/genogram/doreen.txt", "utf8").split("\n")) {
    if (line.startsWith("- ")) part.push(line.slice(2));
    else if (line.trim()) parts[line.trim()] = part = [];
  }
  return parts;
}

/** Sentences without their order, and names without theirs: who was entered first is nobody's business. */
export function unordered(entries) {
  const sentence = (words) => words.match(/[\p{L}\p{N}£’-]+/gu).sort().join(" ");
  const entry = (words) => words.split(/(?<=\.)\s+(?=\p{Lu})/u).map(sentence).sort().join(" | ");
  return entries.map(entry).sort();
}

/** Hands that tap, type and count. */
export function hands(page) {
  let taps = 0;
  const tap = async (locator) => {
    taps += 1;
    await locator.tap();
  };
  const choose = async (name) => tap(symbol(page, name));
  const type = async (label, words) => {
    const field = panel(page).getByRole("textbox", { name: label, exact: true }).last();
    await tap(field);
    await page.keyboard.type(words);
  };
  const pick = async (label, option) => {
    // A select opens with one tap and closes with another.
    taps += 2;
    await panel(page).getByRole("combobox", { name: label, exact: true }).last().selectOption(option);
  };
  const open = async (words) => tap(panel(page).getByText(words, { exact: true }));
  const add = async (handle, offer) => {
    await tap(commands(page).getByRole("button", { name: handle, exact: true }));
    await tap(commands(page).getByRole("button", { name: offer, exact: true }));
  };
  const tell = async (id) => {
    const { name, born, died } = person(id);
    await type("Name", name);
    // Enter goes on to the next field: Born, then Died.
    for (const date of died ? [born, died] : [born]) {
      await page.keyboard.press("Enter");
      if (date) await page.keyboard.type(typed(date));
    }
  };
  return { tap, choose, type, pick, open, add, tell, count: () => taps };
}

/** The seventeen people with their names and dates, and nothing more. */
export async function enterPeople(page) {
  const { tap, choose, type, add, tell, count } = hands(page);
  await type("Name", "Doreen Amos");
  await tap(panel(page).getByRole("radio", { name: "Woman", exact: true }));
  await type("Born", typed(person("doreen").born));
  await add("Parents", "Mother and father");
  await tell("arthur");
  await tap(symbol(page, "Name not known"));
  await tell("ivy");
  for (const [of, handle, offer, id] of [
    ["Doreen Amos", "Sibling", "Sister", "beryl"],
    ["Doreen Amos", "Sibling", "Brother", "alan"],
    ["Doreen Amos", "Partner", "Man", "frank"],
    ["Doreen Amos", "Child", "Daughter", "susan"],
    ["Doreen Amos", "Child", "Stillbirth", "baby"],
    ["Doreen Amos", "Partner", "Man", "ronald"],
    ["Doreen Amos", "Child", "Daughter", "lorraine"],
    ["Doreen Amos", "Child", "Son", "kevin"],
    ["Lorraine Pike", "Partner", "Man", "martin"],
    ["Lorraine Pike", "Child", "Daughter", "chloe"],
    ["Chloe Pike", "Partner", "Man", "sam"],
    ["Chloe Pike", "Child", "Daughter", "isla"],
    ["Kevin Amos", "Partner", "Woman", "tracey"],
    ["Kevin Amos", "Child", "Son", "jayden"],
  ]) {
    await choose(of);
    await add(handle, offer);
    await tell(id);
  }
  return count();
}

const nameOf = (id) => person(id).name;

/** How the couples stand, with dates. */
async function enterCouples(page, { tap, choose, open, pick, type }) {
  for (const { partners, form, events } of DOREEN.unions) {
    // The client's line is told from her partner's side.
    const [one, other] = partners[0] === "doreen" ? [partners[1], partners[0]] : partners;
    await choose(nameOf(one));
    await open("Couples, parents, relationships, homes");
    await tap(panel(page).getByRole("button", { name: new RegExp(`^Couple with ${nameOf(other)}`) }));
    await pick("What kind of couple", form);
    for (const { status, date } of events) {
      const words = { started: "Began", divorced: "Divorced", widowed: "Widowed", separated: "Separated" }[status];
      await tap(panel(page).getByRole("button", { name: words, exact: true }));
      await type("When", typed(date));
    }
  }
}

const KINDS = { alcohol: "Alcohol misuse", "vascular dementia": "Mental illness or dementia", dementia: "Mental illness or dementia", hoarding: "Mental illness or dementia" };

/** What is known of health and substances. */
async function enterMarks(page, { tap, choose, open, type }) {
  for (const { name, conditions } of DOREEN.people) {
    const marks = conditions.filter((words) => words !== "smoker");
    if (marks.length === 0) continue;
    await choose(name);
    await open("Health and substances");
    for (const words of marks) {
      const [, what, year] = /^(.*?)(?: \((\d+)\))?$/.exec(words);
      await tap(panel(page).getByRole("button", { name: KINDS[what] ?? "Physical illness or disability", exact: true }));
      await type("What it is, such as vascular dementia", what);
      if (year) await type("Since", year);
    }
  }
}

const TIES = { close: "Close", conflict: "Conflict", strained: "Strained", cutoff: "Cut off", "physical-abuse": "Physical abuse", lpa: "Lasting power of attorney", "informal-carer": "Informal carer", "key-holder": "Key-holder" };

/** The lines between people. */
async function enterTies(page, { tap, choose, type }) {
  for (const { from, to, kind, since, until, standing, source, of } of [...DOREEN.ties, ...DOREEN.roles]) {
    await choose(nameOf(from));
    await tap(commands(page).getByRole("button", { name: "Relationship", exact: true }));
    await tap(commands(page).getByRole("button", { name: TIES[kind], exact: true }));
    await choose(nameOf(to));
    await panel(page).getByRole("heading", { name: "Relationship" }).waitFor();
    for (const words of standing ?? []) await tap(panel(page).getByRole("checkbox", { name: words, exact: true }));
    for (const matter of of ?? []) {
      await tap(panel(page).getByRole("checkbox", { name: { finance: "property and money", health: "health and welfare" }[matter], exact: true }));
    }
    if (since) await type("Since", typed(since));
    if (until) await type("Until", typed(until));
    if (source) await type("Who said so", source);
  }
}

/** Who lives together. */
async function enterHouseholds(page, { tap, choose, type }) {
  for (const { name, people, since } of DOREEN.household) {
    await tap(page.getByRole("button", { name: "Choose several" }));
    for (const id of people) await choose(nameOf(id));
    await tap(page.getByRole("button", { name: "Make a household" }));
    await panel(page).getByRole("heading", { name: "Household", exact: true }).waitFor();
    await type("Name of the household", name);
    const members = panel(page).getByRole("textbox", { name: "Lives there since", exact: true });
    assert.equal(await members.count(), people.length);
    for (const member of await members.all()) {
      await tap(member);
      await page.keyboard.type(typed(since));
    }
  }
}

/** Everything else that is known of the family. Answers the taps. */
export async function enterTheRest(page) {
  const both = hands(page);
  await enterCouples(page, both);
  await enterMarks(page, both);
  await enterTies(page, both);
  await enterHouseholds(page, both);
  return both.count();
}

/** What the chosen person is read out as. */
export const active = (page) =>
  drawing(page).evaluate((stage) => document.getElementById(stage.getAttribute("aria-activedescendant") ?? "")?.getAttribute("aria-label") ?? "");
