import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import { ratingsTable } from "@/lib/exporters/tables/ratings-table";
import { responsesTable } from "@/lib/exporters/tables/responses-table";
import { readResponses } from "./read-responses";

const SCALES = ["Plausibility", "Satisfaction"].map((key) => ({
  key,
  points: 4,
  words: ["no", "", "", "yes"],
}));

const lines = (...rows: string[]) => rows.join("\n");

function read(text: string): ResponseTable {
  const outcome = readResponses(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.records;
}
function problemsOf(text: string) {
  const outcome = readResponses(text);
  return outcome.ok ? [] : outcome.problems;
}
const remarksOf = (text: string) => {
  const outcome = readResponses(text);
  return outcome.ok ? outcome.remarks.map(({ field }) => field) : null;
};
const keys = (named: { key: string }[]) => named.map(({ key }) => key);
/** By construct; null where the rating is missing. */
const ratingsOf = ({ constructs, ratings }: ResponseTable) =>
  Object.fromEntries(
    constructs.map(({ key }, place) => [
      key,
      Array.from(ratings[place]!, (answer) => (answer < 0 ? null : answer + 1)),
    ]),
  );

/** A file with the table's columns and these values, by column. */
const written = ({ columns }: ExportTable, rows: Record<string, string | number | boolean>[]) =>
  lines(
    columns.map(({ name }) => name).join(","),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? "").join(",")),
  );

