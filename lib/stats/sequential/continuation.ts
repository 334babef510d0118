import { normalUpperTail } from "@/lib/stats/numeric/distributions";
import { gaussLegendre, type IntervalRule } from "@/lib/stats/numeric/gauss-legendre";

/**
 * Where a study without any difference is that has gone on after its looks so far: the density of
 * B = Z √fraction between the last look's boundaries, at the nodes of a quadrature rule.
 */
export interface Continuation {
  fraction: number;
  nodes: Float64Array;
  /** Density times the rule's weight. */
  masses: Float64Array;
}

/** Beyond this many standard deviations nothing is left that counts. */
const WIDEST = 9;
/** Nodes for each standard deviation of what comes in between two looks; and at least. */
const NODES_PER_STEP = 8;
const LEAST_NODES = 48;
const MOST_NODES = 1500;

const rules = new Map<number, IntervalRule>();

/**
 * The probability to be beyond ±z at the look, having gone on after all before: two-sided, without any
 * difference. `before` is null at the first look.
 */
export function crossingProbability(
  before: Continuation | null,
  fraction: number,
  z: number,
): number {
  if (!before) return 2 * normalUpperTail(z);
  const sd = Math.sqrt(fraction - before.fraction);
  const bound = z * Math.sqrt(fraction);
  return before.nodes.reduce((sum, node, place) => {
    const beyond = normalUpperTail((bound - node) / sd) + normalUpperTail((bound + node) / sd);
    return sum + before.masses[place]! * beyond;
  }, 0);
}

/**
 * Goes on after a look with boundaries ±z: the density of B there, from that at the look before.
 *
 * Source: Armitage, McPherson and Rowe 1969; Jennison and Turnbull 1999, section 19.2, by the rule of
 * Gauss and Legendre in place of Simpson's: the density is smooth between the boundaries.
 *
 * @param next the fraction at the look after this one; the nodes are as near to each other as it needs
 */
export function goOn(
  before: Continuation | null,
  fraction: number,
  z: number,
  next: number,
): Continuation {
  const end = Math.min(z, WIDEST) * Math.sqrt(fraction);
  const sd = Math.sqrt(fraction - (before?.fraction ?? 0));
  const finest = Math.min(sd, Math.sqrt(next - fraction));
  const wanted = Math.ceil((NODES_PER_STEP * 2 * end) / finest);
  const rule = ruleOf(Math.min(MOST_NODES, Math.max(LEAST_NODES, wanted)));
  const nodes = rule.nodes.map((node) => node * end);
  const masses = nodes.map((node, place) => {
    const density = before
      ? before.nodes.reduce(
          (sum, from, at) => sum + before.masses[at]! * normalDensity((node - from) / sd),
          0,
        )
      : normalDensity(node / sd);
    return (density / sd) * rule.weights[place]! * end;
  });
  return { fraction, nodes, masses };
}

function ruleOf(count: number): IntervalRule {
  const rule = rules.get(count) ?? gaussLegendre(count);
  rules.set(count, rule);
  return rule;
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}
