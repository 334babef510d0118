import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { z } from "zod";
import type { Route, Sent } from "./call-route";

/** Input of somebody who knows the schemas of a route, and of somebody who knows nothing. */

export const HOSTILE_TEXTS = [
  "",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff tail",
  "0000-01-01",
  "0000-01-01T00:00:00Z",
  "9999-12-31",
  "9223372036854775808",
  "-9223372036854775809",
  "99999999999999999999999",
  "NaN",
  "%",
  "%00",
  "' OR 1=1 --",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "x".repeat(3000),
  "𝔘𝔫𝔦",
  "\u202e\ufeff\r\n",
  "00000000-0000-4000-8000-000000000000",
];
const HOSTILE_NUMBERS = [-1, 0, 0.5, 2_147_483_648, 2 ** 53, 1e300, -0];

/** Cursors as the lists make them, and beyond what the database counts to. */
const CURSORS = [
  ["9".repeat(19), "00000000-0000-4000-8000-000000000000", 0],
  ["9".repeat(18), "00000000-0000-4000-8000-000000000000", 2 ** 31],
  [2 ** 31],
  [2 ** 53],
  ["0000-01-01T00:00:00Z", "00000000-0000-4000-8000-000000000000"],
  "\0",
].map((key) => Buffer.from(JSON.stringify(key)).toString("base64url"));

const deep = "[".repeat(20_000) + "]".repeat(20_000);

/** What nobody who means well sends as a body, with its type. */
export const BLIND_BODIES: [type: string, body: string][] = [
  ["application/json", "{"],
  ["application/json", "null"],
  ["application/json", "[]"],
  ["application/json", '"\\ud800"'],
  ["application/json", deep],
  ["application/json", '{"__proto__":{"a":1}}'],
  ["application/x-www-form-urlencoded", "%=%&a=%00&reason=%00&name=%ff"],
  ["multipart/form-data; boundary=x", "--x\r\nbroken"],
  ["text/plain", "\0"],
  ["text/csv", '\ufeffid,question\n1,"unclosed\n\0'],
  ["text/csv", `${",".repeat(20_000)}\n`],
  ["application/zip", "PK\u0003\u0004broken"],
  ["", "anything"],
];

type JsonSchema = Record<string, unknown>;

/** The exported schemas of the modules under lib/schemas that a route's source names. */
async function schemasOf({ file }: Pick<Route, "file">): Promise<z.ZodType[]> {
  const source = readFileSync(join(process.cwd(), "app", file), "utf8");
  const modules = [...source.matchAll(/"(@\/lib\/schemas\/[\w/-]+)"/g)].map(([, name]) => name);
  const found = await Promise.all(
    modules.map((name) => import(/* @vite-ignore */ `${name?.replace("@", process.cwd())}.ts`)),
  );
  return found.flatMap((module) =>
    Object.values(module).filter((value): value is z.ZodType => value instanceof z.ZodType),
  );
}

function valuesOf(
  schema: JsonSchema,
  ids: readonly string[] = [],
  depth = 0,
): fc.Arbitrary<unknown> {
  const text = fc.oneof(
    fc.constantFrom(...HOSTILE_TEXTS),
    fc.string({ unit: "binary" }),
    // What is believed, so that the rest of the body is looked at.
    fc.constantFrom("A name", "en", "someone@example.org", "2027-05-01", "1"),
  );
  const number = fc.oneof(fc.constantFrom(...HOSTILE_NUMBERS), fc.integer({ min: 0, max: 5 }));
  if (depth > 6) return text;
  const inner = (one: unknown) => valuesOf((one ?? {}) as JsonSchema, ids, depth + 1);
  const { type, enum: choices, const: only, properties, items, additionalProperties } = schema;
  const unions = (schema.anyOf ?? schema.oneOf ?? schema.allOf) as JsonSchema[] | undefined;
  if (unions) return fc.oneof(...unions.map(inner));
  if (only !== undefined) return fc.constant(only);
  if (Array.isArray(choices)) return fc.oneof(fc.constantFrom(...choices), text);
  if (properties) {
    const fields = Object.entries(properties as JsonSchema).map(([name, one]) => [
      name,
      inner(one),
    ]);
    const record = Object.fromEntries(fields);
    return fc.oneof(fc.record(record), fc.record(record, { requiredKeys: [] }));
  }
  if (type === "object") return fc.dictionary(text, inner(additionalProperties), { maxKeys: 3 });
  if (type === "array") return fc.array(inner(items), { maxLength: 3 });
  if (type === "string" && schema.format === "uuid" && ids.length > 0) {
    return fc.oneof(fc.constantFrom(...ids), text);
  }
  if (type === "string") return text;
  if (type === "number" || type === "integer") return number;
  if (type === "boolean") return fc.boolean();
  return fc.oneof(text, number, fc.constant(null));
}

/**
 * Requests to a route by its own schemas, so many, the same each time.
 *
 * @param given.ids - what stands where an id belongs, beside nonsense.
 */
export async function knowingRequests(
  route: Pick<Route, "file">,
  count: number,
  { seed = 20, ids = [] }: { seed?: number; ids?: readonly string[] } = {},
): Promise<{ sent: Sent; type: string }[]> {
  const schemas = await schemasOf(route);
  const values = schemas.map((schema) =>
    valuesOf(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as JsonSchema, ids),
  );
  const query = fc.dictionary(
    fc.constantFrom("cursor", "limit", "after", "before", "from", "to", "day", "set", "q", "look"),
    fc.constantFrom(...HOSTILE_TEXTS, ...CURSORS, "1"),
    { minKeys: 1, maxKeys: 3 },
  );
  const bodies = fc.oneof(...values, fc.dictionary(fc.string(), fc.string()));
  return fc
    .sample(fc.record({ query, body: bodies, asForm: fc.boolean() }), { numRuns: count, seed })
    .map(({ query: asked, body, asForm }) => ({
      type: asForm ? "application/x-www-form-urlencoded" : "application/json",
      sent: {
        search: `?${new URLSearchParams({ ...asked, ...flat(body) })}`.slice(0, 8000),
        body: asForm ? String(new URLSearchParams(flat(body))) : JSON.stringify(body),
      },
    }));
}

function flat(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === "string" ? one : JSON.stringify(one),
    ]),
  );
}
