// The keyboard alone: from control to control by Tab, as somebody does who has no pointer.
import { main, onScreen } from "./case.mjs";
import { control, question } from "./fill.mjs";

/** Whether an element has the focus. */
export const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Presses a key until the focus is there; a keyboard trap, or a control out of reach, ends it. */
export async function tabTo(page, locator, key = "Tab", most = 140) {
  await locator.waitFor();
  for (let pressed = 0; pressed <= most; pressed += 1) {
    if (await isFocused(locator)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reached ${locator}`);
}

/** Goes to a button or a link and presses it. */
export async function press(page, locator, key = "Enter") {
  await tabTo(page, locator);
  await page.keyboard.press(key);
}

/** Goes to a field and types. */
export async function typeIn(page, locator, words) {
  await tabTo(page, locator);
  await page.keyboard.type(words);
}

/** Follows a link to another screen, where the focus is on the heading. */
export async function follow(page, link, heading) {
  await press(page, link);
  await onScreen(page, heading);
  await page.waitForFunction(() => document.activeElement !== document.body);
}

/** Answers a question from wherever the focus is before it. */
export async function answer(page, noun, slug, value) {
  const asked = question(noun, slug);
  const field = control(main(page), asked);
  switch (asked.kind) {
    case "day": {
      const parts = value.date.split("-").map(Number).reverse();
      for (const [index, name] of ["Day", "Month", "Year"].entries()) await typeIn(page, field.getByRole("textbox", { name }), String(parts[index]));
      return;
    }
    case "one": {
      // Tab reaches the first of the group; the arrows go on from there and choose.
      const at = asked.choices.findIndex((choice) => choice.slug === value.choice);
      await press(page, field.getByRole("radio").first(), "Space");
      for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowDown");
      return;
    }
    case "many":
      for (const slug of value.choices) {
        const { label } = asked.choices.find((choice) => choice.slug === slug);
        await press(page, field.getByRole("checkbox", { name: label, exact: true }), "Space");
      }
      return;
    default:
      await typeIn(page, field, String(value.typed ?? value.text ?? value.time ?? value.number));
  }
}
