import { AppError } from "@/lib/errors";
import { MEDIA_TYPES } from "@/lib/exporters/tables/file-format";
import { exportFileSchema } from "@/lib/schemas/export/export-file";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import { requireExportAccess } from "@/lib/server/accounts/require-export-access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { exportFile } from "@/lib/server/export/export-file";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";
import { readQuery } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; file: string }>;
}

async function openFile(request: Request, { params }: Context) {
  const { study, file } = await params;
  const filters = readQuery(request, exportFiltersSchema);
  const access = await requireExportAccess(study, filters, request);
  const parsed = exportFileSchema.safeParse(file);
  if (!parsed.success) throw new AppError("not-found", "The study has no such file.");
  const headers = {
    "Content-Type": MEDIA_TYPES[parsed.data.format],
    "Content-Disposition": `attachment; filename="${access.slug}-${parsed.data.name}"`,
    "Cache-Control": "no-store",
  };
  return { access, file: parsed.data, filters, headers };
}

/** A table of the study as a file, streamed. */
export function GET(request: Request, context: Context) {
  return answeringApi(request, async () => {
    const { access, file, filters, headers } = await openFile(request, context);
    return replyWithPieces(request, exportFile(access, file, filters), headers);
  });
}

/** Only the headers: nothing is read, nothing counts as taken out. */
export function HEAD(request: Request, context: Context) {
  return answeringApi(
    request,
    async () => new Response(null, { headers: (await openFile(request, context)).headers }),
  );
}
