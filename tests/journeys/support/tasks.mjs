// The places in the sources at which asynchronous work is started, and which of them a page has been to.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const STARTS = /\bof_app\(|\.start\(/g;
/** The one way itself. */
const OWN = new Set(["src/browser/task.rs", "src/screens/chronology/slices.rs"]);

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return path.endsWith(".rs") ? [path.replaceAll("\\", "/")] : [];
  });
}

/** The function that a line of a source stands in: `src/screens/search.rs screen`. */
const within = (lines, number) => {
  for (let at = number; at > 0; at -= 1) {
    const found = /^\s*(?:pub(?:\([^)]*\))? )?(?:const )?(?:async )?fn (\w+)/.exec(lines[at - 1]);
    if (found) return found[1];
  }
  return "?";
};

const read = (path) => readFileSync(path, "utf8").split("\n");

/** Every place, by file and function. */
export function places() {
  const found = new Set();
  for (const path of sources("src")) {
    if (OWN.has(path)) continue;
    const lines = read(path);
    const code = lines.map((line) => line.replace(/\/\/.*/, "")).join("\n");
    for (const { index } of code.matchAll(STARTS)) {
      const number = code.slice(0, index).split("\n").length;
      found.add(`${path} ${within(lines, number)}`);
    }
  }
  return found;
}

/** Notes the places that a page starts work at. Only a development build tells: a release answers nothing. */
export function listen(page) {
  const been = new Set();
  page.on("console", (message) => {
    const said = /^kith-task begins (\S+):(\d+)$/.exec(message.text());
    if (said) been.add(`${said[1]} ${within(read(said[1]), Number(said[2]))}`);
  });
  return been;
}
