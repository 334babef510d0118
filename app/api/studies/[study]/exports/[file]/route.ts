import { AppError } from "@/lib/errors";
import { exportFileSchema } from "@/lib/schemas/export-file";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { exportFile } from "@/lib/server/exporting/export-file";
import { replyWithPieces } from "@/lib/server/exporting/reply-with-pieces";
import { answering } from "@/lib/server/http";

interface Context {
  params: Promise<{ study: string; file: string }>;
}

async function openFile(request: Request, { params }: Context) {
  const { study, file } = await params;
  const access = await requireStudyAccess(study, "export", { request, scope: "read:exports" });
  const parsed = exportFileSchema.safeParse(file);
  if (!parsed.success) throw new AppError("not-found", "The study has no such file.");
  const headers = {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${access.slug}-${parsed.data}"`,
    "Cache-Control": "no-store",
  };
  return { access, file: parsed.data, headers };
}

/** A file of the study's data, streamed. */
export function GET(request: Request, context: Context) {
  return answering(async () => {
    const { access, file, headers } = await openFile(request, context);
    return replyWithPieces(exportFile(access, file), headers);
  });
}

/** Only the headers: nothing is read, nothing counts as taken out. */
export function HEAD(request: Request, context: Context) {
  return answering(
    async () => new Response(null, { headers: (await openFile(request, context)).headers }),
  );
}
