import "server-only";
import {
  type KeptResponses,
  keepResponses,
  type StoredResponse,
} from "@/lib/comparison/responses/kept-responses";
import type { ComparedMethod } from "@/lib/comparison/responses/response-table";
import { storedFactors } from "@/lib/schemas/setup/stored-factors";
import {
  decisionsKnown,
  excludedParticipants,
} from "@/lib/server/participants/excluded-participants";
import { db, type Transaction } from "@/lib/server/shared/db";
import { type SeenContent, storedResponse } from "./stored-response";
import { streamResponses } from "./stream-responses";

/** The responses of a study as this process keeps them, up to what the database held just now. */
export interface StudyResponses {
  kept: KeptResponses;
  methods: Compared["methods"];
  constructs: Compared["constructs"];
  seen: SeenContent;
  /** Responses stored before this transaction are kept. */
  seenThrough: string;
  /** Those of later transactions that are kept as well. */
  recent: Set<string>;
  /** Participants with the status "completed": who failed the attention checks is not among them. */
  completed: number;
  /** Who reached the end, and how, as one text. */
  ended: string;
  /** The decisions about exclusion that are known, as one text. */
  decided: string;
  /** The study's erasures when it was read: after another one it is read from the start. */
  erasures: number;
  /** Refreshes follow one another. */
  turn: Promise<unknown>;
  /** A refresh broke off: what was kept in part is of no use. */
  broken: boolean;
}

/** Studies that are kept at a time: about 10 MB for a million ratings. */
const STUDIES_KEPT = 8;

const kept = globalThis as unknown as { groundedResponses?: Map<string, StudyResponses> };

/**
 * The study's responses. The first time they are all read; from then on only those that came since,
 * which takes the same time for ten thousand ratings as for a million. Every process of the app
 * keeps its own. Once a participant has been erased, what was kept is forgotten and read again.
 */
export async function studyResponses(studyId: string): Promise<StudyResponses> {
  kept.groundedResponses ??= new Map();
  const studies = kept.groundedResponses;
  const content = await loadCompared(studyId);
  let study = studies.get(studyId);
  if (!study || !sameContent(study, content) || study.erasures < content.erasures) {
    study = keepNothing(content);
  }
  // The last used stand last, and the first goes.
  studies.delete(studyId);
  studies.set(studyId, study);
  const [oldest] = studies.keys();
  if (studies.size > STUDIES_KEPT && oldest) studies.delete(oldest);

  const current = study;
  const refreshed = current.turn.then(() => refresh(studyId, current));
  current.turn = refreshed.catch(() => {
    // What was read in part is read again from the start.
    current.broken = true;
    if (studies.get(studyId) === current) studies.delete(studyId);
  });
  await refreshed;
  return current;
}

/** Another text as soon as any figure of the study could be another. */
export function versionOf({ kept, ended, decided, erasures }: StudyResponses): string {
  return `${erasures}/${ended}/${decided}/${kept.version()}`;
}

/** What is compared, and how often somebody was erased. */
export async function loadCompared(studyId: string, client: Transaction = db()) {
  const [study, methods, constructs] = await Promise.all([
    client.study.findUniqueOrThrow({ where: { id: studyId }, select: { erasures: true } }),
    client.method.findMany({
      where: { studyId },
      orderBy: [{ position: "asc" }, { key: "asc" }],
      select: { id: true, key: true, label: true, factors: true },
    }),
    client.construct.findMany({
      where: { studyId },
      orderBy: { position: "asc" },
      select: { id: true, key: true, statement: true, points: true, reversed: true },
    }),
  ]);
  return { methods, constructs, erasures: study.erasures };
}

/** A method as it is compared. */
export function comparedMethod({
  key,
  label,
  factors,
}: Compared["methods"][number]): ComparedMethod {
  const own = storedFactors.parse(factors);
  return Object.keys(own).length > 0 ? { key, label, factors: own } : { key, label };
}

type Compared = Awaited<ReturnType<typeof loadCompared>>;

function sameContent(study: StudyResponses, { methods, constructs }: Compared): boolean {
  // A draft's scales and labels may change while the rows keep their ids.
  return (
    JSON.stringify([study.methods, study.constructs]) === JSON.stringify([methods, constructs])
  );
}

function keepNothing({ methods, constructs, erasures }: Compared): StudyResponses {
  return {
    kept: keepResponses(
      methods.map(comparedMethod),
      constructs.map(({ id: _, ...construct }) => construct),
    ),
    methods,
    constructs,
    seen: { questions: new Map(), explanations: new Map(), runs: new Map() },
    seenThrough: "0",
    recent: new Set(),
    completed: 0,
    ended: "",
    decided: "",
    erasures,
    turn: Promise.resolve(),
    broken: false,
  };
}

async function refresh(studyId: string, study: StudyResponses): Promise<void> {
  if (study.broken) throw new Error("The responses could not be read; they are read again.");
  const methods = new Map(study.methods.map(({ id }, place) => [id, place]));
  const recent = new Set<string>();
  let seenThrough = study.seenThrough;
  let ofOne: StoredResponse[] = [];
  for await (const rows of streamResponses(studyId, study.seenThrough)) {
    for (const row of rows) {
      seenThrough = row.seenThrough;
      if (BigInt(row.recordedIn) >= BigInt(row.seenThrough)) recent.add(row.trialId);
      if (study.recent.has(row.trialId)) continue;
      if (ofOne[0] && ofOne[0].participant !== row.participantId) {
        study.kept.add(ofOne);
        ofOne = [];
      }
      ofOne.push(storedResponse(row, methods, study.seen));
    }
  }
  study.kept.add(ofOne);
  study.seenThrough = seenThrough;
  study.recent = recent;
  await seeWhoCompleted(studyId, study);
  await seeWhoIsExcluded(studyId, study);
}

/** Who completes adds no response, so it is asked for apart: first whether anything changed, then who. */
async function seeWhoCompleted(studyId: string, study: StudyResponses): Promise<void> {
  const [now] = await db().$queryRaw<{ ended: string }[]>`
    SELECT concat_ws('.', count(*), sum(hashtext(id::text || status)::bigint)) AS ended
      FROM participant
      WHERE study_id = ${studyId}::uuid AND status IN ('COMPLETED', 'FAILED_ATTENTION')`;
  const ended = now?.ended ?? "";
  if (ended === study.ended) return;
  const rows = await db().participant.findMany({
    where: { studyId, status: { in: ["COMPLETED", "FAILED_ATTENTION"] } },
    select: { id: true, status: true },
  });
  const failed = rows.filter(({ status }) => status === "FAILED_ATTENTION").map(({ id }) => id);
  study.kept.complete(new Set(rows.map(({ id }) => id)), new Set(failed));
  study.completed = rows.length - failed.length;
  study.ended = ended;
}

/** Decisions add no response either. One that is taken meanwhile is seen by the next look. */
async function seeWhoIsExcluded(studyId: string, study: StudyResponses): Promise<void> {
  const decided = await decisionsKnown(studyId);
  if (decided === study.decided) return;
  study.kept.exclude(await excludedParticipants(studyId));
  study.decided = decided;
}
