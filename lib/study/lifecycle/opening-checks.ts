import { type PoolFacts, poolProblems } from "@/lib/study/assignment/pool-problems";
import type { ContentFinding } from "@/lib/study/content/content-scan";
import { OTHER_CELL } from "@/lib/study/participation/eligibility";
import { decides } from "@/lib/study/participation/screen-own-answers";
import { attentionWarnings, type ProtocolWarning } from "@/lib/study/protocol/attention-rules";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";
import { OUTCOME_WORDS, RECRUITER_NAMES } from "@/lib/study/protocol/protocol-fields";
import { translationProblems } from "@/lib/study/protocol/translations";
import { unwrittenProblems } from "@/lib/study/protocol/unwritten";
import {
  enteredOutcome,
  type Outcome,
  RECRUITERS,
  type RunEnds,
} from "@/lib/study/recruitment/recruitment";
import {
  formatMoney,
  missedMinimum,
  PROLIFIC_MINIMUM_SOURCE,
  payPerHour,
} from "@/lib/study/recruitment/reward";

/** What keeps a protocol from opening: the field, and what is missing with its numbers. */
export type OpeningProblem = ProtocolWarning;

export interface StudyToOpen {
  protocol: Protocol;
  /** What there is to show, under the protocol's rules. */
  pool: PoolFacts;
  methods: readonly { id: string; label: string }[];
  constructs: readonly { key: string; points: number }[];
  /** What the scan of the explanations found. */
  findings: readonly ContentFinding[];
}

export interface OpeningChecks {
  /** With any of them, nothing opens. */
  blocking: OpeningProblem[];
  /** To be read and confirmed. */
  warnings: ProtocolWarning[];
}

/** What stands against opening this protocol over this content, and what is to be confirmed first. */
export function openingProblems(study: StudyToOpen): OpeningChecks {
  const { protocol, methods } = study;
  const pool = poolProblems(study);
  return {
    blocking: [
      ...unwrittenProblems(protocol),
      ...translationProblems(protocol),
      ...pool.blocking,
      ...constructProblems(study),
      ...recruitmentProblems(protocol),
      ...completionProblems(protocol),
      ...quotaProblems(protocol),
      ...checkProblems(protocol),
    ],
    warnings: [
      ...attentionWarnings(protocol, methods.length),
      ...pool.warnings,
      ...timeWarnings(protocol),
      ...payWarnings(protocol),
      ...endWarnings(protocol),
      ...contentWarnings(study),
    ],
  };
}

function constructProblems({ protocol, constructs }: StudyToOpen): OpeningProblem[] {
  const wanted = protocol.constructs.map(({ key }) => key);
  const known = constructs.map(({ key }) => key);
  const missing = wanted.filter((key) => !known.includes(key));
  const extra = known.filter((key) => !wanted.includes(key));
  const problem = (path: string, message: string) => ({ path, message });
  return [
    ...(missing.length > 0
      ? [problem("constructs", `The study has no construct ${missing.join(", ")}.`)]
      : []),
    ...(extra.length > 0
      ? [problem("constructs", `The protocol has no statement for ${extra.join(", ")}.`)]
      : []),
    ...protocol.constructs.flatMap((construct, index) => {
      const options = scaleOf(protocol, construct).length;
      const points = constructs.find(({ key }) => key === construct.key)?.points ?? options;
      if (points === options) return [];
      const path = construct.scale ? `constructs.${index}.scale` : "scale";
      const message = `${construct.key} has ${options} answer options in the protocol, and ${points} in the study.`;
      return [problem(path, message)];
    }),
  ];
}

function recruitmentProblems({ recruitment }: Protocol): OpeningProblem[] {
  const { openLink, invitations } = recruitment;
  if (openLink || invitations || RECRUITERS.some((recruiter) => recruitment[recruiter])) return [];
  return [
    { path: "recruitment", message: "Nobody can take part: no source of participants is set." },
  ];
}

/** Elsewhere than at Prolific, who has finished takes back a code of their own. */
function completionProblems({ recruitment: { prolific } }: Protocol): OpeningProblem[] {
  if (!prolific || !givesNothing(prolific.ends, "completed")) return [];
  const message =
    "Prolific: who completes the study has no code or address to go back with, and Prolific pays nobody who hands in nothing.";
  return [{ path: "recruitment.prolific.ends", message }];
}

/** Whether the protocol names neither a code nor an address for who ends so. */
function givesNothing(ends: RunEnds, outcome: Outcome): boolean {
  const end = ends[enteredOutcome(ends, outcome)];
  return !end?.code && !end?.returnUrl;
}

function quotaProblems({
  quotas,
  targetParticipants,
  ownQuestions = [],
}: Protocol): OpeningProblem[] {
  if (!quotas) return [];
  const found: OpeningProblem[] = [];
  const path = "quotas.cells";
  const keys = quotas.cells.map(({ key }) => key);
  const doubled = keys.find((key, index) => keys.indexOf(key) !== index);
  if (doubled) found.push({ path, message: `Two quota cells have the key ${doubled}.` });
  if (keys.includes(OTHER_CELL)) {
    const message = `The key “${OTHER_CELL}” is taken by those whom no cell fits.`;
    found.push({ path, message });
  }
  for (const cell of quotas.cells) {
    for (const [question, answers] of Object.entries(cell.own ?? {})) {
      const asked = ownQuestions.find((one) => one.key === question && one.kind === "choice");
      const offered = asked?.options.map((option) => option.key) ?? [];
      if (answers.every((answer) => offered.includes(answer))) continue;
      const message = `The quota cell “${cell.label}” wants an answer that the own question ${question} does not offer.`;
      found.push({ path, message });
    }
  }
  const sum = quotas.cells.reduce((total, { target }) => total + target, 0);
  if (targetParticipants === null || sum === targetParticipants) return found;
  if (sum > targetParticipants) {
    const message = `The quota cells want ${sum} participants, and the study ${targetParticipants}: ${sum - targetParticipants} too many.`;
    found.push({ path, message });
  } else if (!quotas.admitOthers) {
    const message = `The quota cells want ${sum} participants, and the study ${targetParticipants}: ${targetParticipants - sum} belong to no cell, and nobody else is admitted.`;
    found.push({ path, message });
  }
  return found;
}

