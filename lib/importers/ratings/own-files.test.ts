import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { AWKWARD_PROSE, AWKWARD_TEXTS } from "@/lib/exporters/testing/awkward-texts";
import { ABOUT_YOU, ABOUT_YOU_KEYS, type AboutYou } from "@/lib/study/protocol/about-you";
import { PUBLISHED_CONSTRUCTS } from "@/lib/views/export/export-files";
import { parseRatings } from "./parse-ratings";
import { publishedWords } from "./published-about-you";
import { publishedSlot } from "./rating-slots";
import { readResponses } from "./read-responses";

/** A method's name as a study can have it, but for NA: that is refused. */
const name = fc
  .oneof(fc.constantFrom(...AWKWARD_TEXTS, ...AWKWARD_PROSE), fc.string({ unit: "grapheme" }))
  .map((text) => text.trim().slice(0, 100).trim())
  .filter((text) => text !== "" && text !== "NA" && !/\p{Cs}/u.test(text));

const aboutYou = fc.record(
  Object.fromEntries(
    ABOUT_YOU.map(({ key, options }) => [
      key,
      // Namibia, whose code is NA, often.
      fc.constantFrom(...options.map((option) => option.key), ...(key === "country" ? ["NA"] : [])),
    ]),
  ),
) as fc.Arbitrary<unknown> as fc.Arbitrary<AboutYou>;

const study = fc
  .record({
    methods: fc.uniqueArray(name, { minLength: 2, maxLength: 5 }),
    people: fc.array(aboutYou, { minLength: 2, maxLength: 6 }),
    points: fc.integer({ min: 5, max: 11 }),
    separator: fc.constantFrom(",", ";", "\t"),
    bom: fc.boolean(),
  })
  .map((made) => ({
    ...made,
    // Every answer is there, so that nothing has to be guessed of the scale.
    rows: made.people.flatMap((person, at) =>
      made.methods.map((method, place) => ({
        person,
        number: at + 1,
        method,
        place,
        ratings: PUBLISHED_CONSTRUCTS.map(
          (_, construct) => ((at + place + construct) % 2 === 0 ? 1 : made.points) as number,
        ),
      })),
    ),
  }));
type Study = typeof study extends fc.Arbitrary<infer Made> ? Made : never;

const write = (rows: unknown[][], { separator, bom }: Pick<Study, "separator" | "bom">) =>
  stringify(rows, { delimiter: separator, bom, record_delimiter: "\r\n", quoted_match: /[\r\n]/ });

/** As responses.csv of our own is written. */
const responsesOf = (made: Study) =>
  write(
    [
      [
        "CASE",
        "rationale",
        ...PUBLISHED_CONSTRUCTS,
        "rationale_id",
        "model",
        "rationale_length",
      ].concat(["gender", "age", "country", "education", "employement"]),
      ...made.rows.map(({ person, number, method, place, ratings }) => [
        ...[number, publishedSlot(place + 1), ...ratings, place],
        ...[guardFormula(method), 10 + place],
        ...ABOUT_YOU_KEYS.map((key) => publishedWords(key, person[key])),
      ]),
    ],
    made,
  );

/** As comparison.csv is written. */
const comparisonOf = (made: Study) =>
  write(
    [
      ["CASE", "position", "question", "model", ...PUBLISHED_CONSTRUCTS, "length"].concat(
        ABOUT_YOU_KEYS,
        ["scale_points"],
      ),
      ...made.rows.map(({ person, number, method, place, ratings }) => [
        ...[number, place + 1, place, guardFormula(method), ...ratings, 10 + place],
        ...ABOUT_YOU_KEYS.map((key) => person[key]),
        made.points,
      ]),
    ],
    made,
  );

const RUNS = { numRuns: 60 };

describe("Our own files, whatever methods and answers are called", () => {
  it("come back by an import of responses.csv", () => {
    fc.assert(
      fc.property(study, (made) => {
        const read = parseRatings(responsesOf(made));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        const { participants, scales } = read.records;
        expect(participants.map((person) => person.aboutYou)).toEqual(made.people);
        expect(
          participants.flatMap(({ responses }) =>
            responses.map(({ methodKey, ratings }) => [
              methodKey,
              ...PUBLISHED_CONSTRUCTS.map((key) => ratings[key]),
            ]),
          ),
        ).toEqual(made.rows.map(({ method, ratings }) => [method, ...ratings]));
        expect(new Set([...scales.values()].map(({ to }) => to))).toEqual(new Set([made.points]));
      }),
      RUNS,
    );
  });

  it("are compared from comparison.csv and responses.csv as they are", () => {
    fc.assert(
      fc.property(study, (made) => {
        for (const text of [comparisonOf(made), responsesOf(made)]) {
          const read = readResponses(text);
          if (!read.ok) throw new Error(JSON.stringify(read.problems));
          const { methods, method, participant, aboutYou: columns, ratings } = read.records;
          expect(Array.from(method, (place) => methods[place]?.key)).toEqual(
            made.rows.map((row) => row.method),
          );
          expect(
            made.rows.map((_, row) => ratings.map((column) => (column[row] ?? -1) + 1)),
          ).toEqual(made.rows.map((row) => row.ratings));
          const country = columns.find(({ key }) => key === "country");
          const isOwnWords = text.includes("scale_points");
          expect(
            Array.from(participant, (person) => country?.levels[country.level[person] ?? -1]),
          ).toEqual(
            made.rows.map(({ person }) =>
              isOwnWords ? person.country : publishedWords("country", person.country),
            ),
          );
        }
      }),
      RUNS,
    );
  });
});
