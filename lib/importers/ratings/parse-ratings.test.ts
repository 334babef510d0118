import { describe, expect, it } from "vitest";
import { parseRatings } from "./parse-ratings";
import { SLOTS_ARE_LABELS } from "./rating-slots";

const HEADER =
  "CASE,rationale,Completeness,Contrastiveness,Plausibility,Satisfaction,Understandability,rationale_id,model,rationale_length,gender,age,country,education,employement";
const ADA = "female,30 to 34 years old,United Kingdom,Other degree,Self-employed";
const BEN = "male,65 years or older,No answer,,Other";
const file = (...rows: string[]) => [HEADER, ...rows].join("\n");
/** Said of every file without a column of positions. */
const LABELS = { line: 1, field: "rationale", reason: SLOTS_ARE_LABELS };
const problemsOf = (text: string) => {
  const outcome = parseRatings(text);
  return outcome.ok ? [] : outcome.problems.map(({ line, field }) => [line, field]);
};

describe("A ratings file", () => {
  const text = file(
    `7,RE08,1,2,3,4,5,40,MT+CF:RevRationales,200,${ADA}`,
    `7,RE09,5,4,3,2,1,41,CF:PosRationales,100,${ADA}`,
    `3,RE08,2,2,2,2,2,40,CF:PosRationales,150,${BEN}`,
  );

  it("gives participants with their responses, in our words and our order", () => {
    const ada = {
      gender: "female",
      ageBand: "30-34",
      country: "GB",
      education: "other",
      employment: "self-employed",
    };
    expect(parseRatings(text)).toMatchObject({
      ok: true,
      records: {
        constructs: [
          "Plausibility",
          "Understandability",
          "Completeness",
          "Satisfaction",
          "Contrastiveness",
        ],
        methods: ["CF:Unrevised", "MT+CF:Revised"],
        participants: [
          {
            case: "7",
            aboutYou: ada,
            responses: [
              {
                line: 2,
                position: 1,
                slot: "RE08",
                rationaleId: 40,
                methodKey: "MT+CF:Revised",
                explanationLength: 200,
                ratings: {
                  Completeness: 1,
                  Contrastiveness: 2,
                  Plausibility: 3,
                  Satisfaction: 4,
                  Understandability: 5,
                },
              },
              { line: 3, position: 2 },
            ],
          },
          {
            case: "3",
            aboutYou: {
              gender: "male",
              ageBand: "65-plus",
              country: "prefer-not-to-say",
              education: "prefer-not-to-say",
              employment: "other",
            },
            responses: [{ line: 4, position: 1 }],
          },
        ],
      },
    });
  });

  it("says how many planned responses are not in it", () => {
    const outcome = parseRatings(text);
    expect(outcome.ok && outcome.remarks).toEqual([
      {
        line: 1,
        reason:
          "1 of 4 responses (2 participants with 2 slots) are not in the file; participants with all of theirs: 1.",
      },
      LABELS,
    ]);
  });

  it("may spell employment rightly, have fewer constructs and lack about-you columns", () => {
    const small =
      "model,CASE,rationale,rationale_id,rationale_length,Satisfaction,employment\nMT:Unrevised,a,T1,5,80,4,Employee\n";
    expect(parseRatings(small)).toMatchObject({
      ok: true,
      records: {
        constructs: ["Satisfaction"],
        participants: [{ aboutYou: { employment: "employee", gender: "prefer-not-to-say" } }],
      },
      remarks: [
        { field: "gender" },
        { field: "age" },
        { field: "country" },
        { field: "education" },
        LABELS,
      ],
    });
  });

  it("knows the order of the explanations where a column says it, and from no slot", () => {
    const ordered = (...places: string[]) =>
      [
        `${HEADER},position`,
        ...places.map(
          (place, at) => `7,RE0${8 + at},1,2,3,4,5,${40 + at},CF:PosRationales,100,${ADA},${place}`,
        ),
      ].join("\n");
    expect(parseRatings(text)).toMatchObject({ ok: true, records: { orderKnown: false } });
    expect(parseRatings(ordered("", ""))).toMatchObject({ records: { orderKnown: false } });
    const known = parseRatings(ordered("2", "1"));
    expect(known).toMatchObject({
      ok: true,
      records: {
        orderKnown: true,
        participants: [{ responses: [{ slot: "RE08", position: 2 }, { position: 1 }] }],
      },
      remarks: [],
    });
    for (const wrong of [
      ["1", ""],
      ["1", "1"],
      ["1", "0"],
      ["1", "RE09"],
    ]) {
      expect(problemsOf(ordered(...wrong))).toEqual([[3, "position"]]);
    }
  });

  it("may hold a question twice for a participant, under two methods; that is remarked", () => {
    const again = file(
      `7,RE08,1,2,3,4,5,40,CF:PosRationales,100,${ADA}`,
      `7,RE09,1,2,3,4,5,40,MT:PosRationales,120,${ADA}`,
    );
    expect(parseRatings(again)).toMatchObject({
      ok: true,
      remarks: [
        LABELS,
        { line: 3, field: "rationale_id", reason: expect.stringContaining("line 2") },
      ],
    });
  });

  it.each([
    [
      "a rating off the scale",
      `7,RE08,0,6,2.5,,x,40,CF:PosRationales,100,${ADA}`,
      ["Plausibility", "Understandability", "Completeness", "Satisfaction", "Contrastiveness"],
    ],
    ["no method", `7,RE08,1,2,3,4,5,40,,100,${ADA}`, ["model"]],
    ["NA as a method", `7,RE08,1,2,3,4,5,40,NA,100,${ADA}`, ["model"]],
    ["NA as a participant", `NA,RE08,1,2,3,4,5,40,CF:PosRationales,100,${ADA}`, ["CASE"]],
    ["a rating of NA", `7,RE08,1,NA,3,4,5,40,CF:PosRationales,100,${ADA}`, ["Contrastiveness"]],
    ["no participant", `,RE08,1,2,3,4,5,40,CF:PosRationales,100,${ADA}`, ["CASE"]],
    ["no slot", `7,eight,1,2,3,4,5,40,CF:PosRationales,100,${ADA}`, ["rationale"]],
    ["no question number", `7,RE08,1,2,3,4,5,,CF:PosRationales,100,${ADA}`, ["rationale_id"]],
    ["no length", `7,RE08,1,2,3,4,5,40,CF:PosRationales,long,${ADA}`, ["rationale_length"]],
    [
      "unknown about-you answers",
      "7,RE08,1,2,3,4,5,40,CF:PosRationales,100,f,30,Atlantis,PhD,Boss",
      ["gender", "age", "country", "education", "employement"],
    ],
  ])("is refused for %s", (_, row, fields) => {
    const sound = `9,RE08,1,2,3,4,5,1,CF:PosRationales,100,${ADA}`;
    expect(problemsOf(file(sound, row))).toEqual(fields.map((field) => [3, field]));
  });

  const ratedBy = (method: string, ratings: string, question = 40) =>
    `${question},RE08,${ratings},${question},${method},100,${ADA}`;

  it("may hold a study's own methods, as our responses.csv does; beside published ones that is remarked", () => {
    const own = file(ratedBy("Way A", "1,2,3,4,5"), ratedBy("'=b", "1,2,3,4,5", 41));
    expect(parseRatings(own)).toMatchObject({
      ok: true,
      records: { methods: ["=b", "Way A"], participants: [{ case: "40" }, { case: "41" }] },
      remarks: [LABELS],
    });
    const mixed = file(ratedBy("CF:PosRationales", "1,2,3,4,5"), ratedBy("GPT", "1,2,3,4,5", 41));
    expect(parseRatings(mixed)).toMatchObject({
      ok: true,
      remarks: [
        LABELS,
        {
          line: 3,
          field: "model",
          reason:
            '"GPT" is no method of the published study; it is stored under this name, 1 row, first here.',
        },
      ],
    });
  });

  it("may have a longer scale, or one from −3 or 0, whose answers are counted from 1 on", () => {
    const read = (...ratings: string[]) => {
      const outcome = parseRatings(
        file(...ratings.map((cells, at) => ratedBy("CF:PosRationales", cells, at + 1))),
      );
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      const { scales, participants } = outcome.records;
      return {
        scale: scales.get("Completeness"),
        stored: participants.map(({ responses }) => responses[0]?.ratings.Completeness),
        said: outcome.remarks.map(({ field, reason }) => [field, reason]),
      };
    };
    const longer = read("7,1,1,1,1", "1,7,1,2,3", "3,3,3,3,3");
    expect(longer).toMatchObject({ scale: { from: 1, to: 7 }, stored: [7, 1, 3] });
    expect(longer.said).toContainEqual(["Completeness", "Read as a scale from 1 to 7."]);
    const about = read("−3,3,-3,3,0", "3,-3,3,-3,1", "0,0,0,0,-1", "1,2,-2,-3,3");
    expect(about).toMatchObject({ scale: { from: -3, to: 3 }, stored: [1, 7, 4, 5] });
    expect(about.said).toContainEqual([
      "Completeness",
      "Read as a scale from −3 to 3. Answers are stored from 1 on: −3 as 1, 3 as 7; the codebook says so.",
    ]);
    const zero = read("0,10,0,3,0", "10,0,10,5,10", "0,5,0,0,0", "4,0,4,0,4", "2,4,2,4,2");
    expect(zero).toMatchObject({ scale: { from: 0, to: 10 }, stored: [1, 11, 1, 5, 3] });
  });

  it("has NA for no answer about oneself, but for Namibia among codes of countries", () => {
    const people = (...answers: string[]) =>
      parseRatings(
        file(
          ...answers.map((own, at) => `${at + 1},RE08,1,2,3,4,5,${at},MT:PosRationales,9,${own}`),
        ),
      );
    expect(people("NA,NA,NA,NA,NA")).toMatchObject({
      ok: true,
      records: { participants: [{ aboutYou: { gender: "prefer-not-to-say" } }] },
      remarks: [
        LABELS,
        ...["gender", "age", "country", "education", "employement"].map((field) => ({
          field,
          reason: '"NA" is read as no answer, in 1 row, first here.',
        })),
      ],
    });
    const codes = people("female,25-29,NA,university,employee", "male,25-29,DE,other,other");
    expect(codes).toMatchObject({
      ok: true,
      records: {
        participants: [
          { aboutYou: { country: "NA", education: "university" } },
          { aboutYou: { country: "DE" } },
        ],
      },
    });
  });

  it("is refused when rows contradict each other", () => {
    const contradicting = file(
      `7,RE08,1,2,3,4,5,40,CF:PosRationales,100,${ADA}`,
      `7,RE09,1,2,3,4,5,41,CF:PosRationales,100,${BEN}`,
      `7,RE8,1,2,3,4,5,42,CF:PosRationales,100,${ADA}`,
      `8,RE08,1,2,3,4,5,40,CF:PosRationales,101,${ADA}`,
      `8,RE09,1,2,3,4,5,40,CF:PosRationales,100,${ADA}`,
    );
    expect(problemsOf(contradicting)).toEqual([
      [3, "gender"],
      [3, "age"],
      [3, "country"],
      [3, "education"],
      [3, "employement"],
      [4, "rationale"],
      [5, "rationale_length"],
      [6, "rationale_id"],
    ]);
  });

  it("is refused without any construct", () => {
    const none = "model,CASE,rationale,rationale_id,rationale_length\nMT:Unrevised,a,T1,5,80\n";
    expect(problemsOf(none)).toEqual([[1, undefined]]);
  });
});
