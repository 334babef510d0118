import "server-only";
import { parseRatings } from "@/lib/importers/ratings/parse-ratings";
import type { PublishedRatings, RatedParticipant } from "@/lib/importers/ratings/published-ratings";
import { PUBLISHED_SCALE, sayNumber } from "@/lib/importers/ratings/rating-scale";
import { countSlots } from "@/lib/importers/ratings/rating-slots";
import type { Transaction } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { closeStudy } from "@/lib/server/study-builder/change-study-status";
import {
  type FinishedParticipant,
  storeFinishedParticipants,
} from "@/lib/server/study-builder/store-participants";
import type { QuestionDefinition } from "@/lib/server/study-builder/study-definition";
import { type ImportOutcome, ImportRefused } from "./import-outcome";
import { findStudy, type ImportedStudy, type ImportTarget, makeStudy } from "./import-study";
import { storeImport } from "./import-transaction";

export interface RatingsSummary {
  kind: "ratings";
  study: ImportedStudy;
  constructs: string[];
  methods: string[];
  questions: number;
  explanations: number;
  participants: number;
  /** Participants with a response in every slot of the file. */
  completed: number;
  slots: number;
  responses: number;
  ratings: number;
}

/**
 * Makes a closed study of published ratings. Such a file gives neither the text of questions and
 * explanations nor the wording of the constructs, so these stay unknown. Planned responses that are
 * not in the file are not invented.
 */
export function importRatings(
  text: string,
  target: ImportTarget,
): Promise<ImportOutcome<RatingsSummary>> {
  return storeImport(parseRatings(text), (tx, ratings) => store(tx, ratings, target));
}

async function store(
  tx: Transaction,
  { constructs, scales, methods, orderKnown, participants }: PublishedRatings,
  target: ImportTarget,
): Promise<RatingsSummary> {
  if (await findStudy(tx, target)) {
    const reason = `There is a study "${target.slug}" already, and ratings become a study of their own; choose another name.`;
    throw new ImportRefused(reason, "study");
  }
  const questions = questionsOf(participants);
  const { id, summary, built } = await makeStudy(tx, target, {
    constructs: constructs.map((key) => ({ key, statement: null, points: pointsOf(scales, key) })),
    ...wordsOf(scales),
    methods: methods.map((key) => ({ key, label: key })),
    questions,
    orderKnown,
  });
  const responses = participants.flatMap((participant) => participant.responses);
  const slots = countSlots(responses);
  const finished = finishedParticipants(participants, built, slots);
  await storeFinishedParticipants(tx, built, finished);
  await closeStudy(tx, id);
  return {
    kind: "ratings",
    study: { ...summary, status: "CLOSED" },
    constructs,
    methods,
    questions: questions.length,
    explanations: questions.reduce((sum, { explanations }) => sum + explanations.length, 0),
    participants: participants.length,
    completed: finished.filter(({ completed }) => completed).length,
    slots,
    responses: responses.length,
    ratings: responses.length * constructs.length,
  };
}

function pointsOf(scales: PublishedRatings["scales"], key: string): number {
  const { from, to } = scales.get(key) ?? PUBLISHED_SCALE;
  return to - from + 1;
}

/** The numbers of the file as the words of the answers, where they do not begin at 1 as ours do. */
function wordsOf(scales: PublishedRatings["scales"]): { answerWords?: Record<string, string[]> } {
  const shifted = [...scales].filter(([, { from }]) => from !== 1);
  if (shifted.length === 0) return {};
  const answerWords = Object.fromEntries(
    shifted.map(([key, { from, to }]) => [
      key,
      Array.from({ length: to - from + 1 }, (_, place) => sayNumber(from + place)),
    ]),
  );
  return { answerWords };
}

/** Every question that anybody rated, with the explanations that anybody rated. */
function questionsOf(participants: readonly RatedParticipant[]): QuestionDefinition[] {
  const questions = new Map<string, Map<string, number>>();
  for (const { rationaleId, methodKey, explanationLength } of participants.flatMap(
    ({ responses }) => responses,
  )) {
    const externalId = String(rationaleId);
    const lengths = questions.get(externalId) ?? new Map<string, number>();
    questions.set(externalId, lengths.set(methodKey, explanationLength));
  }
  return [...questions].map(([externalId, lengths]) => ({
    externalId,
    stem: null,
    choices: [],
    goldIndex: null,
    explanations: [...lengths].map(([methodKey, length]) => ({
      methodKey,
      text: null,
      length,
      answerIndex: null,
    })),
  }));
}

function finishedParticipants(
  participants: readonly RatedParticipant[],
  study: BuiltStudy,
  slots: number,
): FinishedParticipant[] {
  const ordinals = ordinalsOf(participants.map((participant) => participant.case));
  return participants.map(({ aboutYou, responses }, index) => ({
    ordinal: ordinals[index] ?? index + 1,
    source: "IMPORTED",
    aboutYou,
    completed: responses.length === slots,
    consentedAt: null,
    completedAt: null,
    trials: responses.map(({ rationaleId, methodKey, position, ratings }) => {
      const explanationId = study.explanationIds.get(String(rationaleId))?.get(methodKey);
      if (!explanationId) throw new Error(`Question ${rationaleId} has no ${methodKey}.`);
      return {
        explanationId,
        position,
        response: { ratings, durationMs: null, submittedAt: null },
      };
    }),
  }));
}

const LARGEST = 2_147_483_647;

/**
 * The arrival numbers: what the file calls its participants, where all of that is numbers, so that a
 * participant is found again in the file; otherwise the order of the file.
 */
function ordinalsOf(cases: readonly string[]): number[] {
  const numbers = cases.filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
  const usable = numbers.length === cases.length && numbers.every((number) => number <= LARGEST);
  return usable ? numbers : cases.map((_, index) => index + 1);
}
