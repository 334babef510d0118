import "server-only";
import { choiceOrderOf } from "@/lib/study/participation/shown-order";
import type { BlindTrial, Protocol } from "@/lib/study/protocol/protocol";

/** What is known of an explanation that is shown. */
export interface BlindSource {
  text: string | null;
  answerIndex: number | null;
  question: { stem: string | null; choices: string[]; goldIndex: number | null };
}

/** A trial as it is sent: nothing in it tells the method, and the right answer only where it may. */
export function blindTrial(
  { id, position }: { id: string; position: number },
  { text, answerIndex, question }: BlindSource,
  protocol: Pick<Protocol, "choiceOrder" | "showGold">,
): BlindTrial {
  const order = choiceOrderOf(protocol, id, question.choices.length);
  return {
    id,
    position,
    stem: question.stem ?? "",
    choices: order.map((choice) => question.choices[choice] ?? ""),
    answerIndex: order.indexOf(answerIndex ?? -1),
    explanation: text ?? "",
    ...(protocol.showGold && question.goldIndex !== null
      ? { goldIndex: order.indexOf(question.goldIndex) }
      : {}),
  };
}