describe("A file of responses", () => {
  it("is read in the published layout, with our names for the methods", () => {
    const table = read(
      lines(
        "CASE,rationale,Completeness,Plausibility,rationale_id,model,rationale_length,gender,age,country,education,employement",
        "7,RE09,1,2,40,MT+CF:RevRationales,200,female,30 to 34 years old,United Kingdom,Other degree,Employee",
        "7,RE08,5,4,41,CF:PosRationales,100,female,30 to 34 years old,United Kingdom,Other degree,Employee",
        "3,RE19,3,3,40,MT+CF:PosRationales,150,male,65 years or older,No answer,,Other",
      ),
    );
    expect(keys(table.methods)).toEqual(["CF:Unrevised", "MT+CF:Revised", "MT+CF:Unrevised"]);
    expect([...table.method]).toEqual([1, 0, 2]);
    expect([...table.participant]).toEqual([0, 0, 1]);
    expect([...table.question]).toEqual([0, 1, 0]);
    // Slots are labels, not an order.
    expect([...table.position]).toEqual([0, 0, 0]);
    expect([...table.length]).toEqual([200, 100, 150]);
    expect(ratingsOf(table)).toEqual({ Completeness: [1, 5, 3], Plausibility: [2, 4, 3] });
    expect(keys(table.aboutYou)).toEqual(["gender", "age", "country", "education", "employement"]);
    expect(table.aboutYou[3]).toEqual({
      key: "education",
      levels: ["Other degree"],
      level: Int32Array.of(0, -1),
    });
  });

  it("has an order where a column says the position, and none where it names slots", () => {
    const rows = (column: string, ...cells: string[]) =>
      lines(`CASE,${column},model,A`, ...cells.map((cell, at) => `1,${cell},M${at},${at + 1}`));
    expect([...read(rows("position", "2", "1")).position]).toEqual([2, 1]);
    expect([...read(rows("rationale", "2", "1")).position]).toEqual([0, 0]);
    expect(remarksOf(rows("rationale", "RE08", "RE09"))).toContain("rationale");
    expect([...read(rows("position", "RE08", "RE09")).position]).toEqual([0, 0]);
    expect(remarksOf(rows("position", "RE08", "RE09"))).toContain("position");
  });

  it("is read as our ratings.csv has it, one row a rating", () => {
    const trial = (participant_code: string, trial_id: string, position: number, method: string) =>
      ["Plausibility", "Satisfaction"].map((construct, place) => ({
        ...{ participant_code, trial_id, position, method, construct, scale_points: 4 },
        question_id: `q${position}`,
        explanation_length: 80,
        rating: position + place,
        score: construct === "Satisfaction" ? 5 - position - place : position + place,
        excluded: false,
      }));
    const [late, ...others] = [
      ...trial("p1", "t1", 1, "MT:Unrevised"),
      ...trial("p1", "t2", 2, "CF:Unrevised"),
      ...trial("p2", "t3", 1, "CF:Unrevised"),
      ...trial("p3", "t4", 1, "CF:Unrevised").map((out) => ({ ...out, excluded: true })),
    ];
    const text = written(ratingsTable(SCALES), [...others, late!]);
    const table = read(text);
    expect(table.responses).toBe(3);
    // Satisfaction is read turned around, and both scales have the four points that they had.
    expect(ratingsOf(table)).toEqual({ Satisfaction: [3, 2, 3], Plausibility: [1, 2, 1] });
    expect(table.constructs.map(({ points }) => points)).toEqual([4, 4]);
    expect([...table.method]).toEqual([1, 0, 0]);
    expect([...table.question]).toEqual([0, 1, 0]);
    expect([...table.position]).toEqual([1, 2, 1]);
  });

  it("is read as our responses.csv has it, without the constructs that nobody rated", () => {
    const row = { rationale: "RE08", rationale_id: 4, model: "MT+CF:RevRationales" };
    const text = written(responsesTable([], []), [
      { ...row, CASE: 1, rationale_length: 5, Satisfaction: 4 },
      { ...row, CASE: 2, rationale_length: 5, Satisfaction: 1 },
    ]);
    expect(ratingsOf(read(text))).toEqual({ Satisfaction: [4, 1] });
    expect(keys(read(text).methods)).toEqual(["MT+CF:Revised"]);
    expect(remarksOf(text)).toContain("Plausibility");
  });

  it("is read as our comparison.csv has it, with the answers about oneself by our keys", () => {
    const table = read(
      lines(
        "CASE,position,question,model,Clarity,length,gender,ageBand,country,education,employment",
        "1,1,2,CF:Unrevised,3,120,female,30-34,NA,university,employee",
        "1,,,MT:Unrevised,,,female,30-34,NA,university,employee",
        "2,2,2,MT:Unrevised,7,90,,,,,",
      ),
    );
    expect([...table.position]).toEqual([1, 0, 2]);
    expect([...table.question]).toEqual([0, -1, 0]);
    expect([...table.length]).toEqual([120, Number.NaN, 90]);
    expect(table.constructs).toEqual([{ key: "Clarity", statement: null, points: 7 }]);
    expect(table.aboutYou.map(({ key, levels }) => [key, levels])).toEqual([
      ["gender", ["female"]],
      ["ageBand", ["30-34"]],
      // The code of Namibia, and no missing answer.
      ["country", ["NA"]],
      ["education", ["university"]],
      ["employment", ["employee"]],
    ]);
  });

  it.each([
    ["ties4", 85, ["g1", "g2", "g3", "g4"]],
    ["missing", 85, ["p", "q", "r", "s"]],
  ])("of other people is read: %s", (name, responses, methods) => {
    const url = new URL(`../../stats/fixtures/${name}.csv`, import.meta.url);
    const table = read(readFileSync(url, "utf8"));
    expect(table.responses).toBe(responses);
    expect(keys(table.methods)).toEqual(methods);
    expect(keys(table.constructs)).toEqual(["A", "B", "C", "D", "E"]);
  });

  it("tells explanations, trained students and right answers apart where its columns do", () => {
    const own = read(
      lines(
        "CASE,model,question,explanation_id,model_run_id,student_correct,A",
        "1,CF,1,5,9,true,1",
        "2,MT,1,6,,false,2",
        "3,CF,1,5,9,,1",
      ),
    );
    expect([own.explanation, own.run, own.correct].map((column) => [...column])).toEqual([
      [0, 1, 0],
      [0, -1, 0],
      [1, 0, -1],
    ]);
    // A method has one explanation of a question where the file names questions alone.
    const published = read(
      lines("CASE,rationale_id,model,A", "1,1,CF,1", "2,1,MT,2", "3,1,CF,1", "4,,CF,2"),
    );
    expect([...published.explanation]).toEqual([0, 1, 0, -1]);
    const outcome = readResponses(
      lines("CASE,model,explanation_id,student_correct,A", "1,CF,1,maybe,1", "2,MT,2,yes,2"),
    );
    expect(outcome.ok && outcome.remarks.map(({ field }) => field)).toEqual(["student_correct"]);
  });

  it("takes an empty cell and NA for a missing rating", () => {
    const table = read(lines("CASE,model,A,B", "1,x,NA,2", "2,y,,3", "3,y,4.0,NA"));
    expect(ratingsOf(table)).toEqual({ A: [null, null, 4], B: [2, 3, null] });
  });

  it("orders methods by their code points", () => {
    const names = ["ä", "a10", "B", "a2", "MT", "MT+CF"];
    const table = read(lines("CASE,model,A", ...names.map((name, at) => `${at},${name},3`)));
    expect(keys(table.methods)).toEqual(["B", "MT", "MT+CF", "a10", "a2", "ä"]);
  });

  it("may count positions from 0 or from 1", () => {
    const positions = (...column: string[]) => [
      ...read(lines("CASE,position,model,A", ...column.map((text) => `1,${text},x,3`))).position,
    ];
    expect(positions("1", "2", "")).toEqual([1, 2, 0]);
    expect(positions("0", "1")).toEqual([1, 2]);
    expect(positions("3", "4")).toEqual([3, 4]);
  });
});

