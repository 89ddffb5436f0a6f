// Makes the names between a wasm and its script short, for the first file of the app (scripts/split.mjs) and the worker (scripts/page.mjs):
// wasm-bindgen's bear a digest each, in both. And takes away what a library offers to scripts of other people, of which there are none.

/** Classes of wasm-streams, which comes with the views' library for servers; the app makes none of them. */
const STRANGE = /intounderlying/i;

function reader(bytes) {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, text: () => take(number()).toString("utf8"), isAtEnd: () => at >= bytes.length, at: () => at, from: (start) => bytes.subarray(start, at) };
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

const text = (words) => Buffer.concat([number(Buffer.byteLength(words)), Buffer.from(words)]);

/** What follows the names of an import, as it is. */
function kindOf(read) {
  const start = read.at();
  switch (read.take(1)[0]) {
    case 0:
      read.number();
      break;
    case 1: {
      read.take(1);
      const has = read.number();
      read.number();
      if (has & 1) read.number();
      break;
    }
    case 3:
      read.take(2);
      break;
    case 4:
      read.take(1);
      read.number();
      break;
    default:
      throw new Error("the first file imports something that scripts/short.mjs does not know");
  }
  return read.from(start);
}

/**
 * Answers the wasm and its script with short names between them.
 *
 * @param {Buffer} wasm what wasm-bindgen made
 * @param {string} glue its script
 * @param {string} of the name of the two
 * @returns {{ wasm: Buffer, glue: string }}
 */
export function shorten(wasm, glue, of) {
  let count = 0;
  const next = () => `z${(count++).toString(36)}`;
  if (/\bz[0-9a-z]{1,2}\b/.test(glue)) throw new Error("the script has a short name already");
  const renamed = new Map();
  const sections = [wasm.subarray(0, 8)];
  const read = reader(wasm);
  read.take(8);
  while (!read.isAtEnd()) {
    const [id] = read.take(1);
    let body = read.take(read.number());
    if (id === 2) body = imports(body);
    if (id === 7) body = exports(body);
    sections.push(Buffer.from([id]), number(body.length), body);
  }

  function imports(body) {
    const inner = reader(body);
    const all = [];
    for (let left = inner.number(); left > 0; left--) {
      const [module, name] = [inner.text(), inner.text()];
      const kind = kindOf(inner);
      const isMade = module === `./${of}_bg.js` && /^__wb(g|indgen)_\w+$/.test(name);
      if (STRANGE.test(name)) throw new Error(`the app makes what is to be taken away: ${name}`);
      if (isMade) renamed.set(name, next());
      all.push(Buffer.concat([text(module), text(isMade ? renamed.get(name) : name), kind]));
    }
    return Buffer.concat([number(all.length), ...all]);
  }

  function exports(body) {
    const inner = reader(body);
    const all = [];
    for (let left = inner.number(); left > 0; left--) {
      const name = inner.text();
      const start = inner.at();
      inner.take(1);
      inner.number();
      const what = inner.from(start);
      if (STRANGE.test(name)) continue;
      const isMade = /^wasm_bindgen__convert__\w+$/.test(name);
      if (isMade) renamed.set(name, next());
      all.push(Buffer.concat([text(isMade ? renamed.get(name) : name), what]));
    }
    return Buffer.concat([number(all.length), ...all]);
  }

  let script = glue
    .replace(/^(?:export )?class IntoUnderlying\w* \{\n[\s\S]*?^\}\n/gm, "")
    .replace(/^if \(Symbol\.dispose\) IntoUnderlying.*\n/gm, "")
    .replace(/^const IntoUnderlying\w*Finalization = [\s\S]*?\);\n/gm, "")
    .replace(/^export \{ IntoUnderlying[^}]*\};?\n/gm, "");
  if (STRANGE.test(script)) throw new Error("wasm-bindgen's script is not as it was: a class of wasm-streams is left");
  const found = new Set();
  script = script.replace(/\b(?:__wb(?:g|indgen)|wasm_bindgen__convert_)_\w+\b/g, (name) => {
    if (renamed.has(name)) found.add(name);
    return renamed.get(name) ?? name;
  });
  const lost = [...renamed.keys()].filter((name) => !found.has(name));
  if (lost.length > 0) throw new Error(`wasm-bindgen's script does not name ${lost[0]}`);
  return { wasm: Buffer.concat(sections), glue: script };
}
