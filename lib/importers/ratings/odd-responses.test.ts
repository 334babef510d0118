import { describe, expect, it } from "vitest";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { listMeasures } from "@/lib/comparison/responses/response-table";
import { countTable } from "@/lib/comparison/responses/set-counts";
import type { RatingScale } from "./rating-scale";
import { readResponses } from "./read-responses";

const file = (...rows: string[]) => rows.join("\n");
/** A file with one construct, whose ratings these are. */
const rated = (name: string, cells: (string | number)[]) =>
  file(`CASE,model,${name}`, ...cells.map((cell, at) => `p${at},${at % 2 ? "x" : "y"},${cell}`));

function read(text: string, asked?: Map<string, RatingScale>) {
  const outcome = readResponses(text, asked);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const { constructs, methods } = outcome.records;
  return {
    table: outcome.records,
    scales: Object.fromEntries(
      constructs.map(({ key, points, from = 1 }) => [key, [from, from + points - 1]]),
    ),
    methods: methods.map(({ key }) => key),
    remarks: outcome.remarks.map(({ line, field, reason }) => [line, field, reason] as const),
    said: outcome.remarks.map(({ reason }) => reason).join("\n"),
  };
}
function problemsOf(text: string, asked?: Map<string, RatingScale>) {
  const outcome = readResponses(text, asked);
  return outcome.ok ? [] : outcome.problems.map(({ line, field, reason }) => [line, field, reason]);
}
const meansOf = ({ table }: ReturnType<typeof read>) =>
  Object.fromEntries(
    compareCounts(table, countTable(table)).map(({ key, described }) => [
      key,
      described.map((of) => ("mean" in of ? expect.closeTo(of.mean, 12) : null)),
    ]),
  );

describe("A construct whose scale does not begin at 1", () => {
  it("is read from 0, with its own numbers in the figures, and it is said", () => {
    const got = read(
      file("CASE,model,A,B", "1,x,0,4", "1,y,10,5", "2,x,0,9", "2,y,8,0", "3,x,6,0"),
    );
    expect(got.scales).toEqual({ A: [0, 10], B: [0, 10] });
    const means = { A: [2, 9], B: [13 / 3, 2.5], Quality: [19 / 6, 5.75] };
    expect(means).toEqual(meansOf(got));
    expect(got.said).toContain("Read as a scale from 0 to 10.");
  });

  it("is read from −3 to 3, and has no mean with one that runs from 1 to 7", () => {
    const got = read(
      file("CASE,model,A,B", "1,x,-3,7", "1,y,3,6", "2,x,−1,1", "2,y,0,2", "3,x,-2,5", "3,y,2,3"),
    );
    expect(got.scales).toEqual({ A: [-3, 3], B: [1, 7] });
    expect({ A: [-2, 5 / 3], B: [13 / 3, 11 / 3] }).toEqual(meansOf(got));
    expect(listMeasures(got.table)[0]?.values).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    expect(got.said).toContain("Read as a scale from −3 to 3.");
    expect(got.said).toContain("Quality is not computed");
    expect(got.said).toContain("A −3 to 3, B 1 to 7");
  });

  it("is read so in a file with one row a rating, too", () => {
    const rows = [-2, 2, 0, -1, 1].flatMap((value, at) => [
      `${at},x,${at},A,${value}`,
      `${at},x,${at},B,${value + 3}`,
    ]);
    const got = read(file("participant,method,item,construct,rating", ...rows));
    expect(got.scales).toEqual({ A: [-2, 2], B: [1, 5] });
    expect([...got.table.ratings[0]!]).toEqual([0, 4, 2, 1, 3]);
    expect([...got.table.ratings[1]!]).toEqual([0, 4, 2, 1, 3]);
  });

  it("draws with it a construct that lies on its scale, and would be none by itself", () => {
    const got = read(
      file("CASE,model,A,B", "1,x,-3,-1", "1,y,3,3", "2,x,-2,0", "2,y,0,2", "3,x,1,3"),
    );
    expect(got.scales).toEqual({ A: [-3, 3], B: [-3, 3] });
    expect(read(rated("B", [-1, 3, 0, 2, 3, 4, -2, 4])).scales).toEqual({ B: [-4, 4] });
    expect(problemsOf(rated("B", [-1, 3, 0, 3, 3, 4, 3, 5])).length).toBeGreaterThan(0);
  });

  it("is read as it is asked for, and refused where a cell is off that scale", () => {
    const asked = new Map([["A", { from: 1, to: 7 }]]);
    expect(read(rated("A", [1, 2, 3]), asked).scales).toEqual({ A: [1, 7] });
    expect(problemsOf(rated("A", [1, 8, 3]), asked)).toEqual([
      [3, "A", 'Not a whole number from 1 to 7: "8".'],
    ]);
    expect(problemsOf(rated("A", [1, 2]), new Map([["B", { from: 1, to: 7 }]]))).toHaveLength(1);
    expect(
      read(rated("passed", [0, 1, 0]), new Map([["passed", { from: 0, to: 1 }]])).scales,
    ).toEqual({ passed: [0, 1] });
  });
});

