import { expect, it } from "vitest";
import { admitParticipant } from "@/lib/server/participation/assignment/admit-participant";
import { db } from "@/lib/server/shared/db";
import { makeAccess } from "@/lib/server/testing/made-study";
import {
  ABOUT_SOMEBODY,
  makeSmallStudy,
  recruited,
  runOf,
  takenStudy,
} from "@/lib/server/testing/small-study";
import { takeRows } from "@/lib/server/testing/take-file";
import type { OwnQuestion } from "@/lib/study/protocol/own-questions";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { enrolParticipant } from "./enrol-participant";

const QUESTIONS: OwnQuestion[] = [
  {
    key: "years",
    question: "For how many years have you used such models?",
    kind: "number",
    required: true,
    options: [],
    min: 0,
    max: 80,
    admits: [],
    admitsFrom: 1,
    admitsTo: null,
  },
  {
    key: "use",
    question: "How often?",
    kind: "choice",
    required: false,
    options: [
      { key: "daily", label: "Every day" },
      { key: "never", label: "Never" },
    ],
    min: null,
    max: null,
    admits: [],
    admitsFrom: null,
    admitsTo: null,
  },
];
const quotas = {
  cells: [{ key: "daily", label: "Daily", where: {}, own: { use: ["daily"] }, target: 10 }],
  admitOthers: true,
};

it("own questions are checked, decide who takes part and in which cell, and are exported", async () => {
  const protocol = { ...DEMO_PROTOCOL, ownQuestions: QUESTIONS, quotas };
  const study = await makeSmallStudy({ protocol });
  const taken = await takenStudy(study);
  const tell = async (name: string, own: Record<string, string>) => {
    const id = await enrolParticipant(taken, recruited(name));
    await admitParticipant(await runOf(taken, id), {
      aboutYou: ABOUT_SOMEBODY,
      screening: {},
      own,
    });
    return db().participant.findUniqueOrThrow({
      where: { id },
      select: { status: true, cell: true },
    });
  };
  await expect(tell("silent", {})).rejects.toMatchObject({
    code: "not-acceptable",
    fields: [{ path: "own.years" }],
  });
  expect(await tell("new", { years: "0" })).toMatchObject({ status: "SCREENED_OUT" });
  const used = { years: " 3 ", use: "daily", unknown: "x" };
  expect(await tell("used", used)).toEqual({ status: "ACTIVE", cell: "daily" });
  expect(await tell("other", { years: "4" })).toEqual({ status: "ACTIVE", cell: "other" });

  const rows = await takeRows(await makeAccess(study), "participants.csv");
  const answers = rows.map((row) => [row.own_years, row.own_use]);
  expect(answers).toEqual([
    ["", ""],
    ["", ""],
    ["3", "daily"],
    ["4", ""],
  ]);
});
