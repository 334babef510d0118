import type { Random } from "@/lib/random";
import type { OwnQuestion } from "@/lib/study/protocol/own-questions";

/** How far a simulated number may be from a limit where there is only one. */
const SPAN = 50;

/** Answers to own questions with which somebody simulated can take part. */
export function simulateOwnAnswers(
  questions: readonly OwnQuestion[] = [],
  random: Random,
): Record<string, string> {
  return Object.fromEntries(
    questions.map((question) => [question.key, simulateOwnAnswer(question, random)]),
  );
}

function simulateOwnAnswer(question: OwnQuestion, random: Random): string {
  if (question.kind === "text") return "simulated";
  if (question.kind === "choice") {
    const wanted =
      question.admits.length > 0 ? question.admits : question.options.map((o) => o.key);
    return wanted[random.below(Math.max(1, wanted.length))] ?? "";
  }
  const lows = [question.min, question.admitsFrom].filter((low) => low !== null);
  const highs = [question.max, question.admitsTo].filter((high) => high !== null);
  const low =
    lows.length > 0 ? Math.max(...lows) : highs.length > 0 ? Math.min(...highs) - SPAN : 0;
  const high = highs.length > 0 ? Math.min(...highs) : low + SPAN;
  return String(low + random.below(Math.max(1, high - low + 1)));
}