describe("A column of numbers that is no construct", () => {
  const beside = (name: string, cells: (string | number)[]) =>
    read(
      file(`CASE,model,A,${name}`, ...cells.map((cell, at) => `${at},x,${(at % 5) + 1},${cell}`)),
    );

  it.each([
    [
      "a scale of 101 points",
      "Slider",
      [0, 100, 35, 80],
      "run from 0 to 100; a scale has up to 11",
    ],
    [
      "decimals",
      "Score",
      ["3.5", "4.25", "2.5", "3"],
      "run from 2.5 to 4.25, with decimals such as 3.5",
    ],
    ["counts", "changes", [0, 0, 0, 2], "If these are ratings, add --scale changes=0..2"],
    ["yes and no", "passed", [0, 1, 1, 1], "If these are ratings, add --scale passed=0..1"],
  ])("is named with its range: %s", (_, name, cells, words) => {
    const { scales, remarks } = beside(name, cells);
    expect(Object.keys(scales)).toEqual(["A"]);
    expect(remarks.find(([, field]) => field === name)?.[2]).toContain(words);
  });

  it("is named where it holds answers in words", () => {
    const text = file("CASE,model,A,B", "1,x,3,Strongly agree", "2,y,4,Disagree");
    const [, field, reason] = read(text).remarks[0] ?? [];
    expect(field).toBe("B");
    expect(reason).toContain('it holds answers in words, such as "Strongly agree"');
    expect(problemsOf(rated("B", ["5 - agree", "1 - disagree"]))[1]?.[1]).toBe("B");
  });

  it("is named where no other column holds ratings, either", () => {
    const problems = problemsOf(rated("Slider", [0, 100, 50]));
    expect(problems.map(([, field]) => field)).toEqual([undefined, "Slider"]);
  });

  it("of text, or with another column of its meaning, is named in one sentence", () => {
    const text = file("CASE,participant,model,A,comment,browser", "1,1,x,3,good,Lynx", "2,2,y,4,,");
    const { said } = read(text);
    expect(said).toContain("These columns are not read: comment, browser.");
    expect(said).toContain("This column is not read: participant.");
  });
});

describe("What seems to be no file of that kind", () => {
  it("is said of a column that is the same in all rows of each participant", () => {
    const rows = Array.from({ length: 24 }, (_, at) => {
      const person = Math.floor(at / 2);
      return `${person},${at % 2 ? "x" : "y"},${(at % 5) + 1},${(person % 3) + 1}`;
    });
    const { said, remarks } = read(file("CASE,model,A,expertise", ...rows));
    expect(remarks.map(([, field]) => field)).toEqual(["expertise"]);
    expect(said).toContain("although it is the same in all rows of each participant");
  });

  it("is refused with more methods or constructs than can be", () => {
    const methods = Array.from({ length: 51 }, (_, at) => `1,method ${at},3`);
    expect(problemsOf(file("CASE,model,A", ...methods))).toEqual([
      [
        1,
        "model",
        "There are 51 methods, and up to 50 are compared. Does the column hold methods?",
      ],
    ]);
    const names = Array.from({ length: 41 }, (_, at) => `c${at}`);
    const wide = file(`CASE,model,${names.join(",")}`, `1,x,${names.map(() => 3).join(",")}`);
    expect(problemsOf(wide)).toEqual([
      [1, undefined, expect.stringContaining("c11 and 29 more. Remove the columns")],
    ]);
  });

  it("is said of one method alone", () => {
    expect(read(file("CASE,model,A", "1,x,3", "2,x,4")).said).toContain("one method alone");
  });
});

describe("Names of columns", () => {
  it("are known in capitals and with spaces, too, and are then no constructs", () => {
    const got = read(file("Participant Code,Model,Question,Item,A", "1,x,3,2,4", "2,y,4,3,5"));
    expect(got.methods).toEqual(["x", "y"]);
    expect(got.scales).toEqual({ A: [1, 5] });
    expect([...got.table.question]).toEqual([0, 1]);
    expect(got.said).toBe("This column is not read: Item.");
    const long = read(file("Participant,Method,Construct,Rating", "1,x,A,3", "1,x,B,4", "2,y,A,5"));
    expect(long.scales).toEqual({ A: [1, 5], B: [1, 5] });
  });

  it("that look alike are a finding", () => {
    expect(read(file("CASE,model,Trust,trust", "1,x,3,4", "2,y,4,5")).said).toContain(
      '"Trust" and "trust" are taken for 2 different columns; they differ only in capitals.',
    );
  });
});

