import "server-only";
import { createRandom } from "@/lib/random";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadPoolContent } from "@/lib/server/participation/assignment/load-pool";
import { db } from "@/lib/server/shared/db";
import { emptyState } from "@/lib/study/assignment/assignment-state";
import { designOf, planTrials } from "@/lib/study/assignment/plan-trials";
import { preparePool } from "@/lib/study/assignment/pool";
import { chooseLanguage, type Language } from "@/lib/study/protocol/language";
import type { BlindTrial, Protocol } from "@/lib/study/protocol/protocol";
import { localiseProtocol, offeredLanguages } from "@/lib/study/protocol/translations";
import { type BlindSource, blindTrial } from "./blind-trial";

export interface Preview {
  version: number;
  language: Language;
  protocol: Protocol;
  /** Trials as somebody might be given them, drawn anew at each look; none where the pool is too small. */
  trials: BlindTrial[];
}

/**
 * What participants will see under a version of the protocol, for its staff. Nothing is stored.
 *
 * @param number - of the version; the newest, opened or not, without it.
 * @param wanted - the language to read it in, where it is offered.
 * @returns null where there is no such version, or its document is not complete yet.
 */
export async function loadPreview(
  { studyId }: StudyAccess,
  number: number | undefined,
  wanted?: Language,
): Promise<Preview | null> {
  const version = await db().protocolVersion.findFirst({
    where: { studyId, ...(number === undefined ? {} : { number }) },
    orderBy: { number: "desc" },
    select: { number: true, document: true },
  });
  const protocol = protocolSchema.safeParse(version?.document);
  if (!version || !protocol.success) return null;
  const language = chooseLanguage(offeredLanguages(protocol.data), [wanted]);
  return {
    version: version.number,
    language,
    protocol: localiseProtocol(protocol.data, language),
    trials: await drawTrials(studyId, protocol.data),
  };
}

async function drawTrials(studyId: string, protocol: Protocol): Promise<BlindTrial[]> {
  const content = await loadPoolContent(studyId);
  const plan = planTrials({
    pool: preparePool(content, protocol.pool),
    state: emptyState(content),
    design: designOf(protocol),
    cell: null,
    participantId: "preview",
    random: createRandom(crypto.randomUUID()),
  });
  if (plan.kind !== "planned") return [];
  const ids = plan.places.map(({ explanationId }) => explanationId);
  const explanations = await db().explanation.findMany({
    where: { studyId, id: { in: ids } },
    select: {
      id: true,
      text: true,
      answerIndex: true,
      question: { select: { stem: true, choices: true, goldIndex: true } },
    },
  });
  const byId = new Map<string, BlindSource>(explanations.map(({ id, ...shown }) => [id, shown]));
  return plan.places.flatMap(({ explanationId, position }) => {
    const shown = byId.get(explanationId);
    // An id of its own: those of explanations stay on the server.
    return shown ? [blindTrial({ id: crypto.randomUUID(), position }, shown, protocol)] : [];
  });
}
