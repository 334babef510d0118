import "server-only";
import type { ParticipantSource, ParticipantStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { inBatches } from "@/lib/server/shared/in-batches";
import { type RunStep, runStep } from "@/lib/study/participation/run-step";
import { asLanguage, chooseLanguage, type Language } from "@/lib/study/protocol/language";
import type { BlindTrial, Protocol } from "@/lib/study/protocol/protocol";
import { offeredLanguages } from "@/lib/study/protocol/translations";
import { blindTrial } from "./blind-trial";
import { frozenProtocol, frozenProtocolIn } from "./frozen-protocol";

export interface Run {
  participantId: string;
  studyId: string;
  code: string;
  source: ParticipantSource;
  status: ParticipantStatus;
  step: RunStep;
  /** In which the participant reads the study's pages. */
  language: Language;
  comprehensionTries: number;
  /** Whether the time for which the places were kept is over. */
  placesRanOut: boolean;
  /** As it is read in the participant's language. */
  protocol: Protocol;
}

interface Row extends Omit<Run, "step" | "protocol" | "language"> {
  slug: string;
  language: string;
  aboutYouAt: Date | null;
  instructedAt: Date | null;
  protocolVersionId: string;
}

/** A participant's run in this study: where they are, and under which protocol. Null: not theirs. */
export function loadRun(studySlug: string, participantId: string): Promise<Run | null> {
  return loadRunAmong(studySlug, [participantId]);
}

/** The run in this study of one of these participants; null where none of them is of the study. */
export async function loadRunAmong(
  studySlug: string,
  participantIds: string[],
): Promise<Run | null> {
  const row = await read({ studySlug, participantIds });
  if (!row) return null;
  const { aboutYouAt, instructedAt, protocolVersionId, slug: _, ...run } = row;
  const written = await frozenProtocol(protocolVersionId);
  const language = chooseLanguage(offeredLanguages(written), [asLanguage(run.language)]);
  return {
    ...run,
    language,
    step: runStep({ status: run.status, aboutYouAt, instructedAt }),
    protocol: await frozenProtocolIn(protocolVersionId, language),
  };
}

interface Sought {
  studySlug: string;
  participantIds: string[];
}

// Runs that are asked for while others are being read are read together.
const read = inBatches(readRuns, { most: 1000 });

async function readRuns(sought: Sought[]): Promise<(Row | null)[]> {
  const ids = [...new Set(sought.flatMap(({ participantIds }) => participantIds))];
  const rows = await db().$queryRaw<Row[]>`
    SELECT p.id AS "participantId", p.study_id AS "studyId", s.slug, p.code,
           p.source::text AS source, p.status::text AS status, p.language,
           p.about_you_at AS "aboutYouAt", p.instructed_at AS "instructedAt",
           p.comprehension_tries AS "comprehensionTries",
           coalesce(p.reserved_until <= now(), false) AS "placesRanOut",
           p.protocol_version_id AS "protocolVersionId"
      FROM participant p JOIN study s ON s.id = p.study_id
      WHERE p.id = ANY (${ids}::uuid[])`;
  const found = new Map(rows.map((row) => [row.participantId, row]));
  return sought.map(({ studySlug, participantIds }) => {
    const own = participantIds.flatMap((id) => found.get(id) ?? []);
    return own.find(({ slug }) => slug === studySlug) ?? null;
  });
}

/**
 * The trials that the participant has not answered yet, in order, with nothing in them that tells
 * the method: this is the only query from which trials are sent to a participant.
 */
export async function loadRemainingTrials({ participantId, protocol }: Run): Promise<BlindTrial[]> {
  const trials = await db().trial.findMany({
    where: { participantId, response: null, replacedAt: null },
    orderBy: { position: "asc" },
    select: {
      id: true,
      position: true,
      explanation: {
        select: {
          text: true,
          answerIndex: true,
          question: { select: { stem: true, choices: true, goldIndex: true } },
        },
      },
    },
  });
  return trials.map((trial) => blindTrial(trial, trial.explanation, protocol));
}

/** How many trials the participant has in all. */
export function countTrials(participantId: string): Promise<number> {
  return db().trial.count({
    where: { participantId, replacedAt: null },
  });
}
