import type { Asked } from "./asked";
import { listAuditLogs, listComparisons, listDocuments, listFiles } from "./list-files";
import { listParticipantPages, listPreviews, listStaffPages, listVisitorPages } from "./list-pages";
import { type People, STUDIES } from "./people";

/** Everything that is asked for, in this order; what a study has is asked of the app that runs. */
export async function listAsked(base: string, people: People): Promise<Asked[]> {
  const headers = { cookie: people.cookies.owner };
  const files = new Map<string, string[]>();
  const questions = new Map<string, string>();
  for (const study of STUDIES) {
    const reply = await fetch(`${base}/api/v1/studies/${study}/downloads?limit=1000`, { headers });
    const { items } = (await reply.json()) as { items: { file: string }[] };
    const names = items.map(({ file }) => file);
    files.set(study, names);
    const content = await fetch(`${base}/studies/${study}/content`, { headers });
    const [, question = ""] = /\/content\/(?!import)([\w%.-]+)"/.exec(await content.text()) ?? [];
    questions.set(study, question);
  }
  return [
    ...listComparisons(),
    ...listDocuments(),
    ...listFiles(files),
    ...listStaffPages(people, (study) => questions.get(study) ?? ""),
    ...listPreviews(),
    ...listVisitorPages(people),
    ...listParticipantPages(),
    ...listAuditLogs(),
  ];
}
