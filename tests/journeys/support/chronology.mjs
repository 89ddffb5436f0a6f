// Steps on the chronology's screen, and a file that another device made of the family.
import { createHash } from "node:crypto";
import { DOREEN, goInCase, main } from "./case.mjs";
import { sealed } from "./handoff.mjs";

export const quick = (page) => page.getByRole("region", { name: "Quick add" });

/** Adds an entry by quick add: four fields, and Enter in the last. */
export async function quickAdd(page, { typed, incident, source = "", significance = "" }) {
  const fields = quick(page);
  await fields.getByRole("textbox", { name: "When" }).fill(typed);
  await fields.getByRole("textbox", { name: "What happened" }).fill(incident);
  await fields.getByRole("textbox", { name: "Who says so" }).fill(source);
  await fields.getByRole("textbox", { name: "Why it matters" }).fill(significance);
  await page.keyboard.press("Enter");
  await fields.getByRole("status").filter({ hasText: incident.slice(0, 40) }).waitFor({ state: "attached" });
}

/** Opens a part of the chronology's screen. */
export async function part(page, name, heading = name) {
  await page.getByRole("navigation", { name: "Parts of the chronology" }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
  if (name === "Entries") return quick(page).waitFor();
  await main(page).getByRole("heading", { level: 2, name: heading, exact: true }).waitFor();
}

/** The rows of the table as their words, without the head. */
export async function rows(page) {
  const all = await main(page).getByRole("table").getByRole("row").allInnerTexts();
  return all.slice(1).map((words) => words.replace(/\s+/g, " ").trim());
}

/** The patterns under a heading of the patterns' part, as their first lines. */
export async function patterns(page, heading) {
  const found = page.getByRole("region", { name: heading, exact: true });
  const items = await found.getByRole("listitem").allInnerTexts();
  return items.map((words) => words.split("\n")[0].trim());
}

const BY = { name: "Hannah Osei", role: "Social worker" };

/** A case as a file of another device: the client, the first period of work, and the family of the genogram. */
export function familyFile(id) {
  const operations = [];
  const add = (act, key, value) => {
    const n = operations.length;
    const salt = n.toString(16).padStart(32, "0");
    const digest = createHash("sha256").update(Buffer.from(salt, "hex")).update(JSON.stringify(value)).digest("hex");
    const seconds = String(n % 60).padStart(2, "0");
    const minutes = String(Math.floor(n / 60)).padStart(2, "0");
    operations.push({ stamp: `2025-11-17T09:${minutes}:${seconds}.000Z-0000-00000000000fa311`, act, key, value, by: BY, salt, digest });
  };
  const whole = (fields) => ({ whole: Object.fromEntries(Object.entries(fields).filter(([, value]) => value).sort(([a], [b]) => (a < b ? -1 : 1))) });
  const date = (text) => (text ? { date: text } : null);
  const person = (name) => ({ link: name === "doreen" ? "client" : name });
  add("add", "episode/first", { whole: {} });
  add("answer", "consultation/first/contact-date", { date: "2025-11-04" });
  for (const { id, name, gender, born, died, birth } of DOREEN.people) {
    const fields = { name: { text: name }, gender: { choice: gender }, born: date(born), died: date(died), beginning: birth ? { choice: birth } : null };
    if (id === "doreen") for (const [field, value] of Object.entries(fields)) value && add("answer", `person/client/${field}`, value);
    else add("add", `person/${id}`, whole(fields));
  }
  for (const { id, partners, form, events } of DOREEN.unions) {
    add("add", `union/${id}`, whole({ first: person(partners[0]), second: person(partners[1]), form: { choice: form } }));
    for (const [n, { status, date: on }] of events.entries()) add("add", `status/${id}.${n}`, whole({ union: { link: id }, status: { choice: status }, date: date(on) }));
  }
  for (const [n, { child, union, kind }] of DOREEN.parents.entries()) add("add", `parentage/p${n}`, whole({ child: person(child), union: { link: union }, kind: { choice: kind } }));
  for (const [n, { from, to, kind, since, until }] of [...DOREEN.ties, ...DOREEN.roles].entries()) {
    add("add", `tie/t${n}`, whole({ from: person(from), to: person(to), kind: { choice: kind }, since: date(since), until: date(until) }));
  }
  const cases = [{ id, readable: [], operations }];
  const file = { format: "kith-handoff", version: 1, app: "0.1.0", notice: "Made by a test.", exported_at: "2025-11-17T10:00:00.000Z", exported_by: BY, cases };
  return sealed(file);
}
