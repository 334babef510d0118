import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listColumns } from "@/lib/importers/change-mapping";
import { mappingProblem, suggestMapping } from "@/lib/importers/column-mapping";
import { formOf } from "@/lib/importers/content-form";
import { HEAD_BYTES, lookAtHead } from "@/lib/importers/look-at-head";
import type { Problem } from "@/lib/importers/outcome";
import { contentImportSchema } from "@/lib/schemas/content/content-import";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { importContent } from "@/lib/server/import/content/import-content";
import { receiveFile } from "@/lib/server/import/content/received-file";
import { db } from "@/lib/server/shared/db";
import { checkText, importText, newTarget } from "@/lib/server/testing/import-test-support";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";

/** What came of a file: why it is refused, what was found in it, and what the study has afterwards. */
export interface Came {
  refused: string | null;
  findings: string[];
  stored: string[];
}

/** A file to import, what the study has before, and whose output it is where it does not say so. */
export interface Brought {
  file: string;
  after?: string;
  method?: string;
}

export function kindOfFile(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, "kinds", name));
}

/** As the command imports it: checked first, which has to find the same. */
export async function importByCommand({ file, after, method }: Brought): Promise<Came> {
  const target = newTarget();
  if (after) await importText(kindOfFile(after), target);
  const asked = { ...target, method: method ?? null };
  const checked = await checkText(kindOfFile(file), asked);
  const outcome = await importText(kindOfFile(file), asked);
  const findings = (came: typeof checked | typeof outcome) =>
    (came.ok ? came.remarks : came.problems).map(described);
  if (JSON.stringify(findings(checked)) !== JSON.stringify(findings(outcome))) {
    throw new Error(`A check of ${file} finds something else than its import.`);
  }
  return {
    refused: outcome.ok || outcome.problems.length > 0 ? null : outcome.reason,
    findings: findings(outcome),
    stored: outcome.ok ? await storedIn({ slug: target.slug }) : [],
  };
}

/** As the page imports it: the file's beginning is looked at, then the file, and then it is stored. */
export async function importByPage({ file, after, method }: Brought): Promise<Came> {
  const access = await makeAccess(await makeStudy({ methods: [], questions: [] }));
  if (after) await bring(access, kindOfFile(after), null);
  return bring(access, kindOfFile(file), method ?? null);
}

async function bring(access: StudyAccess, bytes: Buffer, method: string | null): Promise<Came> {
  const head = lookAtHead(bytes.subarray(0, HEAD_BYTES));
  if (head.kind === "unknown") return refusal(head.reason);
  if (head.kind === "ratings") throw new Error("The page does not import ratings.");
  const mapping = suggestMapping(head.columns);
  const missing = head.kind === "table" ? mappingProblem(mapping) : null;
  if (missing) return refusal(`${missing} ${listColumns(head.columns)}`);
  const defaults = { method, modelSize: null, runNumber: null };
  const form = formOf(head.kind, { mapping, defaults, skip: [] });
  const asked = contentImportSchema.parse({ form: JSON.stringify(form) });
  const send = async (finding: string | null) => {
    const request = new Request("http://localhost/", {
      method: "POST",
      body: new Uint8Array(bytes),
    });
    const received = await receiveFile(request);
    try {
      const { form } = asked;
      return await importContent({ access, file: received, form, finding, onProgress: () => {} });
    } finally {
      await received.forget();
    }
  };
  const looked = await send(null);
  const findings = (looked.ok ? looked.remarks : looked.problems).map(described);
  if (!looked.ok) {
    const refused = findings.length > 0 ? null : looked.sentences.join(" ");
    return { refused, findings, stored: [] };
  }
  const { stored } = await send(looked.finding);
  if (!stored) throw new Error("What was looked at was not stored.");
  return { refused: null, findings, stored: await storedIn({ id: access.studyId }) };
}

const refusal = (refused: string): Came => ({ refused, findings: [], stored: [] });

function described({ line, field, reason }: Problem): string {
  return `${line}${field ? ` ${field}` : ""}: ${reason}`;
}

/**
 * Every question with its choices, the right one starred, below it what students answered and wrote;
 * and the accuracies of runs and the number of ratings.
 */
async function storedIn(study: { slug: string } | { id: string }): Promise<string[]> {
  const questions = await db().question.findMany({
    where: { study },
    orderBy: { externalId: "asc" },
    select: {
      externalId: true,
      stem: true,
      choices: true,
      goldIndex: true,
      explanations: {
        orderBy: { method: { key: "asc" } },
        select: {
          text: true,
          length: true,
          answerText: true,
          answerIndex: true,
          method: { select: { key: true } },
        },
      },
    },
  });
  const runs = await db().modelRun.findMany({
    where: { study, explanations: { none: {} } },
    select: {
      runNumber: true,
      modelSize: true,
      testAccuracy: true,
      method: { select: { key: true } },
    },
  });
  const ratings = await db().rating.count({
    where: { response: { trial: { participant: { study } } } },
  });
  return shortened([
    ...questions.flatMap(({ externalId, stem, choices, goldIndex, explanations }) => [
      `${externalId.replace(/^q-[0-9a-f]{16}$/, "q-…")} ${stem ?? "(text not known)"} ${choices
        .map((choice, place) => (place === goldIndex ? `*${choice}` : choice))
        .join(" | ")}`.trimEnd(),
      ...explanations.map(({ text, length, answerText, answerIndex, method }) => {
        const answer = answerIndex === null ? `${answerText} (none of them)` : choices[answerIndex];
        return `  ${method.key}: ${text === null ? `${length} characters` : `${answer}: ${text}`}`;
      }),
    ]),
    ...runs.map(
      ({ runNumber, modelSize, testAccuracy, method }) =>
        `run ${runNumber} of ${method.key} ${modelSize}: ${testAccuracy}`,
    ),
    ...(ratings > 0 ? [`${ratings} ratings`] : []),
  ]);
}

const SHOWN = 10;

function shortened(lines: string[]): string[] {
  const rest = lines.length - SHOWN;
  return rest > 0 ? [...lines.slice(0, SHOWN), `and ${rest} more`] : lines;
}
