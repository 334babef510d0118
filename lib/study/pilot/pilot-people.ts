import { createRandom, type Random } from "@/lib/random";
import type { ScreeningQuestion } from "@/lib/study/participation/eligibility";
import type { AboutYou } from "@/lib/study/protocol/about-you";
import type { AttentionCheck, ComprehensionCheck } from "@/lib/study/protocol/checks";
import type { OwnQuestion } from "@/lib/study/protocol/own-questions";
import type { Ratings } from "@/lib/study/protocol/protocol";
import { simulateOwnAnswers } from "./simulate-own-answers";
import {
  type ConstructModel,
  type RatingModel,
  simulateAboutYou,
  simulateRun,
} from "./simulated-participants";

/** How simulated participants of a pilot behave. Shares are from 0 to 1. */
export interface PilotSettings {
  /** How often they read what stands there; otherwise they answer by lot. */
  competence: number;
  /** The odds of a higher answer for the last method against the first; the others lie between. */
  oddsRatio: number;
  /** Median seconds on a trial, as they are stored: nobody waits for them. */
  secondsPerTrial: number;
  /** Who stops before the end. */
  dropOut: number;
  /** Who gives one answer to all statements of all trials. */
  straightLining: number;
}

/** What simulated participants have to know of a study. */
export interface PilotStudy {
  constructs: readonly { key: string; points: number; reversed: boolean }[];
  methodKeys: readonly string[];
  screening: readonly ScreeningQuestion[];
  ownQuestions?: readonly OwnQuestion[] | undefined;
  comprehension: ComprehensionCheck | null;
  checks: readonly AttentionCheck[];
  /** Answers that an attention check offers. */
  checkPoints: number;
}

export interface SimulatedResponse {
  ratings: Ratings;
  /** Answers to the attention checks of the trial. */
  checks: Record<string, number>;
  durationMs: number;
  firstAnswerMs: number;
}

/** One simulated participant, who answers the same whenever they are made from the same seed. */
export interface PilotPerson {
  aboutYou: AboutYou;
  screening: Record<string, string>;
  own: Record<string, string>;
  /** Answers to the questions about the instructions, in the next try. */
  comprehend(): Record<string, number>;
  /** What they answer to trials of these methods, in this order: fewer where they stop early. */
  rate(methodKeys: readonly string[]): SimulatedResponse[];
}

const PARTICIPANT_SD = 1.5;
const TRIAL_SD = 0.8;
const TIME_LOG_SD = 0.5;

/**
 * The model by which a pilot's simulated participants rate: as if they used the whole scale, with
 * methods evenly apart on the logit scale. Nothing is known of the study's real methods.
 */
export function pilotModel(
  { constructs, methodKeys }: Pick<PilotStudy, "constructs" | "methodKeys">,
  { oddsRatio, dropOut, secondsPerTrial }: PilotSettings,
): RatingModel {
  const last = Math.max(1, methodKeys.length - 1);
  const methodEffects = Object.fromEntries(
    methodKeys.map((key, place) => [key, (Math.log(oddsRatio) * place) / last]),
  );
  return {
    constructs: Object.fromEntries(
      constructs.map(({ key, points }): [string, ConstructModel] => [
        key,
        { thresholds: evenThresholds(points), participantSd: PARTICIPANT_SD, methodEffects },
      ]),
    ),
    trialSd: TRIAL_SD,
    dropOutRate: dropOut,
    trialMs: { median: secondsPerTrial * 1000, logSd: TIME_LOG_SD },
  };
}

/** Thresholds between which every answer is about as frequent, given how far people differ. */
function evenThresholds(points: number): number[] {
  const spread = Math.sqrt(1 + (PARTICIPANT_SD ** 2 + TRIAL_SD ** 2) / (Math.PI ** 2 / 3));
  return Array.from({ length: points - 1 }, (_, index) => {
    const share = (index + 1) / points;
    return spread * Math.log(share / (1 - share));
  });
}

/** The person of this seed. */
export function makePilotPerson(
  study: PilotStudy,
  settings: PilotSettings,
  seed: string,
): PilotPerson {
  const random = createRandom(seed);
  const straight =
    random.uniform() < settings.straightLining
      ? oneAnswer(study, createRandom(`${seed}/straight-lining`))
      : null;
  const reads = () => random.uniform() < settings.competence;
  const model = pilotModel(study, settings);
  return {
    aboutYou: simulateAboutYou(createRandom(`${seed}/about-you`)),
    screening: Object.fromEntries(
      study.screening.map(({ key, admits, options }) => [
        key,
        admits[random.below(Math.max(1, admits.length))] ?? options[0]?.key ?? "",
      ]),
    ),
    own: simulateOwnAnswers(study.ownQuestions, createRandom(`${seed}/own-questions`)),
    comprehend: () =>
      Object.fromEntries(
        (study.comprehension?.questions ?? []).map(({ key, right, options }) => [
          key,
          reads() ? right : random.below(options.length),
        ]),
      ),
    rate: (methodKeys) => {
      const run = simulateRun(model, methodKeys, createRandom(`${seed}/ratings`));
      return run.responses.map(({ ratings, durationMs }, index) => ({
        ratings: asGiven(study, ratings, { random, read: reads(), straight }),
        checks: answerChecks(study, index + 1, reads, random),
        durationMs,
        firstAnswerMs: Math.round(durationMs * (0.4 + 0.3 * random.uniform())),
      }));
    },
  };
}

/** An answer that every scale of the study offers. */
function oneAnswer({ constructs }: PilotStudy, random: Random): number {
  return 1 + random.below(Math.max(1, Math.min(...constructs.map(({ points }) => points))));
}

/** The ratings as this person enters them. */
function asGiven(
  { constructs }: PilotStudy,
  modelled: Ratings,
  { random, read, straight }: { random: Random; read: boolean; straight: number | null },
): Ratings {
  return Object.fromEntries(
    constructs.map(({ key, points, reversed }) => {
      if (straight !== null) return [key, straight];
      if (!read) return [key, 1 + random.below(points)];
      const value = modelled[key] ?? 1;
      return [key, reversed ? points + 1 - value : value];
    }),
  );
}

function answerChecks(
  { checks, checkPoints }: PilotStudy,
  trial: number,
  reads: () => boolean,
  random: Random,
): Record<string, number> {
  return Object.fromEntries(
    checks
      .filter((check) => check.trial === trial)
      .map(({ key, passing }) => [
        key,
        reads() ? (passing[0] ?? 1) : 1 + random.below(checkPoints),
      ]),
  );
}