describe("What is wrong with a file of responses", () => {
  it("is told with its line, and the file is refused as a whole", () => {
    const text = lines(
      "CASE,model,Clarity,Trust",
      "1,x,0,2",
      "1,y,12,3",
      ",y,3,3",
      "2,,3,3",
      "2,x,3.5,3",
      "NA,x,3,3",
      "3,x,x,4",
      "3,x,1,4",
      "3,y,2,5",
      "4,y,5,5",
      "4,y,5,5",
    );
    expect(problemsOf(text).map(({ line, field }) => [line, field])).toEqual([
      [2, "Clarity"],
      [3, "Clarity"],
      [4, "CASE"],
      [5, "model"],
      [6, "Clarity"],
      [7, "CASE"],
      [8, "Clarity"],
    ]);
    expect(problemsOf(text)[1]?.reason).toBe('Not a whole number from 1 to 11: "12".');
  });

  it("does not make a published construct vanish, however many of its cells are bad", () => {
    const text = lines("CASE,model,Completeness,A", "1,x,0,3", "1,y,0,3", "2,x,0,3");
    expect(problemsOf(text).map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(problemsOf(lines("CASE,model,Trust", "1,x,0", "1,y,3"))).toHaveLength(1);
  });

  it.each([
    ["no participant", "model,A\nx,3", "There is no column for the participant"],
    ["no method", "CASE,A\n1,3", "There is no column for the method"],
    ["no construct", "CASE,model,comment\n1,x,fine", "No column holds ratings"],
    ["a header alone", "CASE,model,A\n", "no rows"],
    ["a column twice", "CASE,model,A,A\n1,x,3,3", "appears twice"],
  ])("is one sentence for %s", (_, text, words) => {
    expect(problemsOf(text)).toEqual([
      expect.objectContaining({ line: 1, reason: expect.stringContaining(words) }),
    ]);
  });

  it.each(["", "\n\n", "\uFEFF"])("is told of an empty file, too: %j", (text) => {
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });

  it("in a file of ratings is a construct twice in a response, none, and a bad rating", () => {
    const text = lines(
      "participant,method,construct,rating",
      "1,x,A,3",
      "1,x,A,4",
      "1,y,A,4",
      "1,y,,4",
      "2,y,A,9.5",
    );
    expect(problemsOf(text).map(({ line, field }) => [line, field])).toEqual([
      [3, "rating"],
      [5, "construct"],
      [6, "rating"],
    ]);
  });
});

describe("A column of numbers", () => {
  it.each(["length", "rationale_length", "duration_ms", "trial_index", "trialIndex", "item"])(
    "called %s is never a construct",
    (name) => {
      const text = lines(`CASE,model,${name},A`, "1,x,1,3", "1,y,2,4", "2,x,12,5", "2,y,3,5");
      expect(keys(read(text).constructs)).toEqual(["A"]);
    },
  );

  it("that is passed over because of its name is remarked", () => {
    expect(remarksOf(lines("CASE,model,trial_index,A", "1,x,1,3", "1,y,2,4"))).toEqual([
      "trial_index",
    ]);
  });

  it("called Quality is not read beside constructs, whose mean it is", () => {
    const text = lines("CASE,model,A,B,Quality", "1,x,1,3,2", "1,y,2,4,3");
    expect(keys(read(text).constructs)).toEqual(["A", "B"]);
    expect(remarksOf(text)).toEqual(["Quality"]);
  });
});
