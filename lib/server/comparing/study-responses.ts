import "server-only";
import {
  type KeptResponses,
  keepResponses,
  type Source,
  type StoredResponse,
} from "@/lib/figures/kept-responses";
import { db } from "../db";
import { streamResponses } from "./stream-responses";

/** The responses of a study as this process keeps them, up to what the database held just now. */
export interface StudyResponses {
  kept: KeptResponses;
  methods: { id: string }[];
  constructs: { id: string }[];
  questions: Map<string, number>;
  /** Responses stored before this transaction are kept. */
  seenThrough: string;
  /** Those of later transactions that are kept as well. */
  recent: Set<string>;
  completed: number;
  /** Refreshes follow one another. */
  turn: Promise<unknown>;
  /** A refresh broke off: what was kept in part is of no use. */
  broken: boolean;
}

/** Studies that are kept at a time: about 10 MB for a million ratings. */
const STUDIES_KEPT = 8;

const kept = globalThis as unknown as { groundedResponses?: Map<string, StudyResponses> };

const SOURCES: Partial<Record<string, Source>> = { IMPORTED: "imported", SIMULATED: "simulated" };

/**
 * The study's responses. The first time they are all read; from then on only those that came since,
 * which takes the same time for ten thousand ratings as for a million. Every process of the app
 * keeps its own.
 */
export async function studyResponses(studyId: string): Promise<StudyResponses> {
  kept.groundedResponses ??= new Map();
  const studies = kept.groundedResponses;
  const content = await loadCompared(studyId);
  let study = studies.get(studyId);
  if (!study || !sameContent(study, content)) study = keepNothing(content);
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

async function loadCompared(studyId: string) {
  const [methods, constructs] = await Promise.all([
    db().method.findMany({
      where: { studyId },
      orderBy: [{ position: "asc" }, { key: "asc" }],
      select: { id: true, key: true, label: true },
    }),
    db().construct.findMany({
      where: { studyId },
      orderBy: { position: "asc" },
      select: { id: true, key: true, statement: true, points: true },
    }),
  ]);
  return { methods, constructs };
}

type Compared = Awaited<ReturnType<typeof loadCompared>>;

function sameContent(study: StudyResponses, { methods, constructs }: Compared): boolean {
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).join();
  return ids(study.methods) === ids(methods) && ids(study.constructs) === ids(constructs);
}

function keepNothing({ methods, constructs }: Compared): StudyResponses {
  return {
    kept: keepResponses(
      methods.map(({ key, label }) => ({ key, label })),
      constructs.map(({ key, statement, points }) => ({ key, statement, points })),
    ),
    methods,
    constructs,
    questions: new Map(),
    seenThrough: "0",
    recent: new Set(),
    completed: 0,
    turn: Promise.resolve(),
    broken: false,
  };
}

async function refresh(studyId: string, study: StudyResponses): Promise<void> {
  if (study.broken) throw new Error("The responses could not be read; they are read again.");
  const methods = new Map(study.methods.map(({ id }, place) => [id, place]));
  const recent = new Set<string>();
  let seenThrough = study.seenThrough;
  let batch: StoredResponse[] = [];
  let latest = "";
  for await (const row of streamResponses(studyId, study.seenThrough)) {
    seenThrough = row.seenThrough;
    if (BigInt(row.recordedIn) >= BigInt(row.seenThrough)) recent.add(row.trialId);
    if (study.recent.has(row.trialId)) continue;
    // Whole participants at a time.
    if (batch.length > 500 && row.participantId !== latest) {
      study.kept.add(batch);
      batch = [];
    }
    latest = row.participantId;
    const question = study.questions.get(row.questionId) ?? study.questions.size;
    study.questions.set(row.questionId, question);
    batch.push({
      participant: row.participantId,
      completed: row.completed,
      source: SOURCES[row.source] ?? "taken",
      method: methods.get(row.methodId) ?? -1,
      question,
      position: row.position,
      length: row.length,
      ratings: row.ratings.map((rating) => rating - 1),
      durationMs: row.durationMs,
    });
  }
  study.kept.add(batch);
  study.seenThrough = seenThrough;
  study.recent = recent;
  await seeWhoCompleted(studyId, study);
}

/** Who completes adds no response, so it is asked for apart: first how many, then who. */
async function seeWhoCompleted(studyId: string, study: StudyResponses): Promise<void> {
  const where = { studyId, status: "COMPLETED" as const };
  const completed = await db().participant.count({ where });
  if (completed === study.completed) return;
  const rows = await db().participant.findMany({ where, select: { id: true } });
  study.kept.complete(new Set(rows.map(({ id }) => id)));
  study.completed = rows.length;
}
