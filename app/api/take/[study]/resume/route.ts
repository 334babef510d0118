import { redirect } from "next/navigation";
import { arriveAtStudy } from "@/lib/server/participation/arrive-at-study";
import { rememberParticipant } from "@/lib/server/participation/participant-token";

type Context = { params: Promise<{ study: string }> };

/** Lets a browser go on as the participant whom its link names, on a second device for instance. */
export async function GET(request: Request, { params }: Context) {
  const { study: slug } = await params;
  const { search, searchParams } = new URL(request.url);
  const query = Object.fromEntries(
    [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]),
  );
  const arrival = await arriveAtStudy(slug, query);
  if (arrival.kind !== "known") redirect(`/take/${encodeURIComponent(slug)}${search}`);
  await rememberParticipant(arrival.studyId, arrival.participantId);
  redirect(arrival.next);
}