describe("A rating at the end of a scale", () => {
  const many = Array.from({ length: 40 }, (_, at) => (at % 5) + 1);

  it("that is the only one of its kind is a finding with its line", () => {
    const got = read(rated("A", [...many, 6, ...many]));
    expect(got.scales).toEqual({ A: [1, 6] });
    expect(got.remarks).toEqual([
      [42, "A", expect.stringContaining("The only 6 among 81 ratings")],
    ]);
    expect(read(rated("A", [...many, 6, 6, 6])).remarks).toEqual([]);
    expect(read(rated("A", many)).remarks).toEqual([]);
  });

  it("far from all others is a finding: it may say that nothing was answered", () => {
    const got = read(rated("A", [...many, 9, ...many, 9]));
    expect(got.remarks).toEqual([
      [
        42,
        "A",
        expect.stringContaining("9 is there 2 times, first here, and nothing between it and 5"),
      ],
    ]);
  });

  it("off every scale is refused: five cells one by one, the rest in one sentence", () => {
    const problems = problemsOf(rated("A", [...many, ...many, ...new Array(9).fill(99)]));
    expect(problems.map(([line]) => line)).toEqual([82, 83, 84, 85, 86, 87]);
    expect(problems[5]?.[2]).toBe(
      '9 cells of A hold no rating: "99". If a number means no answer, leave these cells empty.',
    );
    expect(
      problemsOf(rated("A", [...many, ...many, ...new Array(9).fill(-1)])).at(-1)?.[2],
    ).toContain("If its scale runs from −1 to 5, add --scale A=-1..5");
  });
});

describe("Numbers as people write them", () => {
  it.each(["4", "4.0", "+4", "４", "٤", "۴", "4,0", "4.00", " 4 "])("are ratings: %j", (text) => {
    expect([...read(rated("A", [`"${text}"`, 2])).table.ratings[0]!]).toEqual([3, 1]);
  });

  it.each(["−2", "-2", "－2", "–2", "-２", '"-2,0"'])("below zero, too: %j", (text) => {
    expect([...read(rated("A", [text, 2, 0, 1, -1])).table.ratings[0]!]).toEqual([0, 4, 2, 3, 1]);
  });

  it("that are positions and lengths are taken, or said to be none", () => {
    const got = read(
      file("CASE,position,model,A,length", "1,１,x,3,120.5", "1,second,y,3,long", "1,RE10,x,3,"),
    );
    expect([...got.table.length]).toEqual([120.5, Number.NaN, Number.NaN]);
    expect(got.remarks.map(([line, field]) => [line, field])).toEqual([
      [3, "position"],
      [3, "length"],
    ]);
  });

  it("are no answer where a program writes so, and it is said once", () => {
    const got = read(rated("A", [3, "nan", "NaN", "nan", "NA", "", "4"]));
    expect([...got.table.ratings[0]!]).toEqual([2, -1, -1, -1, -1, -1, 3]);
    expect(got.remarks.map(([line, , reason]) => [line, reason])).toEqual([
      [3, '"nan" is read as no answer, in 2 cells, first here.'],
      [4, '"NaN" is read as no answer, in 1 cell, first here.'],
    ]);
  });
});

