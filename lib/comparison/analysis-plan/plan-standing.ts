import type { AnalysisPlan } from "@/lib/study/protocol/analysis-plan";

/** Whether a study's results are confirmatory, and why, in two or three sentences. */
export function planStanding(plan: AnalysisPlan): string {
  return [standing(plan), ...withoutSpending(plan)].join(" ");
}

function standing({ registered, version, openedAt }: AnalysisPlan): string {
  const day = openedAt?.slice(0, 10);
  if (registered === "before-opening") {
    return `The plan was frozen with version ${version} when the study opened on ${day}. Its results are confirmatory, all others exploratory.`;
  }
  if (registered === "after-opening") {
    return `The plan came with version ${version} on ${day}, after the study had opened. All results are exploratory.`;
  }
  return "No opened version of the protocol has an analysis plan. All results are exploratory.";
}

function withoutSpending({ looksWithoutSpending: looks }: AnalysisPlan): string[] {
  if (looks.length === 0) return [];
  return [
    `Interim looks were planned after ${looks.join(", ")} completions, without spending alpha on them. They are exploratory.`,
  ];
}
