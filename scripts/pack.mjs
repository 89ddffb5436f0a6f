// Packs a folder as a zip whose bytes depend on nothing but the files: node scripts/pack.mjs FOLDER ROOT FILE.zip
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

const [folder, root, file] = process.argv.slice(2);

/** zlib has its own only in newer versions of Node. */
const table = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const checkOf = crc32 ?? ((bytes) => (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0);

/** The first day that the format knows: when something was packed is nobody's business, and would change the bytes. */
const DAY = (1 << 5) | 1;

const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .sort();

const parts = [];
const index = [];
let at = 0;
for (const name of names) {
  const bytes = readFileSync(join(folder, name));
  const packed = deflateRawSync(bytes, { level: 9 });
  const path = Buffer.from(`${root}/${name}`);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(0x0800, 2);
  head.writeUInt16LE(8, 4);
  head.writeUInt16LE(0, 6);
  head.writeUInt16LE(DAY, 8);
  head.writeUInt32LE(checkOf(bytes), 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(bytes.length, 18);
  head.writeUInt16LE(path.length, 22);
  parts.push(Buffer.from("PK\u0003\u0004", "latin1"), head, path, packed);
  const more = Buffer.alloc(14);
  // Read by everybody, written by the owner.
  more.writeUInt32LE((0o100644 << 16) >>> 0, 6);
  more.writeUInt32LE(at, 10);
  index.push(Buffer.from("PK\u0001\u0002\u0014\u0003", "latin1"), head, more, path);
  at += 30 + path.length + packed.length;
}
const size = index.reduce((sum, part) => sum + part.length, 0);
const end = Buffer.alloc(18);
end.writeUInt16LE(names.length, 4);
end.writeUInt16LE(names.length, 6);
end.writeUInt32LE(size, 8);
end.writeUInt32LE(at, 12);
writeFileSync(file, Buffer.concat([...parts, ...index, Buffer.from("PK\u0005\u0006", "latin1"), end]));
