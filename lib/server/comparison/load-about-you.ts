import "server-only";
import { type AboutYouColumn, sortedLevels } from "@/lib/comparison/responses/response-table";
import type { db } from "@/lib/server/shared/db";
import { ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";

/** What these participants answered about themselves, as columns; questions that nobody answered are left out. */
export async function loadAboutYou(
  client: Pick<ReturnType<typeof db>, "answer">,
  studyId: string,
  participants: readonly string[],
): Promise<AboutYouColumn[]> {
  const rows = await client.answer.findMany({
    where: { studyId, key: { in: [...ABOUT_YOU_KEYS] } },
    select: { participantId: true, key: true, value: true },
  });
  const places = new Map(participants.map((id, place) => [id, place]));
  return ABOUT_YOU_KEYS.flatMap((key) => {
    const answers: (string | null)[] = new Array(participants.length).fill(null);
    for (const row of rows) {
      const place = places.get(row.participantId);
      if (row.key === key && place !== undefined) answers[place] = row.value;
    }
    const levels = sortedLevels(answers);
    if (levels.length === 0) return [];
    const level = Int32Array.from(answers, (answer) => levels.indexOf(answer ?? ""));
    return [{ key, levels, level }];
  });
}
