import "server-only";
import { makeApiToken } from "@/lib/server/accounts/tokens/make-api-token";
import { type Connection, HttpParticipant } from "@/lib/server/pilot/http-participant";
import type { InstallationRole, StudyRole } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { closeStudy } from "@/lib/server/study-builder/change-study-status";
import { TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import type { RowChange } from "./changed-rows";
import type { Known } from "./hostile-requests";
import { makeStaff, makeStudy } from "./made-study";
import type { HostileRole, RowPlace } from "./role-changes";
import { ABOUT_SOMEBODY, makeSmallStudy, rateNext, takenStudy, takePart } from "./small-study";

const HOUR_MS = 3_600_000;

/** Somebody of a role, with studies that nobody else of the roles belongs to. */
export interface HostileCaller {
  role: HostileRole;
  known: Known;
  /** Of who is signed in. */
  userId: string | null;
  sessionId: string | null;
  /** Of a program. */
  token: string | null;
  /** Of somebody who takes part. */
  participantCookie: string;
  placeOf: (change: RowChange) => RowPlace;
}

/** What belongs to others, and is known by its ids all the same. */
export interface Victims {
  slugs: string[];
  values: Record<string, string[]>;
}

const MEMBERSHIPS: Partial<Record<HostileRole, StudyRole>> = {
  viewer: "VIEWER",
  analyst: "ANALYST",
  researcher: "RESEARCHER",
  owner: "OWNER",
};
const INSTALLATION_ROLES: Partial<Record<HostileRole, InstallationRole>> = {
  researcher: "RESEARCHER",
  owner: "RESEARCHER",
  administrator: "ADMINISTRATOR",
};

/** Studies of somebody else: one that is closed with its answers, and a draft. */
export async function makeVictims(): Promise<Victims> {
  const closed = await makeSmallStudy({ protocol: DEMO_PROTOCOL });
  const people = await makeBystanders(closed);
  await db().$transaction((tx) => closeStudy(tx, closed.id));
  const draft = await makeStudy({ protocol: DEMO_PROTOCOL });
  const values = await idsOf([closed, draft], people);
  return { slugs: [closed.slug, draft.slug], values };
}

/** @param connection - to the app, for who takes part as people do. */
export async function makeCaller(
  role: HostileRole,
  victims: Victims,
  connection: Connection,
): Promise<HostileCaller> {
  const open = await makeSmallStudy({ protocol: DEMO_PROTOCOL });
  const draft = await makeStudy({ protocol: DEMO_PROTOCOL });
  const studies = [open, draft];
  const bystanders = await makeBystanders(open);
  const own = await idsOf(studies, role === "participant" ? [] : bystanders);
  const isSignedIn = !["nobody", "participant", "token"].includes(role);
  const installationRole = INSTALLATION_ROLES[role] ?? "MEMBER";
  const userId = isSignedIn ? await makeStaff(open, null, installationRole) : null;
  const membership = MEMBERSHIPS[role];
  if (userId && membership) {
    const data = studies.map(({ id }) => ({ studyId: id, userId, role: membership }));
    await db().studyMember.createMany({ data });
  }
  const sessionId = userId ? await beginSession(userId) : null;
  const token = role === "token" ? await makeToken(open) : null;
  const person = role === "participant" ? await enter(open, connection) : null;
  const values = Object.fromEntries(
    Object.entries(own).map(([name, ids]) => [name, [...ids, ...(victims.values[name] ?? [])]]),
  );
  if (userId) values.account?.push(userId);
  if (person) values.trial = [...person.trials, ...(victims.values.trial ?? [])];

  const mine = new Set(studies.map(({ id }) => id));
  const before = new Set(bystanders.map((one) => one.id));
  const known = new Set((await db().study.findMany({ select: { id: true } })).map(({ id }) => id));
  const accounts = new Set((await db().user.findMany({ select: { id: true } })).map((u) => u.id));
  return {
    role,
    known: {
      own: studies.map(({ slug }) => slug),
      foreign: [...victims.slugs, "no-such-study"],
      values,
    },
    userId,
    sessionId,
    token,
    participantCookie: person?.cookie ?? "",
    placeOf: ({ table, owner }) => {
      if (owner === "") return "installation";
      const [study = "", participant] = owner.split("/");
      if (mine.has(study)) {
        if (participant === undefined) return "study";
        return before.has(participant) ? "participants" : "taking part";
      }
      if (known.has(study)) return "other study";
      if (study === userId) return "account";
      if (accounts.has(study)) return "other account";
      return OF_ACCOUNTS.has(table) ? "new account" : "new study";
    },
  };
}

const OF_ACCOUNTS = new Set([
  ...["user_account", "staff_session", "staff_identity", "second_factor", "recovery_code"],
  "account_link",
]);

/** The session of the id, again, where a request of its owner has ended it. */
export async function keepSession({ sessionId, userId }: HostileCaller): Promise<void> {
  if (!sessionId || !userId) return;
  const expiresAt = new Date(Date.now() + HOUR_MS);
  await db().staffSession.createMany({
    data: [{ id: sessionId, userId, expiresAt }],
    skipDuplicates: true,
  });
}

async function beginSession(userId: string): Promise<string> {
  const expiresAt = new Date(Date.now() + HOUR_MS);
  return (await db().staffSession.create({ data: { userId, expiresAt } })).id;
}

async function makeToken(study: BuiltStudy): Promise<string> {
  const userId = await makeStaff(study, "OWNER");
  const access = { studyId: study.id, slug: study.slug, userId, capability: "own" as const };
  const input = { name: "A program", scopes: [...TOKEN_SCOPES], days: 1 };
  return (await makeApiToken(access, input)).token;
}

interface Bystander {
  id: string;
  trials: string[];
}

/** Two people of the study: one has rated all, the other some. */
async function makeBystanders(study: BuiltStudy): Promise<Bystander[]> {
  const taken = await takenStudy(study);
  const people: Bystander[] = [];
  for (const count of [Number.POSITIVE_INFINITY, 2]) {
    const id = await takePart(taken, crypto.randomUUID().replaceAll("-", "").slice(0, 24));
    await rateNext(taken, id, count);
    const trials = await db().trial.findMany({ where: { participantId: id } });
    people.push({ id, trials: trials.map((trial) => trial.id) });
  }
  return people;
}

/** Takes part in the study as people do, over the app, up to the first trial. */
async function enter(study: BuiltStudy, connection: Connection) {
  const id = crypto.randomUUID().replaceAll("-", "").slice(0, 24);
  const query = { PROLIFIC_PID: id, STUDY_ID: "hostile", SESSION_ID: id };
  const person = new HttpParticipant(study.slug, query);
  await person.consent(connection);
  await person.aboutYou(connection, ABOUT_SOMEBODY);
  await person.instructed(connection);
  const trials = await db().trial.findMany({
    where: {
      studyId: study.id,
      participant: { recruiterIdentity: { parameters: { path: ["PROLIFIC_PID"], equals: id } } },
    },
    select: { id: true },
  });
  return { cookie: person.cookie, trials: trials.map((trial) => trial.id) };
}

/** Ids that stand in addresses, of these studies and of a colleague and an invitation of each. */
async function idsOf(studies: BuiltStudy[], people: Bystander[]) {
  const questions = await db().question.findMany({
    where: { studyId: { in: studies.map(({ id }) => id) }, externalId: { in: ["1", "2", "q1"] } },
    select: { id: true },
  });
  const explanations = studies.flatMap(({ explanationIds }) =>
    [...explanationIds.values()].flatMap((of) => [...of.values()]).slice(0, 6),
  );
  const values: Record<string, string[]> = {
    question: questions.map(({ id }) => id),
    explanation: explanations,
    trial: people.flatMap(({ trials }) => trials).slice(0, 8),
    person: [],
    account: [],
    session: [],
    invitation: [],
    token: ["nonsense", "x".repeat(43)],
  };
  for (const study of studies) {
    const owner = await makeStaff(study, "OWNER");
    const colleague = await makeStaff(study, "VIEWER");
    const invitation = await db().staffInvitation.create({
      data: {
        studyId: study.id,
        email: `${crypto.randomUUID()}@example.org`,
        role: "VIEWER",
        tokenHash: crypto.randomUUID(),
        expiresAt: new Date(Date.now() + HOUR_MS),
      },
    });
    const token = await db().apiToken.create({
      data: {
        studyId: study.id,
        userId: owner,
        name: "A program",
        tokenHash: crypto.randomUUID(),
        scopes: [],
        expiresAt: new Date(Date.now() + HOUR_MS),
      },
    });
    values.person?.push(owner, colleague);
    values.account?.push(owner, colleague);
    values.session?.push(await beginSession(owner));
    values.invitation?.push(invitation.id);
    values.token?.push(token.id);
  }
  return values;
}
