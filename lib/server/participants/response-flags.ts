import "server-only";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import { streamPortions } from "@/lib/server/shared/stream-portions";
import { type FlagKind, flagResponses } from "@/lib/study/quality/quality-flags";
import {
  FLAG_RESPONSES,
  type FlagResponse,
  flagResponsesOfAll,
  STARTED_MS,
  toFlagged,
} from "./flag-inputs";
import { loadWords } from "./load-flag-context";

/** The flags of a study that follow from responses alone, as this process keeps them. */
interface KeptFlags {
  erasures: number;
  /** Responses stored before this transaction are looked at. */
  seenThrough: string;
  kinds: Map<FlagKind, Set<number>>;
  /** By arrival number: how many responses are stored. */
  responses: Map<number, number>;
  /** Refreshes follow one another. */
  turn: Promise<unknown>;
}

interface Row {
  seenThrough: string;
  ordinal: number;
  startedMs: number | null;
  responses: FlagResponse[] | null;
}

const STUDIES_KEPT = 8;
const kept = globalThis as unknown as { groundedFlags?: Map<string, KeptFlags> };

/** The arrival numbers of the participants whose responses have a flag of this kind. */
export async function participantsWithFlag(studyId: string, kind: FlagKind): Promise<number[]> {
  return [...((await currentFlags(studyId)).kinds.get(kind) ?? [])];
}

/** How many responses are stored of each participant who has any, by arrival number. */
export async function countedResponses(studyId: string): Promise<ReadonlyMap<number, number>> {
  return (await currentFlags(studyId)).responses;
}

/**
 * What is kept of the study's responses. The first time they are all read, from then on those of
 * participants of whom more came. After an erasure they are all read again.
 */
async function currentFlags(studyId: string): Promise<KeptFlags> {
  kept.groundedFlags ??= new Map();
  const studies = kept.groundedFlags;
  const { erasures } = await db().study.findUniqueOrThrow({
    where: { id: studyId },
    select: { erasures: true },
  });
  let flags = studies.get(studyId);
  if (!flags || flags.erasures < erasures) {
    const nothing = { kinds: new Map(), responses: new Map(), turn: Promise.resolve() };
    flags = { erasures, seenThrough: "0", ...nothing };
  }
  studies.delete(studyId);
  studies.set(studyId, flags);
  const [oldest] = studies.keys();
  if (studies.size > STUDIES_KEPT && oldest) studies.delete(oldest);

  const current = flags;
  // What a refresh that broke off has read is read again by the next: it says the same.
  const refreshed = current.turn.catch(() => {}).then(() => refresh(studyId, current));
  current.turn = refreshed;
  await refreshed;
  return current;
}

async function refresh(studyId: string, flags: KeptFlags): Promise<void> {
  const query =
    flags.seenThrough === "0" ? everybody(studyId) : changed(studyId, flags.seenThrough);
  let words: Map<string, number> | undefined;
  let { seenThrough } = flags;
  for await (const rows of streamPortions<Row>(
    { text: query.text, values: query.values },
    "comparison",
  )) {
    words ??= await loadWords(studyId);
    for (const row of rows) {
      seenThrough = row.seenThrough;
      flags.responses.set(row.ordinal, row.responses?.length ?? 0);
      for (const ordinals of flags.kinds.values()) ordinals.delete(row.ordinal);
      const responses = toFlagged(row.responses, words);
      for (const { kind } of flagResponses({ responses, startedMs: row.startedMs })) {
        const ordinals = flags.kinds.get(kind) ?? new Set();
        flags.kinds.set(kind, ordinals.add(row.ordinal));
      }
    }
  }
  flags.seenThrough = seenThrough;
}

const SEEN_THROUGH = Prisma.sql`pg_snapshot_xmin(pg_current_snapshot())::text AS "seenThrough"`;

/** Participants with responses that came since. */
const changed = (studyId: string, seenThrough: string) => Prisma.sql`
  SELECT ${SEEN_THROUGH}, p.ordinal, ${STARTED_MS} AS "startedMs",
         ${FLAG_RESPONSES} AS responses
    FROM participant p
    WHERE p.study_id = ${studyId}::uuid AND p.id IN (
      SELECT t.participant_id FROM response r JOIN trial t ON t.id = r.trial_id
        WHERE r.study_id = ${studyId}::uuid AND r.recorded_in >= ${seenThrough}::bigint)`;

/** The same of all with responses. */
const everybody = (studyId: string) => Prisma.sql`
  SELECT ${SEEN_THROUGH}, p.ordinal, ${STARTED_MS} AS "startedMs", f.responses
    FROM ${flagResponsesOfAll(studyId)} AS f JOIN participant p ON p.id = f.participant_id`;
