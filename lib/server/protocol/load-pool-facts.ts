import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import type { PoolContent } from "@/lib/study/assignment/pool";
import type { PoolFacts } from "@/lib/study/assignment/pool-problems";
import { poolShortage } from "@/lib/study/assignment/pool-shortage";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { contentUnder } from "./content-under";

interface Counted {
  methodId: string;
  all: number;
  remaining: number;
  /** Different questions of those that remain. */
  questions: number;
  unknown: number;
}

type Rules = Pick<Protocol, "explanationsPerMethod" | "pool">;

/**
 * The facts of the pool, counted by the database: they are those of `poolFacts`, without carrying
 * every explanation here.
 */
export async function loadPoolFacts(
  client: Transaction,
  studyId: string,
  { explanationsPerMethod, pool }: Rules,
  methods: readonly { id: string; label: string }[],
): Promise<PoolFacts> {
  const content = contentUnder(studyId, pool);
  const counted = await client.$queryRaw<Counted[]>`
    WITH ${content}
    SELECT method_id AS "methodId", count(*)::int AS all,
           (count(*) FILTER (WHERE allowed))::int AS remaining,
           (count(DISTINCT question_id) FILTER (WHERE allowed))::int AS questions,
           (count(*) FILTER (WHERE showable AND correct IS NULL))::int AS unknown
      FROM content GROUP BY method_id`;
  const of = new Map(counted.map((row) => [row.methodId, row]));
  // A method with as many questions as a participant sees can always be served, whatever the others
  // take; for the rest it is to be found out who can have which.
  const enough = methods.length * explanationsPerMethod;
  const scarce = methods.filter(({ id }) => (of.get(id)?.questions ?? 0) < enough);
  const few =
    scarce.length === 0
      ? []
      : await client.$queryRaw<Pick<PoolContent, "questionId" | "methodId">[]>`
          WITH ${content}
          SELECT DISTINCT question_id AS "questionId", method_id AS "methodId" FROM content
            WHERE allowed AND method_id = ANY (${scarce.map(({ id }) => id)}::uuid[])`;
  return {
    methods: methods.map(({ id, label }) => ({
      label,
      remaining: of.get(id)?.remaining ?? 0,
      all: of.get(id)?.all ?? 0,
    })),
    shortage: shortageOf(few, scarce, methods.length, explanationsPerMethod),
    unknown: counted.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}

/** What the scarce methods lack; the others are served in any case. */
function shortageOf(
  few: readonly Pick<PoolContent, "questionId" | "methodId">[],
  scarce: readonly { id: string }[],
  methods: number,
  explanationsPerMethod: number,
): PoolFacts["shortage"] {
  if (methods > 0 && scarce.length === 0) return null;
  const content = few.map((one) => ({
    ...one,
    explanationId: `${one.methodId} ${one.questionId}`,
    length: 0,
    correct: null,
    showable: true,
  }));
  const ids = scarce.map(({ id }) => id);
  const short = poolShortage(content, ids, explanationsPerMethod);
  if (!short) return null;
  const served = (methods - scarce.length) * explanationsPerMethod;
  const { needed, got } = short.questions;
  return { ...short, questions: { needed: needed + served, got: got + served } };
}
