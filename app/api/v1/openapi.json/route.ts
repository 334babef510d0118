import { APP } from "@/lib/app-version";
import { env } from "@/lib/env";
import { openApiDocument } from "@/lib/schemas/api/openapi-document";
import { answeringApi } from "@/lib/server/api/answering-api";
import { replyTagged } from "@/lib/server/api/reply-tagged";

/** The description of the API, for programs and for their makers. */
export function GET(request: Request) {
  return answeringApi(request, () =>
    replyTagged(request, APP.version, async () => ({
      body: openApiDocument(APP.version, new URL(env().NEXTAUTH_URL).origin),
    })),
  );
}
