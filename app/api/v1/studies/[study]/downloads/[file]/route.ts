import * as exported from "@/app/api/studies/[study]/exports/[file]/route";
import { answeringApi } from "@/lib/server/api/answering-api";

type Context = Parameters<typeof exported.GET>[1];

/** A file of the study's data, streamed. */
export function GET(request: Request, context: Context) {
  return answeringApi(request, () => exported.GET(request, context));
}

/** Only the headers: nothing is read, nothing counts as taken out. */
export function HEAD(request: Request, context: Context) {
  return answeringApi(request, () => exported.HEAD(request, context));
}
