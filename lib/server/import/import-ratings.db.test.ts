import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { studyResponses } from "@/lib/server/comparison/study-responses";
import { loadScales } from "@/lib/server/protocol/load-scales";
import { db } from "@/lib/server/shared/db";
import { countRows, newTarget, ratingsFile } from "@/lib/server/testing/import-test-support";
import { takeData } from "@/lib/server/testing/made-bundle";
import { makeStaff } from "@/lib/server/testing/made-study";
import { importRatings } from "./import-ratings";

const text = ratingsFile(
  "214,RE08,1,2,3,4,5,40,MT+CF:RevRationales,200,female",
  "214,RE09,5,4,3,2,1,41,CF:PosRationales,100,female",
  "9,RE09,2,2,2,2,2,40,CF:PosRationales,150,",
);

describe("Published ratings", () => {
  it("become a closed study whose texts are unknown", async () => {
    const target = { ...newTarget(), title: "Published" };
    expect(await importRatings(text, target)).toMatchObject({
      ok: true,
      summary: {
        study: { title: "Published", status: "CLOSED", made: true },
        participants: 2,
        completed: 1,
        slots: 2,
        responses: 3,
        ratings: 15,
        questions: 2,
        explanations: 3,
      },
    });
    const study = await db().study.findUniqueOrThrow({
      where: { slug: target.slug },
      select: {
        status: true,
        methods: { orderBy: { position: "asc" }, select: { key: true } },
        constructs: { orderBy: { position: "asc" }, select: { key: true, statement: true } },
        questions: { orderBy: { externalId: "asc" }, select: { externalId: true, stem: true } },
        explanations: { orderBy: { length: "asc" }, select: { text: true, length: true } },
        protocolVersions: { select: { document: true, openedAt: true } },
      },
    });
    expect(study).toEqual({
      status: "CLOSED",
      methods: [{ key: "CF:Unrevised" }, { key: "MT+CF:Revised" }],
      constructs: [
        { key: "Plausibility", statement: null },
        { key: "Understandability", statement: null },
        { key: "Completeness", statement: null },
        { key: "Satisfaction", statement: null },
        { key: "Contrastiveness", statement: null },
      ],
      questions: [
        { externalId: "40", stem: null },
        { externalId: "41", stem: null },
      ],
      explanations: [100, 150, 200].map((length) => ({ text: null, length })),
      protocolVersions: [{ document: {}, openedAt: null }],
    });
  });

  it("keep participants under their numbers, with what they rated and nothing that they did not", async () => {
    const target = newTarget();
    await importRatings(text, target);
    const participants = await db().participant.findMany({
      where: { study: { slug: target.slug } },
      orderBy: { ordinal: "asc" },
      select: {
        ordinal: true,
        source: true,
        status: true,
        consentedAt: true,
        completedAt: true,
        answers: { where: { key: "gender" }, select: { value: true } },
        trials: { orderBy: { position: "asc" }, select: { position: true } },
      },
    });
    const imported = { source: "IMPORTED", consentedAt: null, completedAt: null };
    expect(participants).toEqual([
      {
        ...imported,
        ordinal: 9,
        status: "ACTIVE",
        answers: [{ value: "prefer-not-to-say" }],
        trials: [{ position: 2 }],
      },
      {
        ...imported,
        ordinal: 214,
        status: "COMPLETED",
        answers: [{ value: "female" }],
        trials: [{ position: 1 }, { position: 2 }],
      },
    ]);
  });

  it("have the counts of the file for every method, construct and value", async () => {
    const target = newTarget();
    await importRatings(text, target);
    const counts = await db().$queryRaw<{ cell: string }[]>`
      SELECT concat_ws(' ', m.key, c.key, r.value, count(*)) AS cell
        FROM rating r
        JOIN construct c ON c.id = r.construct_id
        JOIN trial t ON t.id = r.trial_id
        JOIN explanation e ON e.id = t.explanation_id
        JOIN method m ON m.id = e.method_id
        JOIN study s ON s.id = r.study_id
        WHERE s.slug = ${target.slug} AND c.key IN ('Completeness', 'Satisfaction')
        GROUP BY m.key, c.key, r.value
        ORDER BY m.key, c.key, r.value`;
    expect(counts.map(({ cell }) => cell)).toEqual([
      "CF:Unrevised Completeness 2 1",
      "CF:Unrevised Completeness 5 1",
      "CF:Unrevised Satisfaction 2 2",
      "MT+CF:Revised Completeness 1 1",
      "MT+CF:Revised Satisfaction 4 1",
    ]);
  });

  it("have a scale from −3 to 3 from 1 to 7, and the file's numbers as the words of its answers", async () => {
    const target = newTarget();
    const rows = [-3, 3, 0, -1, 2].map(
      (rating, at) => `${at + 1},RE08,${rating},2,3,4,5,40,CF:PosRationales,100,female`,
    );
    await importRatings(ratingsFile(...rows), target);
    const study = await db().study.findUniqueOrThrow({
      where: { slug: target.slug },
      select: {
        id: true,
        constructs: { where: { key: "Completeness" }, select: { id: true, points: true } },
      },
    });
    const [construct] = study.constructs;
    expect(construct?.points).toBe(7);
    const ratings = await db().rating.findMany({
      where: { constructId: construct?.id ?? "" },
      orderBy: { response: { trial: { participant: { ordinal: "asc" } } } },
      select: { value: true },
    });
    expect(ratings.map(({ value }) => value)).toEqual([1, 7, 4, 3, 6]);
    const scales = await loadScales({ studyId: study.id });
    expect(scales.find(({ key }) => key === "Completeness")?.words).toEqual([
      ...["−3", "−2", "−1", "0", "1", "2", "3"],
    ]);
    expect(scales.find(({ key }) => key === "Satisfaction")?.words).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
  });

  it("are numbered in the order of the file where it does not number its participants", async () => {
    const target = newTarget();
    await importRatings(text.replaceAll("214,", "Ada,"), target);
    const participants = await db().participant.findMany({
      where: { study: { slug: target.slug } },
      orderBy: { ordinal: "asc" },
      select: { ordinal: true, status: true },
    });
    expect(participants).toEqual([
      { ordinal: 1, status: "COMPLETED" },
      { ordinal: 2, status: "ACTIVE" },
    ]);
  });

  it("have an order where a column says the position; slots give none, to any reader", async () => {
    const [header, ...rows] = text.split("\n");
    const places = ["2", "1", "1"];
    const ordered = [`${header},position`, ...rows.map((row, at) => `${row},${places[at]}`)];
    const read = async (content: string) => {
      const target = newTarget();
      expect(await importRatings(content, target)).toMatchObject({ ok: true });
      const { slug } = target;
      const { id, orderKnown } = await db().study.findUniqueOrThrow({ where: { slug } });
      const { kept } = await studyResponses(id);
      const userId = await makeStaff({ id }, "OWNER");
      const access = { studyId: id, slug, userId, capability: "export" as const };
      const { tables } = await takeData(access);
      const exported = (table: "ratings" | "trials") =>
        new Set(
          (parse(tables[table] ?? "", { columns: true }) as { position: string }[]).map(
            ({ position }) => position,
          ),
        );
      return {
        orderKnown,
        compared: [...kept.table("all").position].sort(),
        exported: [exported("ratings"), exported("trials")],
      };
    };
    expect(await read(text)).toEqual({
      orderKnown: false,
      compared: [0, 0, 0],
      exported: [new Set([""]), new Set([""])],
    });
    expect(await read(ordered.join("\n"))).toEqual({
      orderKnown: true,
      compared: [1, 1, 2],
      exported: [new Set(["1", "2"]), new Set(["1", "2"])],
    });
  });

  it("with a bad row store nothing at all", async () => {
    const before = await countRows();
    const bad = `${text}\n9,RE08,2,2,2,2,9,42,CF:PosRationales,150,`;
    expect(await importRatings(bad, newTarget())).toMatchObject({
      ok: false,
      problems: [{ line: 5, field: "Understandability" }],
    });
    expect(await countRows()).toEqual(before);
  });

  it("are imported once under a name, also when twice at once", async () => {
    const target = newTarget();
    const outcomes = await Promise.all([1, 2].map(() => importRatings(text, target)));
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const before = await countRows();
    expect(await importRatings(text, target)).toMatchObject({ ok: false, option: "study" });
    expect(await countRows()).toEqual(before);
  });
});
