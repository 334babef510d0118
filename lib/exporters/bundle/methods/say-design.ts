import type { BundleDescription } from "@/lib/exporters/bundle/bundle-description";
import { knownProtocols } from "@/lib/exporters/bundle/bundle-description";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { ASSIGNMENT_WORDS } from "@/lib/study/protocol/protocol-fields";
import { counted, listed } from "./say-statistic";

/** What was compared, and how it was given out: the section “Design and materials”. */
export function sayDesign({
  methods,
  content,
  protocols,
}: Pick<BundleDescription, "methods" | "content" | "protocols">): string {
  const names = methods.map(({ key, label }) =>
    inlineMarkdown(label === key ? key : `${label} (${key})`),
  );
  const explanations = content.explanations.map(
    ({ method, explanations: number }) => `${inlineMarkdown(method)} ${number}`,
  );
  const known = knownProtocols(protocols);
  const protocol = known.at(-1);
  return [
    `The study compared explanations by ${counted(methods.length, "method")} within participants: ${listed(names)}.`,
    `The pool held ${counted(content.questions, "question")}; explanations by method: ${explanations.join(", ")}.`,
    protocol
      ? sayProtocol(protocol.document, methods.length)
      : "[How explanations were given out, and what participants knew of the methods.]",
    ...known.map(
      ({ number, hash, openedAt }) =>
        `Version ${number} of the protocol ${openedAt ? `opened on ${openedAt.slice(0, 10)}` : "is a draft"} (SHA-256 ${hash}).`,
    ),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function sayProtocol(protocol: Protocol, methods: number): string {
  const { explanationsPerMethod, assignment, choiceOrder, constructOrder, showGold } = protocol;
  const { attention, comprehension, pool } = protocol;
  const bounds = [
    pool.onlyCorrect ? "only explanations of right answers" : "",
    pool.onlySharedQuestions ? "only questions for which every method had an explanation" : "",
    pool.minLength === null ? "" : `at least ${pool.minLength} characters`,
    pool.maxLength === null ? "" : `at most ${pool.maxLength} characters`,
  ].filter((bound) => bound !== "");
  return [
    `Each participant was given ${explanationsPerMethod * methods} explanations, ${explanationsPerMethod} of each method.`,
    `Assignment was ${ASSIGNMENT_WORDS[assignment.kind]}.`,
    bounds.length > 0 ? `The pool was limited to ${listed(bounds)}.` : "",
    `The right answer was ${showGold ? "shown" : "not shown"}; choices stood ${choiceOrder === "random" ? "in an order by lot for each trial" : "in the order of the data set"}, statements ${constructOrder === "random" ? "in an order by lot for each participant" : "in one order"}.`,
    "Participants were not told which method had made an explanation, nor that methods were compared by it.",
    comprehension ? "A check of comprehension stood before the first explanation." : "",
    attention.checks.length > 0
      ? `${counted(attention.checks.length, "attention check")} stood among the trials; more than ${counted(attention.failuresAllowed, "failed check")} ended in the status “failed attention”.`
      : "",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
