// Answers the questions of the forms as a person does: each control is found by its label, never by an id or a class.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** Every form of a case with its sections and questions, as the program itself lists them. */
export const CATALOGUE = JSON.parse(readFileSync("tests/golden/catalogue.json", "utf8"));

/** Every form of the practitioner's own practice, in the same way. */
export const PRACTICE = JSON.parse(readFileSync("tests/golden/practice.json", "utf8"));

/** How one comes to each form, as the program itself says it. */
export const WAYS = JSON.parse(readFileSync("tests/golden/ways.json", "utf8")).forms;

/** A form by its noun. */
export function form(noun) {
  const found = [...CATALOGUE, ...PRACTICE].find((one) => one.noun === noun);
  assert.ok(found, `there is no form "${noun}"`);
  return found;
}

/** The questions of a form in their order. */
export function questions(noun) {
  return form(noun).sections.flatMap((section) => section.questions);
}

/** A question by its form and slug. */
export function question(noun, slug) {
  const found = questions(noun).find((one) => one.slug === slug);
  assert.ok(found, `there is no question "${slug}" in the form "${noun}"`);
  return found;
}

const isGroup = ({ kind }) => ["day", "one", "many"].includes(kind);

/** A question's control by its label: a text field, or the group that holds its fields or choices. */
export function control(scope, { label, ...rest }) {
  return scope.getByRole(isGroup(rest) ? "group" : "textbox", { name: label, exact: true });
}

const labelOf = (asked, slug) => {
  const choice = asked.choices.find((one) => one.slug === slug);
  assert.ok(choice, `"${asked.label}" does not offer "${slug}"`);
  return choice.label;
};

/** Gives a question this value, in the form in which the record writes values: `{ text }`, `{ date }`, `{ choice }` and so on. */
export async function fill(scope, noun, slug, value) {
  const asked = question(noun, slug);
  const field = control(scope, asked);
  switch (asked.kind) {
    case "day": {
      const [year, month, day] = value.date.split("-").map(Number);
      await field.getByRole("textbox", { name: "Day" }).fill(String(day));
      await field.getByRole("textbox", { name: "Month" }).fill(String(month));
      await field.getByRole("textbox", { name: "Year" }).fill(String(year));
      return;
    }
    case "one":
      return field.getByRole("radio", { name: labelOf(asked, value.choice), exact: true }).check();
    case "many":
      for (const slug of value.choices) await field.getByRole("checkbox", { name: labelOf(asked, slug), exact: true }).check();
      return;
    default:
      return field.fill(String(value.typed ?? value.text ?? value.time ?? value.number));
  }
}

/** What a question's control says, in the form in which the record writes values; null when it says nothing. */
export async function said(scope, noun, slug) {
  const asked = question(noun, slug);
  const field = control(scope, asked);
  const chosen = async (role) => {
    const slugs = [];
    for (const { slug, label } of asked.choices) {
      if (await field.getByRole(role, { name: label, exact: true }).isChecked()) slugs.push(slug);
    }
    return slugs;
  };
  switch (asked.kind) {
    case "day": {
      const part = (name) => field.getByRole("textbox", { name }).inputValue();
      const [day, month, year] = [await part("Day"), await part("Month"), await part("Year")];
      return year === "" ? null : { date: [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-") };
    }
    case "one": {
      const [choice] = await chosen("radio");
      return choice ? { choice } : null;
    }
    case "many": {
      const choices = await chosen("checkbox");
      return choices.length ? { choices: choices.sort() } : null;
    }
    default: {
      const words = await field.inputValue();
      if (words === "") return null;
      return asked.kind === "time" ? { time: words } : asked.kind === "number" ? { number: Number(words) } : { text: words };
    }
  }
}
