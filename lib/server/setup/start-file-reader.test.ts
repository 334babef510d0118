import { describe, expect, it, vi } from "vitest";
import { STUDY_FILE_FORMAT, type StudyFile } from "@/lib/schemas/setup/study-file";
import { startFileReader } from "./start-file-reader";
import { studyFileReader } from "./study-file-reader";

const NO_TITLE = { title: undefined };
const bytesOf = (text: string) => new TextEncoder().encode(text);

function madeFile(questions: number): StudyFile {
  return {
    format: STUDY_FILE_FORMAT,
    title: "A large study",
    methods: [{ key: "MT", label: "Multitask", factors: {}, colour: null }],
    protocol: null,
    constructs: [{ key: "Clarity", statement: "It is clear.", points: 5, reversed: false }],
    modelRuns: [],
    questions: Array.from({ length: questions }, (_, at) => ({
      externalId: `q${at}`,
      stem: "Where? ".repeat(60),
      choices: ["here", "there"],
      goldIndex: 0,
      explanations: [],
    })),
  };
}

/** A file whose questions are these, so large that a process of its own reads it. */
const withQuestions = (questions: string) =>
  bytesOf(JSON.stringify({ ...madeFile(0), questions: [] }).replace("[]}", `[${questions}]}`));

describe("The process that reads a study's file", () => {
  it("answers exactly as a reader does without it, in portions", async () => {
    const bytes = bytesOf(JSON.stringify(madeFile(1200)));
    const [apart, reader] = [startFileReader(bytes.byteLength), studyFileReader()];
    expect(await apart.ask("read", { bytes, title: "Another" })).toEqual(
      reader("read", { bytes, title: "Another" }),
    );
    for (const from of [0, 500, 1000]) {
      expect(await apart.ask("questions", from)).toEqual(reader("questions", from));
    }
    const stored = madeFile(1190);
    const compared = await apart.ask("compare", stored);
    expect(compared).toEqual(reader("compare", stored));
    expect(compared.total).toBe(11);
    apart.end();
  });

  it("says the first problems of a file that has a million, while others go on", async () => {
    let [ticks, reading] = [0, true];
    const tick = () => {
      ticks += 1;
      if (reading) setTimeout(tick, 1);
    };
    const bytes = withQuestions(Array.from({ length: 300_000 }, () => "{}").join());
    const apart = startFileReader(bytes.byteLength);
    tick();
    // A list of questions has an end as well; here each of them lacks everything.
    const few = await apart.ask("read", { bytes, ...NO_TITLE });
    reading = false;
    expect(few).toMatchObject({ problems: expect.any(Array) });
    expect("problems" in few && few.problems.length).toBe(200);
    expect(ticks).toBeGreaterThan(20);
    apart.end();
  });

  it("refuses lists in lists, and more parts than any study has, before it parses them", async () => {
    for (const [text, refused] of [
      ["[".repeat(300_000), "More than 64 lists or objects are inside of one another."],
      [`[${"0,".repeat(4_000_000)}0]`, "More than 4,000,000 values and fields."],
      [" ".repeat(300_000), "The file is not JSON."],
    ] as const) {
      const bytes = bytesOf(text);
      const apart = startFileReader(bytes.byteLength);
      expect(await apart.ask("read", { bytes, ...NO_TITLE })).toEqual({ refused });
      apart.end();
    }
  });

  it("ends alone where the file takes more memory than one may", async () => {
    const words = "x".repeat(1000);
    const bytes = withQuestions(Array.from({ length: 60_000 }, () => `["${words}"]`).join());
    const apart = startFileReader(bytes.byteLength, { memoryMb: 32 });
    await expect(apart.ask("read", { bytes, ...NO_TITLE })).rejects.toMatchObject({
      code: "too-large",
      status: 413,
    });
    apart.end();
  });

  it("is one of two at the most; who comes beyond is asked to come again", async () => {
    const readers = [startFileReader(1e6), startFileReader(1e6)];
    const third = () => startFileReader(1e6);
    expect(third).toThrow(expect.objectContaining({ code: "unavailable", retryAfter: 10 }));
    // A small file needs none.
    startFileReader(1000).end();
    readers[0]?.end();
    await vi.waitFor(() => third().end(), { timeout: 20_000, interval: 20 });
    readers[1]?.end();
  });
});
