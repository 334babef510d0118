import { env } from "@/lib/env";
import { STUDY_FILE_SCHEMA_PATH } from "@/lib/schemas/setup/study-file";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { loadStudyFile } from "@/lib/server/setup/load-study-file";

/** The study as a file to keep, with its hash in a header; `?content=none` leaves the content out. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "export", {
      request,
      scope: "read:exports",
    });
    const { searchParams } = new URL(request.url);
    const content = searchParams.get("content") !== "none";
    const { file, hash } = await loadStudyFile(access, { content });
    const $schema = new URL(STUDY_FILE_SCHEMA_PATH, env().NEXTAUTH_URL).href;
    return new Response(`${JSON.stringify({ $schema, ...file }, null, 2)}\n`, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="${access.slug}.grounded.study.json"`,
        "Cache-Control": "no-store",
        "X-Study-Hash": hash,
      },
    });
  });
}
