import type { ContentFormInput } from "@/lib/schemas/content/content-import";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { importContent } from "@/lib/server/import/content/import-content";
import { receiveFile } from "@/lib/server/import/content/received-file";
import type { ContentReport } from "@/lib/views/content/content-import";

/** Looks at a text as a file of content, or stores what an earlier look found. */
export async function bringContent(
  access: StudyAccess,
  form: ContentFormInput,
  text: string,
  finding: string | null = null,
): Promise<ContentReport> {
  const file = await receiveFile(new Request("http://localhost/", { method: "POST", body: text }));
  try {
    return await importContent({ access, file, form, finding, onProgress: () => {} });
  } finally {
    await file.forget();
  }
}

/** Stores it as a look finds it; the report is that of the storing, or of a look that refuses it. */
export async function storeContentFile(
  access: StudyAccess,
  form: ContentFormInput,
  text: string,
): Promise<ContentReport> {
  const looked = await bringContent(access, form, text);
  return looked.ok ? bringContent(access, form, text, looked.finding) : looked;
}
