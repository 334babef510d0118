import { describe, expect, it } from "vitest";
import { readAccuracyRuns } from "./read-accuracy-runs";

const read = (text: string) => readAccuracyRuns(text, []);
const HEADER = "run,test accuracy,target_rationale,model_size,training_mode";
const file = (...rows: string[]) => [HEADER, ...rows].join("\n");
const cell = (...accuracies: string[]) =>
  accuracies.map((value, run) => `${run},${value},few-shot-revision,60M,both`);

describe("The accuracy of runs", () => {
  it("is read with our names for the methods", () => {
    const text = file(
      "0,0.5,few-shot-positive-rationale,60M,task-prefix",
      "1,.25,few-shot-revision,11B,counterfactual-prefix",
      "2,1,few-shot-positive-rationale,60M,both",
      "3.0,0,Revised,60M,MT+CF",
    );
    expect(read(text)).toEqual({
      ok: true,
      records: [
        { line: 2, runNumber: 0, testAccuracy: 0.5, methodKey: "MT:Unrevised", modelSize: "60M" },
        { line: 3, runNumber: 1, testAccuracy: 0.25, methodKey: "CF:Revised", modelSize: "11B" },
        { line: 4, runNumber: 2, testAccuracy: 1, methodKey: "MT+CF:Unrevised", modelSize: "60M" },
        { line: 5, runNumber: 3, testAccuracy: 0, methodKey: "MT+CF:Revised", modelSize: "60M" },
      ],
      remarks: [],
    });
  });

  it("is read with the study's own names for the methods", () => {
    const text = [
      "method,model_size,run,test accuracy",
      "Chain of thought,1B,1,0.6",
      "CF:PosRationales,1B,1,0.5",
      ",1B,2,0.5",
    ];
    expect(read(text.slice(0, 3).join("\n"))).toMatchObject({
      ok: true,
      records: [{ methodKey: "Chain of thought" }, { methodKey: "CF:Unrevised" }],
      remarks: [],
    });
    expect(read(text.join("\n"))).toMatchObject({
      ok: false,
      problems: [{ line: 4, field: "method" }],
    });
  });

  it("says which words it knows where it has others", () => {
    expect(read(file("1,0.5,mine,60M,weird"))).toMatchObject({
      problems: [
        { reason: 'Not one of MT, CF, MT+CF, task-prefix, counterfactual-prefix, both: "weird".' },
        { reason: expect.stringMatching(/^Not one of Unrevised, Revised, .*: "mine"\.$/) },
      ],
    });
  });

  it("is read with decimal commas and percent signs, each said once", () => {
    const columns = "run;test accuracy;method;model_size";
    const semicolons = [columns, "1;0,651;CF;60M", "2;65,1 %;CF;60M", "3;0,66;CF;60M"];
    const commas = [columns.replaceAll(";", ","), '1,"0,651",CF,60M', "2,65.1%,CF,60M"];
    const read651 = { testAccuracy: 0.651 };
    expect(read(semicolons.join("\r\n"))).toMatchObject({
      ok: true,
      records: [read651, read651, { testAccuracy: 0.66 }],
      remarks: [
        { line: 2, reason: 'Written with a decimal comma: "0,651" is read as 0.651.' },
        { line: 3, reason: 'Written with a percent sign: "65,1 %" is read as 0.651.' },
      ],
    });
    expect(read(commas.join("\n"))).toMatchObject({ ok: true, records: [read651, read651] });
  });

  it("asks for the sign of a percentage", () => {
    expect(read("run,test accuracy,method,model_size\n1,65.1,CF,60M\n")).toMatchObject({
      problems: [{ line: 2, reason: expect.stringContaining('with its sign ("65.1%")') }],
    });
  });

  it("points at a loss among accuracies", () => {
    const outcome = read(file(...cell("0.75", "0.74", "0.73", "0.72", "0.42")));
    expect(outcome).toMatchObject({ ok: true, remarks: [{ line: 6, field: "test accuracy" }] });
  });

  it("points at a run number that appears twice for one method and size, and only there", () => {
    const text = file(
      "1,0.5,few-shot-revision,60M,both",
      "1,0.5,few-shot-revision,11B,both",
      "1,0.5,few-shot-revision,60M,task-prefix",
      "1,0.6,few-shot-revision,60M,both",
    );
    expect(read(text)).toMatchObject({
      ok: true,
      remarks: [
        { line: 5, field: "run", reason: "Run 1 of MT+CF:Revised 60M stands on line 2 already." },
      ],
    });
  });

  it("takes no few runs for outlying", () => {
    expect(read(file(...cell("0.1", "0.9", "0.9")))).toMatchObject({ remarks: [] });
  });

  it("is refused as a whole, with every problem listed", () => {
    const text = file(
      "x,0.5,few-shot-revision,60M,both",
      '1,"0,5,1",few-shot-revision,60M,both',
      "1,76.4,few-shot-revision,60M,both",
      "1,,few-shot-revision,60M,both",
      "1,0.5,zero-shot,60M,both",
      "1,0.5,few-shot-revision,60M,toString",
      "1,0.5,few-shot-revision,,both",
    );
    const outcome = read(text);
    expect(outcome.ok ? [] : outcome.problems.map(({ line, field }) => [line, field])).toEqual([
      [2, "run"],
      [3, "test accuracy"],
      [4, "test accuracy"],
      [5, "test accuracy"],
      [6, "target_rationale"],
      [7, "training_mode"],
      [8, "model_size"],
    ]);
  });
});
