import { databaseAnswers } from "@/lib/server/shared/health";

export const dynamic = "force-dynamic";

/** Alive when it answers at all; ready (200) when the database answers too, else 503. */
export async function GET() {
  const ready = await databaseAnswers();
  const headers = { "Cache-Control": "no-store", ...(ready ? {} : { "Retry-After": "5" }) };
  return Response.json({ alive: true, ready }, { status: ready ? 200 : 503, headers });
}
