import { generateKeyPairSync, sign } from "node:crypto";

/**
 * A certificate for "localhost" that its own key has signed, valid around this day, as PEM: X.509 in
 * the few parts that a server needs. Browsers are told to take it.
 */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const day = 24 * 3_600_000;
  const name = sequence(set(sequence(oid(85, 4, 3), utf8("localhost"))));
  const algorithm = sequence(oid(42, 134, 72, 206, 61, 4, 3, 2));
  const alternative = sequence(part(0x82, Buffer.from("localhost")));
  const content = sequence(
    part(0xa0, part(0x02, Buffer.from([2]))),
    part(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(Date.now() - day), time(Date.now() + day)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    part(0xa3, sequence(sequence(oid(85, 29, 17), part(0x04, alternative)))),
  );
  const signature = part(
    0x03,
    Buffer.concat([Buffer.from([0]), sign("sha256", content, privateKey)]),
  );
  const whole = sequence(content, algorithm, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
  };
}

/** One part of DER: its tag, its length, and what is in it. */
function part(tag: number, ...content: Buffer[]): Buffer {
  const inner = Buffer.concat(content);
  const long =
    inner.length > 255 ? [0x82, inner.length >> 8, inner.length & 255] : [0x81, inner.length];
  return Buffer.concat([
    Buffer.from([tag, ...(inner.length < 128 ? [inner.length] : long)]),
    inner,
  ]);
}

const sequence = (...content: Buffer[]) => part(0x30, ...content);
const set = (...content: Buffer[]) => part(0x31, ...content);
const oid = (...bytes: number[]) => part(0x06, Buffer.from(bytes));
const utf8 = (text: string) => part(0x0c, Buffer.from(text));
const time = (at: number) =>
  part(0x17, Buffer.from(`${new Date(at).toISOString().slice(2, 19).replace(/\D/g, "")}Z`));
