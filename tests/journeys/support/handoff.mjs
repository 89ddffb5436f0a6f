// Hand-off files made by the tests themselves: sealed anew after a change, and the demo case as a live one.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const sorted = (json) => {
  if (Array.isArray(json)) return json.map(sorted);
  if (json === null || typeof json !== "object") return json;
  return Object.fromEntries(Object.keys(json).sort().map((key) => [key, sorted(json[key])]));
};

/** The file with the seal that its cases ask for, as bytes. */
export function sealed(file) {
  const sha256 = createHash("sha256").update(JSON.stringify(sorted(file.cases))).digest("hex");
  return Buffer.from(JSON.stringify({ ...file, sha256 }, null, 2));
}

/** The training case as a file of a live case, whole and long. */
export function liveFile() {
  const file = JSON.parse(readFileSync("assets/training/doreen-amos.json", "utf8"));
  for (const one of file.cases) one.id = one.id.replace(/^training-/, "live-");
  return file;
}

/** The case of it that a device may know already. */
export const KNOWN = "live-doreen-amos";

/** A file of three cases: one that the device may know in part, one without a name, and one with its client alone; the last two are others for another `mark`. */
export function three(mark = "") {
  const file = liveFile();
  const [first] = file.cases;
  const part = (id, keep) => ({ ...first, id, operations: first.operations.filter(keep) });
  file.cases = [
    part(KNOWN, () => true),
    part(`live-second${mark}`, ({ key }) => key !== "person/client/name"),
    part(`live-third${mark}`, ({ key }) => key.startsWith("person/client") || key.startsWith("episode/")),
  ];
  return sealed(file);
}

/** The first case of it as an earlier file told it. */
export function half() {
  const file = liveFile();
  file.cases[0].operations.length = 150;
  return sealed(file);
}
