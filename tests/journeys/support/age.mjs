// Locks a file with a passphrase in the age format, written from its specification: the program's own age is the other side.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scryptSync } from "node:crypto";

const CHUNK = 64 * 1024;
const unpadded = (bytes) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

function seal(key, nonce, plain) {
  const cipher = createCipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The locked file as its bytes. `work` is the power of two that scrypt is run with; small here, so that tests are quick. */
export function locked(content, passphrase, work = 10) {
  const [fileKey, salt, nonce] = [randomBytes(16), randomBytes(16), randomBytes(16)];
  const label = Buffer.concat([Buffer.from("age-encryption.org/v1/scrypt"), salt]);
  // A file that asks for more work than is allowed need not be one that can be opened.
  const cost = Math.min(work, 15);
  const wrap = scryptSync(passphrase, label, 32, { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** 27 });
  const body = unpadded(seal(wrap, Buffer.alloc(12), fileKey));
  const header = `age-encryption.org/v1\n-> scrypt ${unpadded(salt)} ${work}\n${body}\n---`;
  const mac = createHmac("sha256", Buffer.from(hkdfSync("sha256", fileKey, Buffer.alloc(0), "header", 32))).update(header).digest();
  const key = Buffer.from(hkdfSync("sha256", fileKey, nonce, "payload", 32));
  const plain = Buffer.from(content);
  const chunks = [];
  for (let at = 0, number = 0; at === 0 || at < plain.length; at += CHUNK, number += 1) {
    const counter = Buffer.alloc(12);
    counter.writeUInt32BE(number, 7);
    counter[11] = at + CHUNK >= plain.length ? 1 : 0;
    chunks.push(seal(key, counter, plain.subarray(at, at + CHUNK)));
  }
  return Buffer.concat([Buffer.from(`${header} ${unpadded(mac)}\n`), nonce, ...chunks]);
}

/** The same as text, as it is sent by e-mail. */
export function armoured(bytes) {
  const lines = bytes.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN AGE ENCRYPTED FILE-----", ...lines, "-----END AGE ENCRYPTED FILE-----", ""].join("\n");
}

function open(key, nonce, sealed) {
  const cipher = createDecipheriv("chacha20-poly1305", key, nonce, { authTagLength: 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

/** What an armoured file holds that was locked with this passphrase; it throws with any other. */
export function unlocked(armour, passphrase) {
  const bytes = Buffer.from(armour.split("\n").slice(1, -2).join(""), "base64");
  const [, salt, work, body, mac] = /^age-encryption\.org\/v1\n-> scrypt (\S+) (\d+)\n(\S+)\n--- (\S+)\n/.exec(bytes.toString("latin1"));
  const label = Buffer.concat([Buffer.from("age-encryption.org/v1/scrypt"), Buffer.from(salt, "base64")]);
  const wrap = scryptSync(passphrase, label, 32, { N: 2 ** Number(work), r: 8, p: 1, maxmem: 2 ** 29 });
  const fileKey = open(wrap, Buffer.alloc(12), Buffer.from(body, "base64"));
  const from = bytes.indexOf(`--- ${mac}\n`) + mac.length + 5;
  const nonce = bytes.subarray(from, from + 16);
  const key = Buffer.from(hkdfSync("sha256", fileKey, nonce, "payload", 32));
  const chunks = [];
  for (let at = from + 16, number = 0; at < bytes.length; at += CHUNK + 16, number += 1) {
    const counter = Buffer.alloc(12);
    counter.writeUInt32BE(number, 7);
    counter[11] = at + CHUNK + 16 >= bytes.length ? 1 : 0;
    chunks.push(open(key, counter, bytes.subarray(at, at + CHUNK + 16)));
  }
  return Buffer.concat(chunks).toString("utf8");
}
