import type { ProtocolWarning } from "@/lib/study/protocol/attention-rules";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { choosePool, type PoolContent } from "./pool";
import { type PoolShortage, poolShortage } from "./pool-shortage";

interface Pooled {
  protocol: Pick<
    Protocol,
    "assignment" | "explanationsPerMethod" | "pool" | "showGold" | "targetParticipants"
  >;
  content: readonly PoolContent[];
  methods: readonly { id: string; label: string }[];
}

/** What remains of a method's explanations under the rules of the pool. */
export interface MethodPool {
  label: string;
  remaining: number;
  all: number;
}

/** How many explanations of each method may be shown, of how many. */
export function countPool({ protocol, content, methods }: Pooled): MethodPool[] {
  const chosen = choosePool(content, protocol.pool);
  const count = (of: readonly PoolContent[], id: string) =>
    of.filter(({ methodId }) => methodId === id).length;
  return methods.map(({ id, label }) => ({
    label,
    remaining: count(chosen, id),
    all: count(content, id),
  }));
}

/** What the checks of a pool look at: small, however many explanations there are. */
export interface PoolFacts {
  methods: MethodPool[];
  /** What the pool lacks to serve one participant; null when it is enough. */
  shortage: PoolShortage | null;
  /** Explanations that may be shown of which it is not known whether the answer is right. */
  unknown: number;
}

/** The facts of a pool, from all its explanations. */
export function poolFacts(pooled: Pooled): PoolFacts {
  const { protocol, content, methods } = pooled;
  const methodIds = methods.map(({ id }) => id);
  const chosen = choosePool(content, protocol.pool);
  return {
    methods: countPool(pooled),
    shortage: poolShortage(chosen, methodIds, protocol.explanationsPerMethod),
    unknown: content.filter(({ correct, showable }) => showable && correct === null).length,
  };
}

interface Checked {
  protocol: Pooled["protocol"];
  methods: Pooled["methods"];
  pool: PoolFacts;
}

/** Where too few explanations remain for one participant, and where what remains does not come out even. */
export function poolProblems(study: Checked): {
  blocking: ProtocolWarning[];
  warnings: ProtocolWarning[];
} {
  return { blocking: shortages(study), warnings: [...unknownGold(study), ...unevenPool(study)] };
}

function shortages({ protocol, methods, pool: { shortage } }: Checked): ProtocolWarning[] {
  if (methods.length === 0) {
    return [{ path: "content", message: "The study has no methods, and so no explanations." }];
  }
  if (!shortage) return [];
  const needed = protocol.explanationsPerMethod;
  const labelOf = new Map(methods.map(({ id, label }) => [id, label]));
  const found = shortage.methods.map(({ methodId, needed: wanted, got }) => ({
    path: "pool",
    message: `${labelOf.get(methodId) ?? methodId}: ${counted(got, "explanation")} of questions of their own may be shown, and a participant needs ${wanted}: ${wanted - got} missing.`,
  }));
  const { needed: wanted, got } = shortage.questions;
  if (got >= wanted) return found;
  const message = `A participant needs ${counted(wanted, "different question")}, ${needed} for each of ${counted(methods.length, "method")}, and can be given ${got}: ${wanted - got} missing.`;
  return [...found, { path: "pool", message }];
}

function unknownGold({ protocol, pool: { unknown } }: Checked): ProtocolWarning[] {
  if (unknown === 0) return [];
  const found: ProtocolWarning[] = [];
  const many = `Of ${counted(unknown, "explanation")} it is not known whether the answer is right`;
  if (protocol.pool.onlyCorrect) {
    found.push({ path: "pool.onlyCorrect", message: `${many}; they are not shown.` });
  }
  if (protocol.showGold) {
    const message = `${many}: their trials show no right answer.`;
    found.push({ path: "showGold", message });
  }
  return found;
}

function unevenPool({ protocol, pool: { methods: remaining } }: Checked): ProtocolWarning[] {
  const { assignment, explanationsPerMethod, targetParticipants } = protocol;
  if (remaining.some((method) => method.remaining < explanationsPerMethod)) return [];
  const found: ProtocolWarning[] = [];
  const wanted = assignment.ratingsPerExplanation;
  if (targetParticipants !== null && wanted !== null) {
    const largest = Math.max(...remaining.map((method) => method.remaining));
    const enough = Math.ceil((largest * wanted) / explanationsPerMethod);
    if (enough !== targetParticipants) {
      const message = `${counted(enough, "participant")} give every explanation its ${counted(wanted, "rating")}, and ${targetParticipants} are wanted.`;
      found.push({ path: "assignment.ratingsPerExplanation", message });
    }
    return found;
  }
  if (targetParticipants === null) return found;
  const uneven = remaining.filter(
    (method) => (targetParticipants * explanationsPerMethod) % method.remaining !== 0,
  );
  if (uneven.length > 0) {
    const each = uneven.map(({ label, remaining: pool }) => {
      const ratings = targetParticipants * explanationsPerMethod;
      const least = Math.floor(ratings / pool);
      return `${label} (${ratings} ratings of ${pool} explanations: ${least} or ${least + 1} each)`;
    });
    const message = `${counted(targetParticipants, "participant")} do not rate every explanation equally often: ${each.join("; ")}.`;
    found.push({ path: "targetParticipants", message });
  }
  return found;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