describe("Names of methods, participants and questions", () => {
  const methods = (...names: string[]) =>
    file("CASE,model,A", ...names.map((name, at) => `${at},${name},${(at % 5) + 1}`));

  it.each([
    ["spaces at the end", ["A", "A ", "A"], "spaces"],
    ["capitals", ["A", "a"], "capitals"],
    ["how accents are encoded", ["caf\u00e9", "cafe\u0301"], "accents"],
    ["a character that nobody sees", ["A\u200bB", "AB"], "spaces"],
    ["a no-break space", ["A B", "A\u00a0B"], "spaces"],
    ["full-width letters", ["AB", "ＡＢ"], "encoded"],
    ["quotation marks", ["it's", "it’s"], "punctuation"],
    ["zeros before a number", ["7", "07"], "zeros"],
  ])("that differ only in %s stay apart, and it is said", (_, names, words) => {
    const got = read(methods(...names));
    expect(got.methods).toEqual([...new Set(names)].sort());
    const [line, field, reason] = got.remarks[0]!;
    expect([line, field]).toEqual([names.findIndex((name) => name !== names[0]) + 2, "model"]);
    expect(reason).toMatch(/are taken for 2 different methods; they differ only in /);
    expect(reason).toContain(words);
  });

  it("lose spaces at their ends where the file has them always", () => {
    const got = read(methods(" A", " A", " B"));
    expect(got.methods).toEqual(["A", "B"]);
    expect(got.remarks).toEqual([]);
  });

  it("of participants and questions stay apart as well", () => {
    const got = read(file("CASE,model,item,A", "p1,x,q1,3", "P1,x,Q1,4"));
    expect([...got.table.participant]).toEqual([0, 1]);
    expect([...got.table.question]).toEqual([0, 1]);
    expect(got.said).toContain(
      '"p1" (1 row) and "P1" (1 row) are taken for 2 different participants',
    );
    expect(got.said).toContain("2 different questions");
  });

  it("are refused once where they are NA, which R and pandas read as missing", () => {
    expect(problemsOf(methods("NA", "B", "NA", "NA"))).toEqual([
      [
        2,
        "model",
        '"NA" is the method of 3 rows, first here: R and pandas read it as a missing value. Give the method another name.',
      ],
    ]);
    expect(problemsOf(file("CASE,model,A", "NA,x,3", "NA,y,3"))).toEqual([
      [2, "CASE", expect.stringContaining('"NA" is the participant of 2 rows, first here')],
    ]);
  });

  it("that pandas alone reads as missing are taken, and it is said", () => {
    const got = read(methods("None", "B", "None"));
    expect(got.methods).toEqual(["B", "None"]);
    expect(got.said).toContain('"None" is the method of 2 rows, first here: pandas reads it');
  });

  it("that are two names of one published method are read as one, and it is said", () => {
    const got = read(methods("CF:PosRationales", "CF:Unrevised", "MT"));
    expect(got.methods).toEqual(["CF:Unrevised", "MT"]);
    expect(got.said).toContain(
      '"CF:PosRationales" and "CF:Unrevised" are names of one method, and are read as CF:Unrevised.',
    );
  });

  it("of questions that are NA are unknown, and it is said", () => {
    const got = read(file("CASE,model,item,A", "1,x,NA,3", "2,x,q,4"));
    expect([...got.table.question]).toEqual([-1, expect.any(Number)]);
    expect(got.said).toContain('"NA" is the question of 1 row, first here: it is read as unknown');
  });
});

describe("Answers about oneself", () => {
  const countries = (...names: string[]) =>
    read(file("CASE,model,A,country", ...names.map((name, at) => `${at},x,3,${name}`)));
  const levels = ({ table }: ReturnType<typeof read>) => table.aboutYou[0]?.levels;

  it("NA is Namibia among codes of countries, else no answer; either is said", () => {
    const codes = countries("NA", "DE", "", "prefer-not-to-say");
    expect(levels(codes)).toEqual(["DE", "NA", "prefer-not-to-say"]);
    expect(codes.said).toContain('"NA" is read as the code of Namibia, in 1 row, first here.');
    const names = countries("NA", "Namibia", "Germany");
    expect(levels(names)).toEqual(["Germany", "Namibia"]);
    expect(names.said).toContain('"NA" is read as no answer, in 1 row, first here.');
  });

  it("that differ in capitals, or within a participant, are findings", () => {
    const got = read(file("CASE,model,A,gender", "1,x,3,Female", "2,x,4,female", "2,y,4,male"));
    expect(got.said).toContain("are taken for 2 different answers; they differ only in capitals");
    expect(got.said).toContain("1 row, first this one, has another answer than");
  });
});

describe("A response that seems to be there twice", () => {
  it("is counted and said", () => {
    const got = read(
      file("CASE,position,model,item,A", "1,1,x,q1,3", "1,2,x,q1,3", "1,2,y,q2,4", "2,1,x,q1,3"),
    );
    expect(got.table.responses).toBe(4);
    expect(got.remarks.map(([line, , reason]) => [line, reason])).toEqual([
      [
        3,
        "1 response repeats the participant, method and question of an earlier one, first here, as on line 2. Each is counted.",
      ],
      [
        4,
        "1 response repeats the participant and position of an earlier one, first here, as on line 3. Each is counted.",
      ],
    ]);
  });
});

describe("Our own files, saved again by a spreadsheet", () => {
  const long = (excluded: string) =>
    file(
      "participant_code,trial_id,method,construct,rating,score,scale_points,excluded",
      "p1,t1,'=a,A,1,5,5,FALSE",
      "p1,t3,b,A,1,5,5,FALSE",
      `p2,t2,'=a,A,1,5,5,${excluded}`,
    );

  it.each(["true", "TRUE", "WAHR", "1"])("leave out who is excluded by %s", (excluded) => {
    const got = read(long(excluded));
    expect(got.table.responses).toBe(2);
    expect(got.remarks).toEqual([
      [4, "excluded", "1 rating of excluded participants left out, first here."],
    ]);
    expect(problemsOf(long("perhaps"))).toEqual([
      [4, "excluded", 'Neither true nor false: "perhaps".'],
    ]);
  });

  it("have names as they were before a spreadsheet's formulas were guarded", () => {
    expect(read(long("false")).methods).toEqual(["=a", "b"]);
    expect(read(file("CASE,model,A", "1,'=a,3")).methods).toEqual(["'=a"]);
  });
});
