import { canonicalJson } from "@/lib/study/protocol/canonical-json";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { OUTCOME_WORDS, RECRUITER_NAMES } from "@/lib/study/protocol/protocol-fields";
import { OUTCOMES, RECRUITERS } from "@/lib/study/recruitment/recruitment";
import type { StudyFile } from "./study-file";

type Question = StudyFile["questions"][number];

/**
 * The file as an export writes it, so that equal studies are equal files: questions by their ids, their
 * explanations by method and student, and what follows from the rest said. Codes and addresses of
 * recruiters, which are secrets of one installation, are left out.
 */
export function normalStudyFile({ $schema: _, ...file }: StudyFile): Omit<StudyFile, "$schema"> {
  const places = new Map(file.methods.map(({ key }, place) => [key, place]));
  const written = writtenByRuns(file);
  const order = file.modelRuns
    .map((run, place) => ({ run, place }))
    .sort(
      (a, b) =>
        (places.get(a.run.methodKey) ?? 0) - (places.get(b.run.methodKey) ?? 0) ||
        compare(a.run.modelSize ?? "", b.run.modelSize ?? "") ||
        (a.run.runNumber ?? -1) - (b.run.runNumber ?? -1) ||
        (a.run.testAccuracy ?? -1) - (b.run.testAccuracy ?? -1) ||
        compare(written[a.place] ?? "", written[b.place] ?? ""),
    );
  const newPlace = new Map(order.map(({ place }, at) => [place, at]));
  const normalQuestion = (question: Question): Question => ({
    ...question,
    explanations: question.explanations
      .map((explanation) => normalExplanation(question, explanation, newPlace))
      .sort(
        (a, b) =>
          (places.get(a.methodKey) ?? 0) - (places.get(b.methodKey) ?? 0) ||
          (a.modelRun ?? -1) - (b.modelRun ?? -1),
      ),
  });
  return {
    ...file,
    protocol: file.protocol ? withoutCodes(file.protocol) : null,
    modelRuns: order.map(({ run }) => run),
    questions: file.questions
      .map(normalQuestion)
      .sort((a, b) => compare(a.externalId, b.externalId)),
  };
}

/** What each student wrote: by that, model runs that say the same of themselves are told apart. */
function writtenByRuns({ modelRuns, questions }: StudyFile): string[] {
  const written = modelRuns.map((): string[] => []);
  for (const question of questions) {
    for (const explanation of question.explanations) {
      if (explanation.modelRun === null) continue;
      const { modelRun: _, ...said } = normalExplanation(question, explanation, new Map());
      written[explanation.modelRun]?.push(canonicalJson([question.externalId, said]));
    }
  }
  return written.map((texts) => texts.sort().join("\n"));
}

function normalExplanation(
  { choices }: Question,
  explanation: Question["explanations"][number],
  newPlace: ReadonlyMap<number, number>,
): Question["explanations"][number] {
  const { modelRun, text, length, answerIndex, answerText } = explanation;
  const chosen = answerIndex === null ? null : (choices[answerIndex] ?? null);
  return {
    ...explanation,
    modelRun: modelRun === null ? null : (newPlace.get(modelRun) ?? null),
    length: text === null ? (length ?? 0) : [...text].length,
    answerText: answerText === undefined ? chosen : answerText,
  };
}

/** The protocol without the codes that participants hand in, and the addresses that carry them. */
export function withoutCodes(protocol: Protocol): Protocol {
  const recruitment = { ...protocol.recruitment };
  const nothing = { ends: { completed: { code: null, returnUrl: null } } };
  for (const recruiter of RECRUITERS) {
    const setUp = recruitment[recruiter];
    if (setUp) Object.assign(recruitment, { [recruiter]: { ...setUp, ...nothing } });
  }
  return { ...protocol, recruitment };
}

/**
 * What the file holds for recruiters that `withoutCodes` leaves out, in a sentence a recruiter, without
 * the codes themselves; none where it holds nothing.
 */
export function describeLeftOut({ protocol }: Pick<StudyFile, "protocol">): string[] {
  if (!protocol) return [];
  return RECRUITERS.flatMap((recruiter) => {
    const ends = protocol.recruitment[recruiter]?.ends;
    const named = OUTCOMES.filter((outcome) => ends?.[outcome]?.code || ends?.[outcome]?.returnUrl);
    if (named.length === 0) return [];
    const words = named.map((outcome) => OUTCOME_WORDS[outcome]).join(", ");
    return `Left out, because a study’s file goes from hand to hand: ${RECRUITER_NAMES[recruiter]}, codes and return addresses (${words}). Enter them in the study’s protocol.`;
  });
}

/** By code units: the same everywhere, whatever language a machine sorts in. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
