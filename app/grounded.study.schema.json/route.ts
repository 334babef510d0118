import { env } from "@/lib/env";
import { studyFileJsonSchema } from "@/lib/schemas/setup/study-file-json-schema";

/** The JSON Schema that the files of studies name. */
export function GET() {
  const { origin } = new URL(env().NEXTAUTH_URL);
  return Response.json(studyFileJsonSchema(origin), {
    headers: {
      "Content-Type": "application/schema+json",
      "Access-Control-Allow-Origin": "*",
      "Cache-Control": "public, max-age=3600",
    },
  });
}
