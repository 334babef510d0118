import type { Random } from "@/lib/random";
import { ABOUT_YOU, type AboutYou } from "@/lib/study/protocol/about-you";
import type { Ratings } from "@/lib/study/protocol/protocol";

/**
 * The model that simulated participants answer by: a cumulative link mixed model per construct.
 * A rating is one more than the number of thresholds below
 *
 *   method effect + participant effect + trial effect + standard logistic noise.
 *
 * The participant effect of a construct is normal with the construct's `participantSd`; four fifths
 * of its variance is shared by all constructs of the participant. The trial effect is normal and
 * shared by the constructs of one response, because a text that pleases in one way pleases in others.
 */
export interface RatingModel {
  constructs: Record<string, ConstructModel>;
  /** Standard deviation of what the ratings of one response have in common. */
  trialSd: number;
  /** The chance that a participant stops early, at a position drawn evenly. */
  dropOutRate: number;
  /** Median and log standard deviation of the time on a trial, in milliseconds. */
  trialMs: { median: number; logSd: number };
}

export interface ConstructModel {
  /** Ascending; one fewer than the scale has points. */
  thresholds: number[];
  participantSd: number;
  /** By method key, on the logit scale; 0 for a method that is not named. */
  methodEffects: Record<string, number>;
}

const effects = (mt: number, mtCf: number, revised: number) => ({
  "MT:Unrevised": mt,
  "MT+CF:Unrevised": mtCf,
  "MT+CF:Revised": revised,
});

/**
 * Thresholds, effects and participant spread as estimated from the published ratings (R package
 * ordinal, Laplace approximation; CF:Unrevised is the reference). The other figures are ours.
 */
export const PUBLISHED_RATING_MODEL: RatingModel = {
  constructs: {
    Plausibility: {
      thresholds: [-4.443, -2.679, -1.833, 0.797],
      participantSd: 1.554,
      methodEffects: effects(0.493, 0.477, 0.505),
    },
    Understandability: {
      thresholds: [-6.279, -4.406, -3.264, 0.367],
      participantSd: 1.636,
      methodEffects: effects(0.366, 0.195, 0.538),
    },
    Completeness: {
      thresholds: [-4.803, -2.22, -1.269, 1.289],
      participantSd: 1.543,
      methodEffects: effects(0.362, 0.305, 0.696),
    },
    Satisfaction: {
      thresholds: [-4.262, -2.252, -1.232, 1.244],
      participantSd: 1.552,
      methodEffects: effects(0.368, 0.327, 0.375),
    },
    Contrastiveness: {
      thresholds: [-3.937, -1.551, -0.666, 1.718],
      participantSd: 2.325,
      methodEffects: effects(0.149, 0.213, 0.882),
    },
  },
  trialSd: 0.8,
  dropOutRate: 0.12,
  trialMs: { median: 32_000, logSd: 0.5 },
};

export interface SimulatedRun {
  aboutYou: AboutYou;
  /** As many as the methods given, fewer where the participant stopped early. */
  responses: { ratings: Ratings; durationMs: number }[];
}

const SHARED_VARIANCE = 0.8;

/** One simulated participant's answers to trials of these methods, in this order. */
export function simulateRun(
  model: RatingModel,
  methodKeys: readonly string[],
  random: Random,
): SimulatedRun {
  const shared = random.normal();
  const own = new Map(Object.keys(model.constructs).map((key) => [key, random.normal()]));
  const stopsEarly = random.uniform() < model.dropOutRate;
  const answered = stopsEarly ? random.below(methodKeys.length) : methodKeys.length;

  const responses = methodKeys.slice(0, answered).map((methodKey) => {
    const trial = random.normal() * model.trialSd;
    const ratings = Object.entries(model.constructs).map(([key, construct]) => {
      const participant =
        construct.participantSd *
        (Math.sqrt(SHARED_VARIANCE) * shared +
          Math.sqrt(1 - SHARED_VARIANCE) * (own.get(key) ?? 0));
      const u = 1 - random.uniform();
      const noise = u === 1 ? 0 : Math.log(u / (1 - u));
      const latent = (construct.methodEffects[methodKey] ?? 0) + participant + trial + noise;
      return [key, 1 + construct.thresholds.filter((threshold) => threshold < latent).length];
    });
    const { median, logSd } = model.trialMs;
    const durationMs = Math.round(median * Math.exp(logSd * random.normal()));
    return { ratings: Object.fromEntries(ratings) as Ratings, durationMs };
  });
  return { aboutYou: simulateAboutYou(random), responses };
}

/** Answers about themselves, drawn evenly. */
export function simulateAboutYou(random: Random): AboutYou {
  const answers = ABOUT_YOU.map(({ key, options }) => {
    const offered = key === "country" ? ["GB", "US", "IE", "DE"] : options.map((o) => o.key);
    return [key, offered[random.below(offered.length)]];
  });
  return Object.fromEntries(answers) as AboutYou;
}
