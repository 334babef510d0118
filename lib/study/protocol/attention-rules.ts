import type { AttentionCheck } from "./checks";
import type { Protocol } from "./protocol";

/** Something in a protocol to look at. It does not keep the study from opening. */
export interface ProtocolWarning {
  /** The field that it is about, as in "attention.checks.0.passing". */
  path: string;
  message: string;
}

/** From this expected duration on, Prolific wants two failed checks before anybody is rejected. */
export const TWO_FAILURES_FROM_MINUTES = 5;

type Checked = Pick<
  Protocol,
  "attention" | "constructs" | "expectedMinutes" | "explanationsPerMethod" | "scale"
>;

/**
 * Where the protocol's attention checks are not what Prolific accepts as a reason to reject, or
 * cannot work: a study under 5 minutes may reject after one failed check, from 5 minutes on after
 * two; a check either says which answer to give, or is nonsense that only agreeing fails.
 * @param methods The number of methods, from which the number of trials follows.
 */
export function attentionWarnings(protocol: Checked, methods: number): ProtocolWarning[] {
  return [
    ...failureWarnings(protocol),
    ...protocol.attention.checks.flatMap((check, index) =>
      checkWarnings(protocol, check, methods).map(({ path, message }) => ({
        path: `attention.checks.${index}${path}`,
        message: `Attention check “${check.key}”: ${message}`,
      })),
    ),
  ];
}

function failureWarnings({ attention, expectedMinutes }: Checked): ProtocolWarning[] {
  const checks = attention.checks.length;
  if (checks === 0) return [];
  const path = "attention.failuresAllowed";
  const failures = attention.failuresAllowed + 1;
  if (failures > checks) {
    const message = `Nobody can fail: it takes ${failures} failed checks, and there ${checks === 1 ? "is 1" : `are ${checks}`}.`;
    return [{ path, message }];
  }
  if (expectedMinutes < TWO_FAILURES_FROM_MINUTES || failures >= 2) return [];
  const more = checks < 2 ? " That takes a second check." : "";
  const message = `Prolific: a study of ${TWO_FAILURES_FROM_MINUTES} minutes or more may reject only after two failed checks; this one, of ${expectedMinutes} minutes, does so after one. Allow one failed check.${more}`;
  return [{ path, message }];
}

function checkWarnings(
  protocol: Checked,
  check: AttentionCheck,
  methods: number,
): ProtocolWarning[] {
  const { attention, constructs, explanationsPerMethod, scale } = protocol;
  const found: ProtocolWarning[] = [];
  const trials = methods * explanationsPerMethod;
  if (check.trial > trials) {
    const message = `it stands at trial ${check.trial}, and there are ${trials}: nobody will see it.`;
    found.push({ path: ".trial", message });
  }
  const others = attention.checks.filter((other) => other !== check && other.trial === check.trial);
  const places = constructs.length + others.length + 1;
  if (check.place > places) {
    const message = `its place is ${check.place}, and its trial has ${places} statements with it: it will stand last.`;
    found.push({ path: ".place", message });
  }
  if (others.some(({ place }) => place === check.place)) {
    const message = "another check has the same place in the same trial.";
    found.push({ path: ".place", message });
  }
  const off = check.passing.filter((answer) => answer > scale.length);
  if (off.length > 0) {
    const message = `answer ${off.join(", ")} passes, and there are ${scale.length} answer options.`;
    found.push({ path: ".passing", message });
  }
  const message =
    check.kind === "instructional"
      ? instructionProblem(check, scale)
      : nonsenseProblem(check, scale.length);
  if (message) found.push({ path: message.path, message: message.message });
  return found;
}

/** The answer options that a statement names: by their words, or by their numbers. */
export function namedOptions(statement: string, scale: readonly string[]): number[] {
  const byLength = scale
    .map((words, index) => ({ words: words.toLowerCase(), option: index + 1 }))
    .filter(({ words }) => words !== "")
    .sort((a, b) => b.words.length - a.words.length);
  const named = new Set<number>();
  let rest = statement.toLowerCase();
  // "strongly agree" is looked for before "agree", and taken out when it is found.
  for (const { words, option } of byLength) {
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literal(words)}(?![\\p{L}\\p{N}])`, "gu");
    if (!pattern.test(rest)) continue;
    named.add(option);
    rest = rest.replace(pattern, " ");
  }
  for (const [digits] of rest.matchAll(/(?<![\p{L}\p{N}.])\d{1,2}(?![\p{L}\p{N}])/gu)) {
    const option = Number(digits);
    if (option >= 1 && option <= scale.length) named.add(option);
  }
  return [...named].sort((a, b) => a - b);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function instructionProblem(
  { passing, statement }: AttentionCheck,
  scale: readonly string[],
): ProtocolWarning | null {
  if (passing.length !== 1) {
    const message = "it says which answer to give, so exactly one answer should pass.";
    return { path: ".passing", message };
  }
  const named = namedOptions(statement, scale);
  const say = (option: number | undefined) => scale[(option ?? 0) - 1] || String(option);
  const wanted = say(passing[0]);
  if (named.length === 0) {
    const message = `Prolific wants the instruction inside the question itself; name the answer to give in it (“${wanted}”).`;
    return { path: ".statement", message };
  }
  if (named.length > 1) {
    const words = named.map((option) => `“${say(option)}”`).join(" and ");
    return { path: ".statement", message: `it names more than one answer: ${words}.` };
  }
  if (named[0] === passing[0]) return null;
  const message = `it asks for “${say(named[0])}”, and “${wanted}” passes.`;
  return { path: ".passing", message };
}

function nonsenseProblem({ passing }: AttentionCheck, options: number): ProtocolWarning | null {
  const path = ".passing";
  const failing = Array.from({ length: options }, (_, index) => index + 1).filter(
    (answer) => !passing.includes(answer),
  );
  if (failing.length === 0) return { path, message: "every answer passes." };
  const middle = (options + 1) / 2;
  const oneSide =
    failing.every((answer) => answer > middle) || failing.every((answer) => answer < middle);
  if (oneSide) return null;
  const message =
    "Prolific wants nonsense that only agreeing fails; here answers of both sides, or the middle, fail.";
  return { path, message };
}
