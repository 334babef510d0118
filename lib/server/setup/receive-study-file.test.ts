import { describe, expect, it } from "vitest";
import { STUDY_FILE_FORMAT, type StudyFile } from "@/lib/schemas/setup/study-file";
import { oneAtATime } from "@/lib/server/shared/one-at-a-time";
import { receiveStudyFile } from "./receive-study-file";

const FILE: StudyFile = {
  format: STUDY_FILE_FORMAT,
  title: "A small study",
  methods: [{ key: "MT", label: "Multitask", factors: {}, colour: null }],
  protocol: null,
  constructs: [{ key: "Clarity", statement: "It is clear.", points: 5, reversed: false }],
  modelRuns: [],
  questions: Array.from({ length: 700 }, (_, at) => ({
    externalId: `q${String(at).padStart(3, "0")}`,
    stem: null,
    choices: [],
    goldIndex: null,
    explanations: [],
  })),
};

const sent = (body: string, type = "application/json") =>
  new Request("http://localhost:3000/api/studies/file", {
    method: "POST",
    headers: { "content-type": type },
    body,
  });
const staff = () => ({ userId: crypto.randomUUID() });
const WHOLE = JSON.stringify(FILE);

describe("A study's file that is sent", () => {
  it("is there in portions, whole and in its own order", async () => {
    const loaded = await receiveStudyFile(sent(WHOLE), staff(), ({ load }) => load(), "Another");
    expect(loaded).toEqual({
      ...JSON.parse(WHOLE),
      title: "Another",
      questions: expect.any(Array),
    });
    expect(loaded.questions.map(({ externalId }) => externalId)).toEqual(
      FILE.questions.map(({ externalId }) => externalId),
    );
  });

  it("is one of a person at a time; the second is told when to come again", async () => {
    const person = staff();
    let finish: () => void = () => {};
    const first = receiveStudyFile(
      sent(WHOLE),
      person,
      ({ hash }) =>
        new Promise<string>((resolve) => {
          finish = () => resolve(hash);
        }),
    );
    await expect(receiveStudyFile(sent(WHOLE), person, async () => "never")).rejects.toMatchObject({
      status: 429,
      retryAfter: 5,
    });
    // Any other file of theirs waits as well, and nobody else's does.
    await expect(oneAtATime(person.userId, async () => "never")).rejects.toMatchObject({
      status: 429,
    });
    expect(await receiveStudyFile(sent(WHOLE), staff(), async ({ hash }) => hash)).toHaveLength(64);
    finish();
    expect(await first).toHaveLength(64);
    expect(await receiveStudyFile(sent(WHOLE), person, async () => "now")).toBe("now");
  });

  it("is refused in words, and the turn ends with it", async () => {
    const person = staff();
    const refusal = (body: string, type?: string) =>
      receiveStudyFile(sent(body, type), person, async () => null).catch((error: unknown) => error);
    expect(await refusal(WHOLE, "text/plain")).toMatchObject({ status: 415 });
    expect(await refusal("{")).toMatchObject({ status: 400, message: "The file is not JSON." });
    expect(await refusal("[".repeat(1000))).toMatchObject({
      status: 400,
      message: "More than 64 lists or objects are inside of one another.",
    });
    expect(await refusal("{}")).toMatchObject({
      status: 400,
      fields: expect.arrayContaining([{ path: "title", message: expect.stringMatching(/needed/) }]),
    });
  });
});
