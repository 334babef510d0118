import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import { requireExportAccess } from "@/lib/server/accounts/require-export-access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { exportBundle } from "@/lib/server/export/bundle/export-bundle";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";
import { readQuery } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

async function openBundle(request: Request, { params }: Context) {
  const { study } = await params;
  const filters = readQuery(request, exportFiltersSchema);
  const access = await requireExportAccess(study, filters, request);
  const headers = {
    "Content-Type": "application/zip",
    "Content-Disposition": `attachment; filename="${access.slug}-bundle.zip"`,
    "Cache-Control": "no-store",
  };
  return { access, filters, headers };
}

/** The whole study as one archive of one moment, streamed. */
export function GET(request: Request, context: Context) {
  return answeringApi(request, async () => {
    const { access, filters, headers } = await openBundle(request, context);
    return replyWithPieces(request, exportBundle(access, filters), headers);
  });
}

/** Only the headers: nothing is read, nothing counts as taken out. */
export function HEAD(request: Request, context: Context) {
  return answeringApi(
    request,
    async () => new Response(null, { headers: (await openBundle(request, context)).headers }),
  );
}
