import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { explanationOf, makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { deleteQuestion } from "./delete-question";
import { editQuestion } from "./edit-question";
import { hashQuestion } from "./hash-question";
import { retireExplanation } from "./retire-explanation";

async function makeDraft() {
  const study = await makeStudy();
  const access = await makeAccess(study);
  const { id } = await db().question.findFirstOrThrow({
    where: { studyId: study.id, externalId: "1" },
  });
  const explanation = explanationOf(study, 1, "CF");
  const edit = {
    basedOn: await hashQuestion(db(), study.id, id),
    stem: "Is it so?",
    choices: [
      { was: 0, text: "surely" },
      { was: 1, text: "never" },
    ],
    goldIndex: 1,
    explanations: [{ id: explanation, text: "Because. 😀" }],
  };
  return { study, access, id, explanation, edit };
}

describe("A question of a draft", () => {
  it("is edited with its explanations, and answers stay at their place in the new words", async () => {
    const { access, id, explanation, edit } = await makeDraft();
    await editQuestion(access, id, edit);
    expect(await db().question.findUnique({ where: { id } })).toMatchObject({
      stem: "Is it so?",
      choices: ["surely", "never"],
      goldIndex: 1,
    });
    expect(await db().explanation.findUnique({ where: { id: explanation } })).toMatchObject({
      text: "Because. 😀",
      length: 10,
      answerIndex: 0,
      answerText: "surely",
    });
  });

  it("gets choices and loses some, and students' answers follow theirs", async () => {
    const { access, id, explanation, edit } = await makeDraft();
    const choices = [
      { was: null, text: "perhaps" },
      { was: 0, text: "surely" },
    ];
    const basedOn = await editQuestion(access, id, { ...edit, choices });
    const stored = () => db().explanation.findUnique({ where: { id: explanation } });
    expect(await stored()).toMatchObject({ answerIndex: 1, answerText: "surely" });
    const moved = [
      { was: 1, text: "surely" },
      { was: 0, text: "perhaps" },
    ];
    await editQuestion(access, id, { ...edit, basedOn, choices: moved });
    expect(await stored()).toMatchObject({ answerIndex: 0, answerText: "surely" });
    expect((await db().question.findUnique({ where: { id } }))?.choices).toEqual([
      "surely",
      "perhaps",
    ]);
  });

  it("keeps a choice that a student answered, and nothing of such an edit is stored", async () => {
    const { access, id, edit } = await makeDraft();
    const choices = [
      { was: 1, text: "never" },
      { was: null, text: "perhaps" },
    ];
    await expect(editQuestion(access, id, { ...edit, choices })).rejects.toMatchObject({
      code: "not-acceptable",
    });
    expect((await db().question.findUnique({ where: { id } }))?.stem).toBe("Question 1?");
  });

  it("finds an answer that was none of the choices among those that come", async () => {
    const { access, id, explanation, edit } = await makeDraft();
    await db().explanation.update({
      where: { id: explanation },
      data: { answerIndex: null, answerText: "Perhaps." },
    });
    const basedOn = await hashQuestion(db(), access.studyId, id);
    const choices = [...edit.choices, { was: null, text: "Perhaps" }];
    await editQuestion(access, id, { ...edit, basedOn, choices });
    expect(await db().explanation.findUnique({ where: { id: explanation } })).toMatchObject({
      answerIndex: 2,
      answerText: "Perhaps",
    });
  });

  it("is not overwritten by who has not seen the last edit", async () => {
    const { access, id, edit } = await makeDraft();
    const basedOn = await editQuestion(access, id, edit);
    await expect(editQuestion(access, id, { ...edit, stem: "Is it?" })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    await editQuestion(access, id, { ...edit, basedOn, stem: "Is it?" });
    expect((await db().question.findUnique({ where: { id } }))?.stem).toBe("Is it?");
  });

  it("is not edited with an explanation of another question, and nothing of it is stored", async () => {
    const { study, access, id, edit } = await makeDraft();
    const other = [{ id: explanationOf(study, 2, "CF"), text: "Elsewhere." }];
    await expect(editQuestion(access, id, { ...edit, explanations: other })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    expect((await db().question.findUnique({ where: { id } }))?.stem).toBe("Question 1?");
  });

  it("is deleted with its explanations, retired ones too", async () => {
    const { study, access, id, explanation } = await makeDraft();
    await retireExplanation(access, explanation, { retired: true, reason: "It is odd." });
    await deleteQuestion(access, id);
    const where = { studyId: study.id };
    expect(await db().question.count({ where })).toBe(1);
    expect(await db().explanation.count({ where })).toBe(2);
    expect(await db().auditEntry.count({ where: { ...where, action: "delete-question" } })).toBe(1);
  });

  it("stays as it is once the study is no draft, and in the hands of another study", async () => {
    const { study, access, id, edit } = await makeDraft();
    const foreign = (await makeDraft()).access;
    await expect(editQuestion(foreign, id, edit)).rejects.toMatchObject({ code: "not-found" });
    await expect(deleteQuestion(foreign, id)).rejects.toMatchObject({ code: "not-found" });
    await db().study.update({ where: { id: study.id }, data: { status: "PILOT" } });
    await expect(editQuestion(access, id, edit)).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    await expect(deleteQuestion(access, id)).rejects.toMatchObject({ code: "changed-meanwhile" });
  });
});
