// Finds elements inside a page by role, label and words, as a screen reader would: for the engines that Playwright does not
// drive. Roles and names are axe's, so that one and the same judge says what is accessible and what is found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs inside the page once per document; leaves `kithFind(steps)`, which answers the elements that a chain of steps finds. */
function begin() {
  const clean = (words) => (words ?? "").replace(/\s+/g, " ").trim();
  const fits = (words, { text, exact, pattern }) => {
    const said = clean(words);
    if (pattern) return new RegExp(pattern[0], pattern[1]).test(said);
    return exact ? said === clean(text) : said.toLowerCase().includes(clean(text).toLowerCase());
  };
  const node = (element) => globalThis.axe.utils.getNodeFromTree(element);
  const nameOf = (element) => globalThis.axe.commons.text.accessibleTextVirtual(node(element));
  const labelsOf = (element) => {
    const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
    const named = by.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    return [element.getAttribute("aria-label") ?? "", named, ...[...(element.labels ?? [])].map((label) => label.textContent)];
  };
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === "visible";
  };
  const inside = (root) => [...root.querySelectorAll("*")];
  // An element may name several roles, of which each program takes the first that it knows.
  const isA = (element, role) => {
    const said = (element.getAttribute("role") ?? "").split(/\s+/);
    return said.includes(role) || globalThis.axe.commons.aria.getRole(node(element)) === role;
  };
  const isTold = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("[aria-hidden=true]");
  const LEVELS = /^h([1-6])$/i;
  const steps = {
    role: (root, { role, name, level }) =>
      inside(root).filter(
        (element) =>
          isA(element, role) &&
          isTold(element) &&
          (!level || Number(element.getAttribute("aria-level") ?? LEVELS.exec(element.localName)?.[1]) === level) &&
          (!name || fits(nameOf(element), name)),
      ),
    label: (root, { name }) => inside(root).filter((element) => labelsOf(element).some((words) => words && fits(words, name))),
    text: (root, { name }) => {
      const all = inside(root).filter((element) => !/^(script|style|noscript)$/.test(element.localName) && fits(element.textContent, name));
      // The innermost of those that say it.
      return all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
    },
    css: (root, { selector }) => [...root.querySelectorAll(selector)],
  };
  globalThis.kithFind = (chain) => {
    let found = [document.documentElement];
    const isAsked = chain.some(({ step }) => step === "role");
    if (isAsked) globalThis.axe.setup(document.documentElement);
    try {
      for (const { step, ...how } of chain) {
        if (step === "filter") found = found.filter((element) => fits(element.textContent, how.name));
        else if (step === "nth") found = found.slice(how.at < 0 ? found.length + how.at : how.at).slice(0, 1);
        else found = [...new Set(found.flatMap((root) => steps[step](root, how)))];
      }
    } finally {
      if (isAsked) globalThis.axe.teardown();
    }
    return found;
  };
  globalThis.kithIsShown = isShown;
}

/** The script that a page is given before anything is looked for in it. */
export const FINDER = `${axe};(${begin})()`;
