import { describe, expect, it } from "vitest";
import { detectKind } from "./detect-kind";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("The kind of a file", () => {
  it.each([
    ["questions", '{"id":"q1","question":"Where do maps hang?","choices":["wall","sea"]}\n'],
    ["questions", '\n{"id":"q1","question":{"stem":"Where do maps ha'],
    ["student-output", '"input_predict","answers_preds","answers_labels"\n"[predict] …'],
    ["accuracy-runs", "training_mode,run,test accuracy,target_rationale,model_size\r\n"],
    ["ratings", "\uFEFFCASE,rationale,Completeness,rationale_id,model\n"],
  ])("is %s by the first bytes", (kind, text) => {
    expect(detectKind(bytes(text))).toEqual({ kind });
  });

  it("is known although a required column is missing, so that the import can name it", () => {
    expect(detectKind(bytes("CASE,model,gender\n"))).toEqual({ kind: "ratings" });
  });

  it("is known although the bytes end within a letter", () => {
    const head = bytes('{"question":"Où').subarray(0, -1);
    expect(detectKind(head)).toEqual({ kind: "questions" });
  });

  it.each([
    ["empty", new Uint8Array()],
    ["ZIP", Uint8Array.of(0x50, 0x4b, 3, 4)],
    ["compressed", Uint8Array.of(0x1f, 0x8b, 8)],
    ["UTF-16", Uint8Array.of(0xff, 0xfe, 0x7b, 0)],
    ["one JSON list", bytes('[{"question":"?"}]')],
    ['no "question"', bytes('{"text":"?"}')],
    ["not known", bytes("name,age\nAda,36\n")],
  ])("is unknown, with a sentence about it: %s", (words, head) => {
    expect(detectKind(head)).toEqual({ kind: "unknown", reason: expect.stringContaining(words) });
  });
});
