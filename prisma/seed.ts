import { generatePassword, hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { db } from "@/lib/server/shared/db";
import { buildStudy } from "@/lib/server/study-builder/build-study";
import { closeStudy, openStudy } from "@/lib/server/study-builder/change-study-status";
import { storeFinishedParticipants } from "@/lib/server/study-builder/store-participants";
import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";
import { demoStudy } from "./demo/definition";
import { DEMO_LANGUAGES } from "./demo/languages";
import { DEMO_PROTOCOL } from "./demo/protocol";
import { simulateModelRuns } from "./demo/simulate-runs";
import { afterAll, SIMULATED_FROM, simulateParticipants } from "./demo/simulate-study";

/**
 * Seeds the demo: an open study without ratings, a closed one with 117 simulated participants, and
 * an administrator's account that owns both. What is there already stays as it is. The last line of the output is
 * JSON that names the studies and the account.
 */

const OPEN_STUDY = "demo";
const CLOSED_STUDY = "demo-simulated";
const SIMULATED_PARTICIPANTS = 117;
const EMAIL = "owner@demo.example";
const LONG = { maxWait: 10_000, timeout: 120_000 };

/** The account's password, or null when the account was there before and none is given. */
async function seedAccount(): Promise<{ userId: string; password: string | null }> {
  const given = process.env.DEMO_PASSWORD;
  const known = await db().user.findUnique({ where: { email: EMAIL }, select: { id: true } });
  if (known && !given) return { userId: known.id, password: null };
  const password = given ?? generatePassword();
  const passwordHash = await hashPassword(password);
  const user = await db().user.upsert({
    where: { email: EMAIL },
    create: { email: EMAIL, passwordHash, role: "ADMINISTRATOR", provenAt: new Date() },
    update: { passwordHash },
    select: { id: true },
  });
  return { userId: user.id, password };
}

async function isSeeded(slug: string): Promise<boolean> {
  return (await db().study.count({ where: { slug } })) > 0;
}

function inAllLanguages(definition: StudyDefinition): StudyDefinition {
  return { ...definition, protocol: { ...DEMO_PROTOCOL, ...DEMO_LANGUAGES } };
}

async function seedOpenStudy(): Promise<void> {
  if (await isSeeded(OPEN_STUDY)) return;
  const definition = demoStudy({
    slug: OPEN_STUDY,
    title: "Demo: how good are these explanations?",
    seed: "grounded demo",
  });
  await db().$transaction(async (tx) => {
    const study = await buildStudy(tx, inAllLanguages(definition));
    await openStudy(tx, study.id);
  }, LONG);
}

async function seedClosedStudy(): Promise<void> {
  if (await isSeeded(CLOSED_STUDY)) return;
  const seed = "grounded simulated demo";
  const definition = demoStudy({
    slug: CLOSED_STUDY,
    title: "Demo: 117 simulated participants",
    seed,
  });
  await db().$transaction(async (tx) => {
    const study = await buildStudy(tx, {
      ...inAllLanguages(definition),
      modelRuns: simulateModelRuns(seed),
    });
    await openStudy(tx, study.id, SIMULATED_FROM);
    const participants = simulateParticipants(study, SIMULATED_PARTICIPANTS, seed);
    await storeFinishedParticipants(tx, study, participants);
    await closeStudy(tx, study.id, afterAll(participants));
  }, LONG);
}

async function giveOwner(userId: string): Promise<void> {
  const studies = await db().study.findMany({
    where: { slug: { in: [OPEN_STUDY, CLOSED_STUDY] } },
    select: { id: true },
  });
  await db().studyMember.createMany({
    data: studies.map(({ id }) => ({ studyId: id, userId, role: "OWNER" as const })),
    skipDuplicates: true,
  });
}

const { userId, password } = await seedAccount();
await seedOpenStudy();
await seedClosedStudy();
await giveOwner(userId);
await db().$disconnect();
console.log(
  JSON.stringify({ openStudy: OPEN_STUDY, closedStudy: CLOSED_STUDY, email: EMAIL, password }),
);
