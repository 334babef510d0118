import { z } from "zod";
import type { FieldProblem } from "@/lib/errors";
import { LEAVES_ROOM_FOR_MEAN, NAMES_COLUMN } from "@/lib/schemas/protocol/construct-key";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { sayIssue } from "@/lib/schemas/shared/say-issue";
import { unstorable } from "@/lib/schemas/shared/unstorable";
import { studyTitle } from "./new-study";

/** The form of the file; a later one that reads differently has another. */
export const STUDY_FILE_FORMAT = "grounded.study/1";
export const STUDY_FILE_SCHEMA_PATH = "/grounded.study.schema.json";

const MOST_QUESTIONS = 200_000;

const named = z.string().trim().min(1).max(100);
const text = z.string().max(100_000);
const index = z.number().int().min(0);

const method = z.strictObject({
  key: named,
  label: named,
  /** { factor: level }. */
  factors: z.record(named, named).default({}),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, "A colour as #RRGGBB.")
    .nullable()
    .default(null),
});

const construct = z.strictObject({
  key: named.refine(...NAMES_COLUMN),
  statement: text.nullable(),
  points: z.number().int().min(2).max(11),
  reversed: z.boolean().default(false),
});

const modelRun = z.strictObject({
  methodKey: named,
  modelSize: z.string().max(100).nullable().default(null),
  runNumber: z.number().int().nullable().default(null),
  testAccuracy: z.number().min(0).max(1).nullable().default(null),
});

const explanation = z.strictObject({
  methodKey: named,
  /** The student, by its place among the model runs, from 0. */
  modelRun: index.nullable().default(null),
  text: text.nullable(),
  /** Characters; where the text is there, that of the text. */
  length: index.optional(),
  answerIndex: index.nullable(),
  /** What the student answered; unsaid, the words of its choice. */
  answerText: text.nullable().optional(),
  /** Why it is given to nobody new. */
  retired: z.string().max(2000).nullable().default(null),
});

const question = z.strictObject({
  externalId: z.string().min(1).max(200),
  stem: text.nullable(),
  choices: z.array(text).max(10),
  /** What their file calls the choices; unsaid, a, b, c … in their order. */
  labels: z.array(z.string().min(1).max(100)).min(1).max(10).optional(),
  goldIndex: index.nullable(),
  explanations: z.array(explanation).max(400).default([]),
});

const fields = z.strictObject({
  $schema: z.string().max(2000).optional(),
  format: z.literal(STUDY_FILE_FORMAT),
  title: studyTitle,
  methods: z.array(method).max(40),
  /** What participants are asked, without the codes of recruiters; null where only data are known. */
  protocol: protocolSchema.nullable(),
  /** Only where there is no protocol, which has its own. */
  constructs: z
    .array(construct)
    .max(20)
    .refine(...LEAVES_ROOM_FOR_MEAN)
    .optional(),
  modelRuns: z.array(modelRun).max(10_000).default([]),
  questions: z.array(question).max(MOST_QUESTIONS).default([]),
});
export type StudyFile = z.infer<typeof fields>;

/** A whole study as a file: what it is made of, and nothing of its people or of its installation. */
export const studyFileSchema = fields.superRefine((file, context) => {
  for (const { path, message } of referenceProblems(file)) {
    context.addIssue({ code: "custom", path, message });
  }
});

/** Values and fields of a file, all together; of a question with all of its explanations; of a part. */
export const STUDY_FILE_LIMITS = { whole: 4_000_000, question: 10_000, part: 200_000 };
/** Nobody reads more of them. */
const MOST_PROBLEMS = 200;

export type CheckedStudyFile = { file: StudyFile } | { problems: FieldProblem[] };

/**
 * What the JSON value holds as a study's file, or the first problems in it, in words for its author and
 * by their places. It is looked at part by part and question by question, and no longer than until
 * there are enough problems: of a large file that is wrong everywhere not all is said at once.
 */
export function checkStudyFile(value: unknown): CheckedStudyFile {
  const problems: Problem[] = [];
  const says = (found: Iterable<Problem>): boolean => {
    for (const problem of found) {
      if (problems.length >= MOST_PROBLEMS) break;
      problems.push(problem);
    }
    return problems.length >= MOST_PROBLEMS;
  };
  const told = () => ({
    problems: problems.map(({ path, message }) => ({ path: path.join("."), message })),
  });

  if (says(overgrown(value)) || problems.length > 0) return told();
  const parsed = shell.safeParse(value, { error: sayIssue });
  if (!parsed.success && says(parsed.error.issues)) return told();
  const given = (value as { questions?: unknown } | null)?.questions;
  const questions: StudyFile["questions"] = [];
  for (const [at, one] of (Array.isArray(given) ? given : []).entries()) {
    const read = readQuestion(one);
    if (!read.success) {
      const placed = read.issues.map(({ path, message }) => ({
        path: ["questions", at, ...path],
        message,
      }));
      if (says(placed)) return told();
    } else questions.push(read.data);
  }
  if (problems.length > 0 || !parsed.success) return told();
  const file = { ...parsed.data, questions };
  says(referenceProblems(file));
  return problems.length > 0 ? told() : { file };
}

