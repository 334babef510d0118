import { parseArgs } from "node:util";
import { AppError } from "@/lib/errors";
import { decodeText } from "@/lib/importers/text/decode-text";
import { newStudySchema, studySlug } from "@/lib/schemas/setup/new-study";
import { describeLeftOut, normalStudyFile } from "@/lib/schemas/setup/normal-study-file";
import { checkStudyFile, type StudyFile } from "@/lib/schemas/setup/study-file";
import { diffStudyFiles } from "@/lib/schemas/setup/study-file-diff";
import { importBundle } from "@/lib/server/import/bundle/import-bundle";
import { fileOnDisk } from "@/lib/server/import/content/received-file";
import { readStudyFile } from "@/lib/server/setup/load-study-file";
import { storeStudyFile } from "@/lib/server/setup/store-study-file";
import { db } from "@/lib/server/shared/db";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { sayChange } from "@/lib/study/protocol/protocol-diff";
import { STUDY_MAKERS } from "@/lib/views/accounts/installation-role";
import { readInputFile } from "./read-input-file";
import { USAGES } from "./usages.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run study -- validate|import|export|diff`: studies as files. */

const USAGE = USAGES["study-file"];

const bundleOptions = newStudySchema.partial();
const SHOWN_PROBLEMS = 50;
const SNAPSHOT = { isolationLevel: "RepeatableRead", timeout: 60_000 } as const;

interface Options {
  study?: string | undefined;
  title?: string | undefined;
  owner?: string | undefined;
  "without-content"?: boolean | undefined;
}

/** What the file holds, or null after its problems were said. */
function readFile(path: string): StudyFile | null {
  const input = readInputFile(path);
  if ("problem" in input) return refuse([input.problem]);
  let value: unknown;
  const decoded = decodeText(input.bytes);
  if ("problem" in decoded) {
    return refuse([`${path}, line ${decoded.problem.line}: ${decoded.problem.reason}`]);
  }
  try {
    value = JSON.parse(decoded.text);
  } catch {
    return refuse([`${path} is not JSON.`]);
  }
  const read = checkStudyFile(value);
  if ("file" in read) return read.file;
  const lines = read.problems
    .slice(0, SHOWN_PROBLEMS)
    .map(({ path: place, message }) => `${place || "the file"}: ${message}`);
  const more = read.problems.length - lines.length;
  return refuse([...lines, ...(more > 0 ? [`And at least ${more} more.`] : [])]);
}

function refuse(lines: string[]): null {
  for (const line of lines) console.error(line);
  return null;
}

function describe({ title, methods, modelRuns, questions }: StudyFile, hash: string): string {
  const explanations = questions.reduce((sum, question) => sum + question.explanations.length, 0);
  return `“${title}”: ${methods.length} methods, ${modelRuns.length} model runs, ${questions.length} questions, ${explanations} explanations.\nHash: ${hash}`;
}

function validateFile(path: string): boolean {
  const file = readFile(path);
  if (!file) return false;
  console.log(describe(file, hashDocument(normalStudyFile(file))));
  for (const sentence of describeLeftOut(file)) console.log(sentence);
  return true;
}

function findOwner(email: string | undefined) {
  return db().user.findFirst({
    where:
      email === undefined ? { role: { in: STUDY_MAKERS } } : { email: email.trim().toLowerCase() },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, email: true },
  });
}
const NO_OWNER = "There is no such account; npm run create-owner makes one.";

async function importStudy(path: string, options: Options): Promise<boolean> {
  if (path.toLowerCase().endsWith(".zip")) return bringBundle(path, options);
  const { study, title, owner } = options;
  const slug = studySlug.safeParse(study ?? "");
  if (!slug.success) return Boolean(refuse([`--study: ${slug.error.issues[0]?.message}`]));
  const file = readFile(path);
  if (!file) return false;
  const user = await findOwner(owner);
  if (!user) return Boolean(refuse([NO_OWNER]));
  try {
    const made = await storeStudyFile({ userId: user.id }, { slug: slug.data, title }, file);
    console.log(`Made the draft ${made.slug}, which belongs to ${user.email}.`);
    console.log(describe(title === undefined ? file : { ...file, title }, made.hash));
    for (const sentence of describeLeftOut(file)) console.log(sentence);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Boolean(refuse([error.message]));
  }
}

async function bringBundle(path: string, { study, title, owner }: Options): Promise<boolean> {
  const named = bundleOptions.safeParse({ slug: study, title });
  if (!named.success) return Boolean(refuse(named.error.issues.map(({ message }) => message)));
  const user = await findOwner(owner);
  if (!user) return Boolean(refuse([NO_OWNER]));
  try {
    const made = await importBundle({ userId: user.id }, named.data, await fileOnDisk(path));
    const { slug, participants, responses, ratings } = made;
    console.log(`Made the closed study ${slug}, which belongs to ${user.email}:`);
    console.log(`${participants} participants, ${responses} responses, ${ratings} ratings.`);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const problems = error.fields.map((field) => `${field.path || path}: ${field.message}`);
    return Boolean(refuse([error.message, ...problems]));
  }
}

async function exportStudy(slug: string, options: Options): Promise<boolean> {
  const study = await db().study.findUnique({ where: { slug }, select: { id: true } });
  if (!study) return Boolean(refuse([`There is no study "${slug}".`]));
  const content = options["without-content"] !== true;
  const file = await db().$transaction((tx) => readStudyFile(tx, study.id, content), SNAPSHOT);
  console.log(JSON.stringify(file, null, 2));
  console.error(describe(file, hashDocument(file)));
  return true;
}

/** Not done, as `diff` has it, where something differs. */
async function diffStudy(path: string, { study: slug }: Options): Promise<boolean> {
  const study = await db().study.findUnique({ where: { slug: slug ?? "" }, select: { id: true } });
  if (!study) return Boolean(refuse([`There is no study "${slug ?? ""}"; name it by --study.`]));
  const file = readFile(path);
  if (!file) return false;
  const other = normalStudyFile(file);
  const content = other.questions.length > 0 || other.modelRuns.length > 0;
  const stored = await db().$transaction((tx) => readStudyFile(tx, study.id, content), SNAPSHOT);
  const changes = diffStudyFiles(stored, other);
  for (const change of changes) console.log(sayChange(change));
  for (const sentence of describeLeftOut(file)) console.log(sentence);
  if (changes.length === 0) console.log("Nothing differs.");
  return changes.length === 0;
}

const ACTS: Record<string, (name: string, options: Options) => boolean | Promise<boolean>> = {
  validate: validateFile,
  import: importStudy,
  export: exportStudy,
  diff: diffStudy,
};

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        study: { type: "string" },
        title: { type: "string" },
        owner: { type: "string" },
        "without-content": { type: "boolean" },
      },
    });
    const [act = "", name, ...others] = positionals;
    return name === undefined || others.length > 0 ? null : { act: ACTS[act], name, values };
  } catch {
    return null;
  }
}

await withCleanEnd(async (args) => {
  const read = readArguments(args);
  if (read?.act) return read.act(read.name, read.values);
  console.error(USAGE);
  return false;
});
