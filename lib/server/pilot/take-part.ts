import "server-only";
import { participantKey } from "@/lib/server/participation/participant-key";
import { db } from "@/lib/server/shared/db";
import type { PilotPerson } from "@/lib/study/pilot/pilot-people";
import type { Protocol } from "@/lib/study/protocol/protocol";
import type { SimulatedEnd } from "@/lib/views/pilot/pilot-filling";
import type { Connection, HttpParticipant, Reply } from "./http-participant";

/** Where a page of the run leads next, by what the app answered. */
function leadsTo(reply: Reply, page: string): boolean {
  const { next = "" } = JSON.parse(reply.body) as { next?: string };
  return next.endsWith(`/${page}`);
}

/**
 * One simulated person goes through the study as a participant's browser does, page by page, and is
 * told by the app alone how it goes on. What they think of an explanation depends on its method, which
 * no participant is told: that, and nothing else, is looked up.
 */
export async function takePart(
  browser: HttpParticipant,
  connection: Connection,
  {
    studyId,
    name,
    person,
    protocol,
  }: {
    studyId: string;
    name: string;
    person: PilotPerson;
    protocol: Protocol;
  },
): Promise<SimulatedEnd> {
  await browser.arrive(connection);
  await browser.consent(connection, protocol.consents.length, true);
  await browser.open(connection, "about-you");
  const told = await browser.aboutYou(connection, person.aboutYou, person.screening, person.own);
  if (!leadsTo(told, "instructions")) return "turned-away";
  await browser.open(connection, "instructions");
  if (!(await understand(browser, connection, person, protocol))) return "turned-away";

  await browser.open(connection, "rate");
  const trials = await loadTrials(studyId, name);
  const responses = person.rate(trials.map(({ method }) => method));
  for (const [index, { firstAnswerMs, ...response }] of responses.entries()) {
    await browser.respond(connection, trials[index]?.id ?? "", {
      ...response,
      submittedAt: new Date().toISOString(),
      paradata: { firstAnswerMs, awayMs: 0, changes: 0, focusLosses: 0, viewport: "large" },
    });
  }
  if (responses.length < trials.length) return "stopped";
  await browser.finish(connection);
  await browser.open(connection, "thanks");
  return "completed";
}

/** Answers the questions about the instructions as often as one may; false: never right. */
async function understand(
  browser: HttpParticipant,
  connection: Connection,
  person: PilotPerson,
  { comprehension }: Protocol,
): Promise<boolean> {
  for (let tries = comprehension?.tries ?? 1; tries > 0; tries--) {
    const reply = await browser.instructed(connection, person.comprehend());
    if (leadsTo(reply, "rate")) return true;
  }
  return false;
}

async function loadTrials(
  studyId: string,
  name: string,
): Promise<{ id: string; method: string }[]> {
  const participant = participantKey(studyId, { source: "SIMULATED", externalId: name });
  const trials = await db().trial.findMany({
    where: { participant, replacedAt: null },
    orderBy: { position: "asc" },
    select: { id: true, explanation: { select: { method: { select: { key: true } } } } },
  });
  return trials.map(({ id, explanation }) => ({ id, method: explanation.method.key }));
}
