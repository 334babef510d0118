import { createRandom } from "@/lib/random";
import { planStudy } from "@/lib/stats/power/plan-study";
import type { PlanAnswer, PlanQuestion } from "./plan-messages";

/** Often enough for a bar that moves, seldom enough to cost nothing. */
const TELL_EVERY_MS = 150;

const tell = (answer: PlanAnswer) => postMessage(answer);

addEventListener("message", ({ data }: MessageEvent<PlanQuestion>) => {
  const { seed, ...request } = data;
  // Each simulated study has a seed of its own: any of them can be drawn again without the others.
  const steps = planStudy({
    ...request,
    randomOf: (simulation) => createRandom(`${seed}/${simulation}`),
  });
  let told = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return tell({ kind: "plan", plan: step.value });
    const now = performance.now();
    if (now - told < TELL_EVERY_MS) continue;
    told = now;
    tell({ kind: "progress", share: step.value });
  }
});