function checkProblems({ attention, scale }: Protocol): OpeningProblem[] {
  return attention.checks.flatMap(({ key, passing }, index) =>
    passing.some((answer) => answer <= scale.length)
      ? []
      : [
          {
            path: `attention.checks.${index}.passing`,
            message: `Nobody can pass the attention check “${key}”: none of the ${scale.length} answer options does.`,
          },
        ],
  );
}

function timeWarnings(protocol: Protocol): ProtocolWarning[] {
  const { expectedMinutes, timeLimitMinutes, interimLooks, targetParticipants } = protocol;
  const found: ProtocolWarning[] = [];
  if (timeLimitMinutes < expectedMinutes) {
    const message = `The time limit, ${timeLimitMinutes} minutes, is shorter than the expected duration, ${expectedMinutes}.`;
    found.push({ path: "timeLimitMinutes", message });
  }
  const late = (interimLooks ?? []).filter((look) => look >= (targetParticipants ?? Infinity));
  if (late.length > 0) {
    const message = `Planned looks at ${late.join(", ")} completed participants are not before the end, at ${targetParticipants}.`;
    found.push({ path: "interimLooks", message });
  }
  return found;
}

/** Other recruiters publish no minimum that is known here. */
function payWarnings({ reward, recruitment, expectedMinutes }: Protocol): ProtocolWarning[] {
  if (!reward || !recruitment.prolific) return [];
  const expected = expectedMinutes * 60_000;
  if (missedMinimum(reward, expected) === null) return [];
  const paid = formatMoney(payPerHour(reward, expected), reward.currency);
  const message = `Over the expected duration the reward makes ${paid} per hour, less than Prolific takes (${PROLIFIC_MINIMUM_SOURCE}).`;
  return [{ path: "reward", message }];
}

/** The ends that a run can come to under the protocol, beside its completion. */
function possibleEnds(protocol: Protocol): Outcome[] {
  const { attention, comprehension, ownQuestions, quotas, screening, targetParticipants } =
    protocol;
  const ends: [Outcome, boolean][] = [
    [
      "screened-out",
      screening.length > 0 ||
        ownQuestions?.some(decides) === true ||
        comprehension !== null ||
        quotas?.admitOthers === false,
    ],
    ["failed-attention", attention.checks.length > attention.failuresAllowed],
    ["quota-full", quotas !== null || targetParticipants !== null],
  ];
  return ends.flatMap(([outcome, possible]) => (possible ? [outcome] : []));
}

function endWarnings(protocol: Protocol): ProtocolWarning[] {
  const possible = possibleEnds(protocol);
  return RECRUITERS.flatMap((recruiter) => {
    const ends = protocol.recruitment[recruiter]?.ends;
    if (!ends) return [];
    // What keeps it from opening needs no warning beside that.
    const asked: Outcome[] = recruiter === "prolific" ? possible : ["completed", ...possible];
    const missing = asked.filter((outcome) => givesNothing(ends, outcome));
    if (missing.length === 0) return [];
    const words = missing.map((outcome) => OUTCOME_WORDS[outcome]).join(", ");
    const message = `${RECRUITER_NAMES[recruiter]}: people go back without a code or an address when they end as: ${words}.`;
    return [{ path: `recruitment.${recruiter}.ends`, message }];
  });
}

const FINDING_WORDS: Record<ContentFinding["kind"], string> = {
  "model-name": "name a model",
  "method-name": "name a method",
  "prompt-marker": "carry a marker of their prompt",
  "training-artefact": "carry a trace of their training",
  "choice-letter": "name choices by letters, while choices are shown in an order by lot",
  placeholder: "only say that there is none",
  markup: "contain markup, which participants see as it is",
  unfinished: "break off without an end of a sentence",
  repeated: "are the same for several questions",
};

function contentWarnings({ findings, protocol }: StudyToOpen): ProtocolWarning[] {
  return findings
    .filter(({ kind }) => kind !== "choice-letter" || protocol.choiceOrder === "random")
    .map(({ kind, what, explanations, examples }) => {
      const many = explanations === 1 ? "1 explanation" : `${explanations} explanations`;
      const verb = explanations === 1 ? oneDoes(FINDING_WORDS[kind]) : FINDING_WORDS[kind];
      const [first] = examples;
      const where = first
        ? ` First: question ${first.question}, ${first.method}: “${first.excerpt}”`
        : "";
      return { path: "content", message: `${many} ${verb}: “${what}”.${where}` };
    });
}

/** "carry a marker" said of one: "carries a marker of its prompt". */
function oneDoes(words: string): string {
  return words
    .replace(/^name/, "names")
    .replace(/^carry/, "carries")
    .replace(/^only say/, "only says")
    .replace(/^contain/, "contains")
    .replace(/^break/, "breaks")
    .replace(" their ", " its ");
}