/** All but the questions, of which there are the most. */
const shell = fields.extend({ questions: z.array(z.unknown()).max(MOST_QUESTIONS).default([]) });

function readQuestion(value: unknown) {
  if (isBeyond(value, STUDY_FILE_LIMITS.question)) {
    return { success: false as const, issues: [{ path: [], message: OVERGROWN }] };
  }
  const read = question.safeParse(value, { error: sayIssue });
  return read.success
    ? { success: true as const, data: read.data }
    : { success: false as const, issues: read.error.issues };
}

const OVERGROWN = "It has more parts than are read.";

/** Parts that are larger than any study's. A schema would look at each thing in them. */
function* overgrown(value: unknown): Generator<Problem> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  if (Object.keys(value).length > 100) yield { path: [], message: OVERGROWN };
  for (const [name, part] of Object.entries(value).slice(0, 100)) {
    if (name === "questions") continue;
    if (isBeyond(part, STUDY_FILE_LIMITS.part)) yield { path: [name], message: OVERGROWN };
  }
}

/** Whether the value consists of more values and fields than that. */
function isBeyond(value: unknown, most: number): boolean {
  let left = most;
  function take(one: unknown): boolean {
    left -= 1;
    if (left < 0) return true;
    if (typeof one !== "object" || one === null) return false;
    if (Array.isArray(one)) return one.some(take);
    for (const key in one) {
      left -= 1;
      if (take(one[key as keyof typeof one])) return true;
    }
    return false;
  }
  return take(value);
}

interface Problem {
  path: PropertyKey[];
  message: string;
}

/** What the parts of a file name of each other, and what may be there only once. */
function* referenceProblems(file: StudyFile): Generator<Problem> {
  if ((file.protocol === null) !== (file.constructs !== undefined)) {
    const message = file.protocol
      ? "The protocol has the constructs; leave them out here."
      : "Without a protocol the constructs have to stand here.";
    yield { path: ["constructs"], message };
  }
  yield* unstorable(file, []);
  yield* repeated(file.methods, ({ key }) => key, "methods", "key");
  yield* repeated(file.constructs ?? [], ({ key }) => key, "constructs", "key");
  yield* repeated(file.questions, ({ externalId }) => externalId, "questions", "externalId");
  const methods = new Set(file.methods.map(({ key }) => key));
  for (const [at, { methodKey }] of file.modelRuns.entries()) {
    if (methods.has(methodKey)) continue;
    yield { path: ["modelRuns", at, "methodKey"], message: `There is no method “${methodKey}”.` };
  }
  for (const [at, { choices, labels, goldIndex, explanations }] of file.questions.entries()) {
    if (labels && labels.length !== choices.length) {
      yield { path: ["questions", at, "labels"], message: "There are as many as choices." };
    }
    const beyond = (place: number | null) => place !== null && place >= choices.length;
    if (beyond(goldIndex)) {
      yield { path: ["questions", at, "goldIndex"], message: "It is not among the choices." };
    }
    const seen = new Set<string>();
    for (const [place, { methodKey, modelRun: run, answerIndex }] of explanations.entries()) {
      const problem = (field: string, message: string): Problem => ({
        path: ["questions", at, "explanations", place, field],
        message,
      });
      if (!methods.has(methodKey)) yield problem("methodKey", `There is no method “${methodKey}”.`);
      if (run !== null && file.modelRuns[run]?.methodKey !== methodKey) {
        yield problem("modelRun", "It is no model run of the method.");
      }
      if (beyond(answerIndex)) yield problem("answerIndex", "It is not among the choices.");
      const name = `${run}/${methodKey}`;
      if (seen.has(name)) {
        yield problem("methodKey", "The question has an explanation of this student already.");
      }
      seen.add(name);
    }
  }
}

function* repeated<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  list: string,
  field: string,
): Generator<Problem> {
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    const name = nameOf(item);
    if (seen.has(name)) yield { path: [list, at, field], message: `“${name}” stands here twice.` };
    seen.add(name);
  }
}
