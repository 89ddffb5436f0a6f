// The keys of WebDriver by their names in the browser.
const NAMES = {
  Tab: "\uE004",
  Enter: "\uE007",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  Escape: "\uE00C",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Delete: "\uE017",
  Backspace: "\uE003",
};

const value = (key) => NAMES[key] ?? key;

/** The actions that press and release "Shift+ArrowUp" and the like. */
export function chord(keys) {
  const held = keys.split("+");
  const down = held.map((key) => ({ type: "keyDown", value: value(key) }));
  const up = held.toReversed().map((key) => ({ type: "keyUp", value: value(key) }));
  return [...down, ...up];
}

/** The actions that type words. */
export const typing = (text) => [...text].flatMap((key) => [{ type: "keyDown", value: key }, { type: "keyUp", value: key }]);
