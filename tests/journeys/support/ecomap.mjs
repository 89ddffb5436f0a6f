// The demo world as a practitioner enters it while she listens: by role and name, with every tap counted.
import { readFileSync } from "node:fs";
import { DOREEN, goInCase } from "./case.mjs";
import { hands as familyHands, person, typed } from "./genogram.mjs";

export const panel = (page) => page.getByRole("region", { name: "Panel" });
export const commands = (page) => page.getByRole("region", { name: "Commands" });
export const drawing = (page) => page.getByRole("application", { name: /^World around the family/ });

const escaped = (words) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A circle or a person by name. */
export const circle = (page, name) => drawing(page).getByRole("img", { name: new RegExp(`^${escaped(name)}[,.]`) });

export const KINDS = {
  health: "GP or health service",
  housing: "Housing",
  safety: "Fire service or alarm",
  care: "Care agency",
  faith: "Faith community",
  neighbour: "Neighbours",
  family: "Family living elsewhere",
  money: "Benefits, bank or money",
  legal: "Police or legal",
};

/** The line that is offered for a tie of the fixture. */
export function lineOf({ strength, quality, broken }) {
  if (broken) return "Broken off";
  if (strength === "strong" && quality === "stressful") return "Strong and stressful";
  if (quality === "stressful") return "Stressful";
  return { strong: "Strong", weak: "Weak" }[strength] ?? "In touch";
}

export const ENERGY = { in: "To the family", out: "From the family", both: "Both ways" };

/** The sentences that the native tests agreed on for the same world. */
export function agreed() {
  const parts = {};
  let part = [];
  for (const line of readFileSync("tests/golden/ecomap/doreen.txt", "utf8").split("\n")) {
    if (line.startsWith("- ")) part.push(line.slice(2));
    else if (line.trim()) parts[line.trim()] = part = [];
  }
  return parts;
}

/** What the outline says under a heading. */
export async function told(page, heading) {
  const list = panel(page).locator("h3", { hasText: new RegExp(`^${heading}$`) }).locator("xpath=following-sibling::ul[1]");
  return (await list.getByRole("listitem").allInnerTexts()).map((words) => words.trim());
}

/** Doreen and Kevin in one household, entered on the genogram. */
export async function enterHousehold(page) {
  await goInCase(page, "Genogram");
  const { tap, add, type, choose } = familyHands(page);
  await type("Name", "Doreen Amos");
  await tap(panel(page).getByRole("radio", { name: "Woman", exact: true }));
  await type("Born", typed(person("doreen").born));
  await add("Child", "Son");
  await type("Name", "Kevin Amos");
  await type("Born", typed(person("kevin").born));
  await tap(page.getByRole("button", { name: "Choose several" }));
  for (const name of ["Doreen Amos", "Kevin Amos"]) await choose(name);
  await tap(page.getByRole("button", { name: "Make a household" }));
}

/** Hands that tap, type and count. */
export function hands(page) {
  let taps = 0;
  const tap = async (locator) => {
    taps += 1;
    await locator.tap();
  };
  const typeIn = async (locator, words) => {
    await tap(locator);
    await page.keyboard.type(words);
  };
  const field = (label) => panel(page).getByRole("textbox", { name: label, exact: true }).last();
  const side = (name) => tap(panel(page).getByRole("group", { name: "Panel" }).getByRole("button", { name, exact: true }));
  const command = (name) => tap(commands(page).getByRole("button", { name, exact: true }));
  const add = async (kind, name, member, line) => {
    const before = taps;
    await tap(panel(page).getByRole("button", { name: kind, exact: true }));
    // The name has the focus by itself.
    await page.waitForFunction(() => document.activeElement?.id === "bar-name");
    await page.keyboard.type(name);
    const whose = commands(page).getByRole("group", { name: "Whose tie?" }).getByRole("button", { name: member, exact: true });
    if ((await whose.getAttribute("aria-pressed")) !== "true") await tap(whose);
    await command(line);
    return taps - before;
  };
  return { tap, typeIn, field, side, command, add, count: () => taps };
}

/** The twelve systems, each with its first tie. Answers the taps. */
export async function enterSystems(page) {
  const { add } = hands(page);
  let taps = 0;
  for (const { name, kind, with: member, ties } of DOREEN.systems) {
    taps += await add(KINDS[kind], name, person(member).name, lineOf(ties[0]));
  }
  return taps;
}

/** Since and until when each tie was so, which way its energy flows, and how it changed. Answers the taps. */
export async function enterDates(page) {
  const { tap, typeIn, field, side, command, count } = hands(page);
  const finish = async ({ from, to, direction }, isFirst) => {
    await tap(panel(page).getByRole("list").getByRole("button").last());
    await panel(page).getByRole("heading", { name: "Tie", exact: true }).waitFor();
    if (isFirst && from) await typeIn(field("Since"), typed(from));
    if (to) await typeIn(field("Until"), typed(to));
    if (direction) await tap(panel(page).getByRole("radio", { name: ENERGY[direction], exact: true }));
  };
  for (const { name, ties } of DOREEN.systems) {
    for (const [index, tie] of ties.entries()) {
      await side("In words");
      await tap(panel(page).getByRole("button", { name: new RegExp(`^${escaped(name)}(\\.|$)`) }).first());
      await side("Details");
      await panel(page).getByRole("heading", { name, exact: true }).waitFor();
      if (index > 0) {
        await tap(panel(page).getByRole("button", { name: "Another tie" }));
        await typeIn(commands(page).getByRole("textbox", { name: "Since" }), typed(tie.from));
        await command(lineOf(tie));
        await panel(page).getByRole("heading", { name, exact: true }).waitFor();
      }
      if ((index === 0 && tie.from) || tie.to || tie.direction) await finish(tie, index === 0);
    }
  }
  return count();
}
