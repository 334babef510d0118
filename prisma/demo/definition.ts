import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";
import content from "./content.json" with { type: "json" };
import { DEMO_PROTOCOL } from "./protocol";

export const DEMO_METHODS = ["CF:Unrevised", "MT:Unrevised", "MT+CF:Unrevised", "MT+CF:Revised"];

/** A study of the demo's content and protocol, under a name and a seed of its own. */
export function demoStudy(name: Pick<StudyDefinition, "slug" | "title" | "seed">): StudyDefinition {
  return {
    ...name,
    methods: DEMO_METHODS.map((key) => ({ key, label: key })),
    constructs: DEMO_PROTOCOL.constructs,
    protocol: DEMO_PROTOCOL,
    questions: content.questions.map(({ key, stem, choices, gold, explanations }) => ({
      externalId: key,
      stem,
      choices,
      goldIndex: gold,
      explanations: Object.entries(explanations).map(([methodKey, { answer, text }]) => ({
        methodKey,
        text,
        answerIndex: answer,
      })),
    })),
  };
}
