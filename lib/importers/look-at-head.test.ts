import { describe, expect, it } from "vitest";
import { lookAtHead } from "./look-at-head";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("The head of a file", () => {
  it.each([
    ["questions", '{"id":"q1","question":"Where do maps hang?","choices":["wall","sea"]}\n'],
    ["questions", '\n{"id":"q1","question":{"stem":"Where do maps hang?"}}\n{"id":"q2","ques'],
    ["questions", '[{"id":"q1","question":"Where do maps hang?","choices":["wall","sea"]}]'],
    ["table", '{"id":"q1","question":"Where?","method":"CF","explanation":"There."}\n'],
    ["table", "name,age\nAda,36\n"],
    ["student-output", '"input_predict","answers_preds","answers_labels"\n"[predict] …'],
    ["student-output", '"input_predict"\t"answers_preds"\n'],
    ["accuracy-runs", "training_mode,run,test accuracy,target_rationale,model_size\r\n"],
    ["accuracy-runs", "sep=;\r\nrun;test accuracy;method;model_size\r\n"],
    ["ratings", "\uFEFFCASE,rationale,Completeness,rationale_id,model\n"],
    ["ratings", '{"CASE":1,"model":"CF","Completeness":3}\n'],
    ["ratings", "# written in May, by the team\n,,\nCASE,model,gender\n"],
  ])("tells that it is %s", (kind, text) => {
    expect(lookAtHead(bytes(text))).toMatchObject({ kind, reason: "" });
    const inUtf16 = Buffer.from(text, "utf16le");
    expect(lookAtHead(inUtf16)).toMatchObject({ kind, reason: "" });
  });

  it("tells it although the bytes end within a letter", () => {
    const head = bytes('{"question":"a"}\n{"question":"Où').subarray(0, -1);
    expect(lookAtHead(head).kind).toBe("questions");
  });

  it.each([
    'id,question,choices\n1,"never closed\n',
    'id,question,choices\n1,5" wide,a|b\n',
    "id,question,choices\n1\n",
  ])("names the columns although the row below is broken: %j", (text) => {
    expect(lookAtHead(bytes(text))).toMatchObject({
      kind: "table",
      columns: ["id", "question", "choices"],
    });
  });

  it.each([
    ["empty", new Uint8Array()],
    ["spreadsheet", Uint8Array.of(0x50, 0x4b, 3, 4)],
    ["compressed (gzip)", Uint8Array.of(0x1f, 0x8b, 8)],
    ["read_parquet", bytes("PAR1\x15\x00")],
    ["read_feather", bytes("ARROW1\0\0")],
    ["Dataset.from_file", Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x10, 0, 0, 0)],
    ["git lfs pull", bytes("version https://git-lfs.github.com/spec/v1\noid sha256:1\n")],
    ["web page", bytes("\n<!DOCTYPE html><html>")],
    ["UTF-32", Uint8Array.of(0xff, 0xfe, 0, 0)],
    ["over several lines", bytes('{\n  "id": 1,\n  "question": "?"\n}\n')],
    ["over several lines", bytes('{"id": 1,\n "question": "?"}\n')],
    ["json.dumps", bytes("{'id': 'q1', 'question': 'Where?'}\n")],
    ["json.dumps", bytes("[{'id': 'q1', 'question': 'Where?'}]\n")],
    ["json.dumps", bytes('{"id": "q1", "question": None}\n')],
    ["null where a value is missing", bytes('{"id": "q1", "explanation": NaN}\n')],
    ["line break within a text", bytes('{"id":"q1","question":"Where\nis it?"}\n')],
    ['inside of "data"', bytes('{"data":[{"id":1}]}')],
    ["no records", bytes("[]")],
    ["only one column", bytes("question\nWhere?\n")],
    ["Commas, semicolons and tabs", bytes("sep=|\na|b\n1|2\n")],
  ])("says in one sentence why it cannot be read: %s", (words, head) => {
    expect(lookAtHead(head)).toMatchObject({
      kind: "unknown",
      layout: null,
      reason: expect.stringContaining(words),
    });
  });

  it("does not take names of columns for formats", () => {
    expect(lookAtHead(bytes("PAR1,PAR2\n1,2\n")).kind).toBe("table");
    expect(lookAtHead(bytes("sep,b\n1,2\n"))).toMatchObject({ columns: ["sep", "b"] });
  });
});
