import { canonicalJson } from "@/lib/study/protocol/canonical-json";
import { diffProtocols, type ProtocolChange } from "@/lib/study/protocol/protocol-diff";
import type { StudyFile } from "./study-file";

type Method = StudyFile["methods"][number];
type Question = StudyFile["questions"][number];
type Explanation = Question["explanations"][number];

/** One difference between two studies, in plain words, as between two versions of a protocol. */
export type StudyChange = ProtocolChange;

/**
 * What changed from one study to another, both in the form that an export writes; empty exactly when
 * nothing did. Methods are followed by their keys, questions by their ids, explanations by their students.
 */
export function diffStudyFiles(before: StudyFile, after: StudyFile): StudyChange[] {
  return [
    ...changed("title", "Title", before.title, after.title),
    ...diffMethods(before.methods, after.methods),
    ...diffConstructs(before, after),
    ...diffProtocol(before, after),
    ...diffSets("modelRuns", before.modelRuns.map(sayRun), after.modelRuns.map(sayRun)),
    ...diffQuestions(before, after),
  ];
}

function diffMethods(before: readonly Method[], after: readonly Method[]): StudyChange[] {
  const named = (methods: readonly Method[]) => new Map(methods.map((one) => [one.key, one]));
  const changes = pairs(named(before), named(after)).flatMap(([key, was, is]) => {
    const name = `Method “${key}”`;
    if (!was || !is) return [cameOrWent(`methods.${key}`, name, was?.label, is?.label)];
    return (["label", "factors", "colour"] as const).flatMap((field) =>
      changed(`methods.${key}.${field}`, `${name}, ${field}`, say(was[field]), say(is[field])),
    );
  });
  const kept = (methods: readonly Method[], others: readonly Method[]) =>
    methods.map(({ key }) => key).filter((key) => others.some((other) => other.key === key));
  const [was, is] = [kept(before, after).join(", "), kept(after, before).join(", ")];
  if (was === is) return changes;
  return [...changes, { path: "methods", label: "Methods", kind: "moved", before: was, after: is }];
}

/** Where there is no protocol, constructs stand by themselves. */
function diffConstructs(before: StudyFile, after: StudyFile): StudyChange[] {
  if (before.protocol || after.protocol) return [];
  return changed("constructs", "Constructs", say(before.constructs), say(after.constructs));
}

function diffProtocol({ protocol: was }: StudyFile, { protocol: is }: StudyFile): StudyChange[] {
  if (was && is) {
    return diffProtocols(was, is).map((change) => ({
      ...change,
      path: `protocol.${change.path}`,
      label: `Protocol: ${change.label}`,
    }));
  }
  const words = (there: unknown) => (there ? "there" : "not known");
  return changed("protocol", "Protocol", words(was), words(is));
}

function diffQuestions(before: StudyFile, after: StudyFile): StudyChange[] {
  const students = { before: sayStudents(before), after: sayStudents(after) };
  const named = (file: StudyFile) => new Map(file.questions.map((one) => [one.externalId, one]));
  return pairs(named(before), named(after)).flatMap(([id, was, is]) => {
    const path = `questions.${id}`;
    const name = `Question “${id}”`;
    if (!was || !is) return [cameOrWent(path, name, was && sayStem(was), is && sayStem(is))];
    const written = ({ explanations }: Question, nameOf: (one: Explanation) => string) =>
      new Map(explanations.map((one) => [nameOf(one), sayExplanation(one)]));
    return [
      ...changed(`${path}.stem`, `${name}, text`, sayStem(was), sayStem(is)),
      ...changed(`${path}.choices`, `${name}, choices`, say(was.choices), say(is.choices)),
      ...changed(`${path}.labels`, `${name}, labels`, say(was.labels), say(is.labels)),
      ...changed(`${path}.gold`, `${name}, right answer`, sayGold(was), sayGold(is)),
      ...pairs(written(was, students.before), written(is, students.after)).flatMap(
        ([student, text, other]) => {
          const label = `${name}, explanation of ${student}`;
          const place = `${path}.explanations.${student}`;
          if (text === undefined || other === undefined) {
            return [cameOrWent(place, label, text, other)];
          }
          return changed(place, label, text, other);
        },
      ),
    ];
  });
}

/** What is in one list and not in the other, however often it stands there. */
function diffSets(path: string, before: readonly string[], after: readonly string[]) {
  const counted = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  };
  return pairs(counted(before), counted(after)).flatMap(([name, was = 0, is = 0]) => {
    if (was === 0 || is === 0) {
      const times = (count: number) => (count > 0 ? `${count} of them` : undefined);
      return [cameOrWent(`${path}.${name}`, name, times(was), times(is))];
    }
    return changed(`${path}.${name}`, name, `${was} of them`, `${is} of them`);
  });
}

/** What stands under each name before and after, in the order of the second and then of the first. */
function pairs<Item>(before: ReadonlyMap<string, Item>, after: ReadonlyMap<string, Item>) {
  return [...new Set([...after.keys(), ...before.keys()])].map(
    (name) => [name, before.get(name), after.get(name)] as const,
  );
}

function changed(path: string, label: string, before: string, after: string): StudyChange[] {
  return before === after ? [] : [{ path, label, kind: "changed", before, after }];
}

function cameOrWent(
  path: string,
  label: string,
  before: string | undefined,
  after: string | undefined,
): StudyChange {
  const kind = after === undefined ? "removed" : "added";
  return { path, label, kind, before: before ?? null, after: after ?? null };
}

function say(value: unknown): string {
  if (value === null || value === undefined) return "none";
  return typeof value === "string" ? value : canonicalJson(value);
}

const sayStem = ({ stem }: Question) => stem ?? "without its text";

const sayGold = ({ choices, goldIndex }: Question) =>
  goldIndex === null ? "not known" : `${goldIndex + 1}, ${choices[goldIndex]}`;

function sayRun({ methodKey, modelSize, runNumber, testAccuracy }: StudyFile["modelRuns"][number]) {
  const parts = [
    modelSize,
    runNumber === null ? null : `run ${runNumber}`,
    testAccuracy === null ? null : `accuracy ${testAccuracy}`,
  ];
  return ["Model run of", methodKey, ...parts.filter((part) => part !== null)].join(" ");
}

/** The students by what is known of them; one that looks like another, with its place among them. */
function sayStudents({ modelRuns }: StudyFile): (explanation: Explanation) => string {
  const seen = new Map<string, number>();
  const names = modelRuns.map((run) => {
    const name = sayRun(run);
    const place = (seen.get(name) ?? 0) + 1;
    seen.set(name, place);
    return place === 1 ? name : `${name}, ${place}`;
  });
  return ({ methodKey, modelRun }) => {
    const run = modelRun === null ? undefined : names[modelRun];
    return run === undefined ? `“${methodKey}”` : `“${methodKey}” (${run})`;
  };
}

function sayExplanation({ text, length, answerText, answerIndex, retired }: Explanation): string {
  const answer = answerIndex === null ? say(answerText) : `${answerIndex + 1}, ${say(answerText)}`;
  const words = text ?? `${length} characters, which are not known`;
  return `${words} (answer: ${answer}${retired === null ? "" : `; retired: ${retired}`})`;
}
