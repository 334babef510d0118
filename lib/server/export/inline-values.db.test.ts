import fc from "fast-check";
import pg from "pg";
import { expect, it } from "vitest";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { sqlName, sqlText } from "@/lib/exporters/tables/sql-text";
import { FORMULA_START } from "@/lib/importers/formula-start";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { inlineValues } from "./inline-values";

const nasty = fc.oneof(
  fc.constant("'; DROP TABLE rating; --"),
  fc.string({ unit: fc.constantFrom(..."'\"\\$;-/*?{}\n\t\r =+@＝\u00A0\u2003\uFEFFaé😀") }),
  fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\u0000", "")),
);

it("A value written into a query is that value, whatever it says, and spreadsheets' formulas are seen alike", async () => {
  const texts = fc.sample(nasty, { numRuns: 400, seed: 6 });
  const query = inlineValues(Prisma.sql`
    SELECT value, value ~ ${FORMULA_START} AS formula, ${null}::text AS nothing, ${true} AS yes, 3 -${-2} AS five
      FROM (VALUES ${Prisma.join(texts.map((text) => Prisma.sql`(${text})`))}) AS given (value)`);
  const rows = await db().$queryRawUnsafe<Record<string, unknown>[]>(query);
  expect(rows).toEqual(
    texts.map((value) => ({
      value,
      formula: guardFormula(value) !== value,
      nothing: null,
      yes: true,
      five: 5,
    })),
  );
  for (const text of texts) {
    expect(sqlText(text)).toBe(pg.escapeLiteral(text));
    expect(sqlName(text)).toBe(pg.escapeIdentifier(text));
  }
});
