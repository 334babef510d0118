import { reportAtLeast } from "../report";
import type { Given, Parts } from "./take-all";

const AROUND = 90;
/** More of a group say nothing more. */
const SHOWN = 5;

interface Group {
  asked: number;
  differences: string[];
}

/**
 * Prints of each group how much of it is the same. What the older version gives differently from one
 * time to the next proves nothing: it does not count as the same, and is said to differ by itself.
 */
export function judge(base: Given, again: Given, now: Given): void {
  const groups = new Map<string, Group>();
  for (const [name, { group, parts }] of base) {
    const counted = groups.get(group) ?? { asked: 0, differences: [] };
    groups.set(group, counted);
    counted.asked += 1;
    const itself = firstDifference(parts, again.get(name)?.parts ?? new Map());
    const found = itself ?? firstDifference(parts, now.get(name)?.parts ?? new Map());
    if (!found) continue;
    counted.differences.push(`${itself ? "differs by itself" : "DIFFERS"}: ${name}, ${found}`);
  }
  for (const [group, { asked, differences }] of groups) {
    reportAtLeast(`${group}, identical`, asked - differences.length, asked, "");
    for (const said of differences.slice(0, SHOWN)) console.log(`  ${said}`);
    const more = differences.length - SHOWN;
    if (more > 0) console.log(`  … and ${more} more.`);
  }
}

function firstDifference(before: Parts, after: Parts): string | null {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [one, other] = [before.get(name), after.get(name)];
    if (one === other) continue;
    if (one === undefined || other === undefined) return `${name}: only one of them has it`;
    return `${name}, ${excerpt(one, other)}`;
  }
  return null;
}

/** Around the first place at which two texts differ. */
function excerpt(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const part = (text: string) => JSON.stringify(text.slice(Math.max(0, at - AROUND), at + AROUND));
  const line = one.slice(0, at).split("\n").length;
  return `line ${line}\n    ${part(one)}\n    ${part(other)}`;
}
