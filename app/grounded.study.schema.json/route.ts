import { studyFileJsonSchema } from "@/lib/schemas/study-file-json-schema";

/** The JSON Schema that the files of studies name. */
export function GET(request: Request) {
  const { origin } = new URL(request.url);
  return Response.json(studyFileJsonSchema(origin), {
    headers: { "Content-Type": "application/schema+json", "Access-Control-Allow-Origin": "*" },
  });
}
