import "server-only";
import { z } from "zod";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import { MEDIA_TYPES } from "@/lib/exporters/tables/file-format";
import type { ApiDownload } from "@/lib/schemas/api/api-downloads";
import type { ApiPageQuery } from "@/lib/schemas/api/api-pages";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadTables } from "@/lib/server/export/load-tables";
import { apiAddress } from "./api-address";
import { readCursor, replyPage } from "./reply-page";

/** The files that can be taken out of the study, by their names. */
export async function listDownloads(request: Request, access: StudyAccess, page: ApiPageQuery) {
  const [after] = readCursor(page.cursor, z.tuple([z.string()])) ?? [""];
  const tables = await loadTables(access, { identifiers: "no" });
  const files = [...OTHER_FILES, ...tables.flatMap(filesOf)].map(
    (file): ApiDownload => ({
      ...file,
      href: apiAddress(`/studies/${access.slug}/downloads/${file.file}`),
    }),
  );
  const later = files.filter(({ file }) => file > after).sort((a, b) => (a.file < b.file ? -1 : 1));
  return replyPage(request, page, later, { item: (file) => file, key: ({ file }) => [file] });
}

type File = Omit<ApiDownload, "href">;

const OTHER_FILES: File[] = [
  {
    file: "bundle.zip",
    mediaType: "application/zip",
    meaning: "Everything of one moment, with its documents, scripts and checksums.",
  },
  {
    file: "comparison.csv",
    mediaType: MEDIA_TYPES.csv,
    meaning: "The responses that the comparison is made from.",
  },
  {
    file: "study.json",
    mediaType: "application/json",
    meaning: "What the study is made of: methods, protocol and content.",
  },
];

function filesOf({ name, rows, meaning }: ExportTable): File[] {
  return (["csv", "jsonl"] as const).map((format) => ({
    file: `${name}.${format}`,
    mediaType: MEDIA_TYPES[format],
    meaning: `${rows}. ${meaning}`,
  }));
}
