import type { PoolRules } from "@/lib/study/protocol/protocol";
import { type Pool, type PoolContent, preparePool, withoutRetired } from "./pool";

/** That an explanation left the pools of a study, or came back, with its place in the log. */
export interface Retirement {
  explanationId: string;
  /** False: it came back. */
  retired: boolean;
  /** The last entry of the log that was made before; 0 before the first. */
  afterEntry: number;
}

/**
 * The pool under the rules as it was when an entry of the log was made.
 *
 * @param retirements - in the order in which they happened.
 */
export function poolsOverTime(
  content: readonly PoolContent[],
  rules: PoolRules,
  retirements: readonly Retirement[],
): (number: number) => Pool {
  const made = new Map<number, Pool>();
  return (number) => {
    const before = retirements.filter(({ afterEntry }) => afterEntry < number);
    const known = made.get(before.length);
    if (known) return known;
    const retired = new Set<string>();
    for (const one of before) {
      if (one.retired) retired.add(one.explanationId);
      else retired.delete(one.explanationId);
    }
    const pool = preparePool(withoutRetired(content, retired), rules);
    made.set(before.length, pool);
    return pool;
  };
}
