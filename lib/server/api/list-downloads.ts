import "server-only";
import { z } from "zod";
import { MEDIA_TYPES } from "@/lib/exporters/tables/file-format";
import type { ApiDownload } from "@/lib/schemas/api/api-downloads";
import type { ApiPageQuery } from "@/lib/schemas/api/api-pages";
import type { StudyAccess } from "../accounts/access";
import { loadTables } from "../exporting/load-tables";
import { apiAddress } from "./api-address";
import { readCursor, replyPage } from "./reply-page";

/** The files that can be taken out of the study, by their names. */
export async function listDownloads(request: Request, access: StudyAccess, page: ApiPageQuery) {
  const [after] = readCursor(page.cursor, z.tuple([z.string()])) ?? [""];
  const tables = await loadTables(access, { identifiers: "no" });
  const files = tables.flatMap(({ name, rows, meaning }) =>
    (["csv", "jsonl"] as const).map(
      (format): ApiDownload => ({
        file: `${name}.${format}`,
        href: apiAddress(`/studies/${access.slug}/downloads/${name}.${format}`),
        mediaType: MEDIA_TYPES[format],
        meaning: `${rows}. ${meaning}`,
      }),
    ),
  );
  const later = files.filter(({ file }) => file > after).sort((a, b) => (a.file < b.file ? -1 : 1));
  return replyPage(request, page, later, { item: (file) => file, key: ({ file }) => [file] });
}
