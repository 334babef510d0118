import pg from "pg";
import { db } from "@/lib/server/shared/db";
import { PUBLISHED_RATING_MODEL } from "@/lib/study/pilot/simulated-participants";
import { ABOUT_YOU, ProlificParticipant } from "../prolific-participant";
import { Connection } from "../raw-connection";
import { OWNER_URL } from "../servers";
import { signInAsOwner } from "../sign-in";
import type { Asker } from "./asked";

/** The demo's studies, and a draft that is made of the first. */
export const STUDIES = ["demo", "demo-simulated", "demo-draft"];

export interface People {
  cookies: Record<Asker, string>;
  /** Of the address by which somebody joins the staff. */
  invitation: string;
  /** The address by which who is through withdraws later. */
  withdrawal: string;
}

/**
 * Puts into the database what the demo lacks, through the app on it: a draft, an invitation, and a
 * participant at each step of a run. Every run begins with a copy of all that, so who they are, what
 * they are shown and what their cookies say is the same in each.
 */
export async function putPeople(base: string): Promise<People> {
  const owner = await signInAsOwner(base);
  const act = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const headers = { cookie: owner, origin: base, "content-type": "application/json" };
    const reply = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as Record<string, unknown>;
  };
  await act("/api/studies/copy", { from: "demo", slug: "demo-draft", title: "A draft" });
  const invited = await act("/api/studies/demo/people/invitations", {
    email: "somebody@demo.example",
    role: "VIEWER",
  });
  const invitation = /invitation\/([\w-]+)/.exec(JSON.stringify(invited))?.[1] ?? "";

  const connection = new Connection(base);
  const go = (step: Asker) => goUntil(step, connection);
  const cookies = {
    owner,
    visitor: "",
    "about-you": await go("about-you"),
    instructions: await go("instructions"),
    rate: await go("rate"),
    thanks: await go("thanks"),
    ended: await go("ended"),
  };
  connection.close();
  const last = await fetch(`${base}/take/demo/thanks`, { headers: { cookie: cookies.thanks } });
  const withdrawal = /\/take\/demo\/withdraw\?participant=[\w.-]+/.exec(await last.text())?.[0];
  if (!invitation || !withdrawal) throw new Error("A page lacks the address that it should show.");
  // Rows come in the order of the plan, and plans follow the statistics: those of every copy are these.
  const tables = new pg.Client({ connectionString: OWNER_URL });
  await tables.connect();
  await tables.query("VACUUM ANALYZE");
  await tables.end();
  await db().$disconnect();
  return { cookies, invitation, withdrawal };
}

/** Somebody who takes part in the open study until this step; gives their cookies. */
async function goUntil(step: Asker, connection: Connection): Promise<string> {
  const person = new ProlificParticipant("demo", `unchanged-${step}`);
  await person.arrive(connection);
  await person.consent(connection);
  if (step === "about-you") return person.cookie;
  await person.aboutYou(connection, ABOUT_YOU);
  if (step === "instructions") return person.cookie;
  await person.instructed(connection);
  await person.open(connection, "rate");
  const trials = await trialsOf(person.cookie);
  for (const trial of step === "thanks" ? trials : trials.slice(0, 3)) {
    const submittedAt = new Date().toISOString();
    await person.respond(connection, trial, { ratings: RATINGS, durationMs: 9000, submittedAt });
  }
  if (step === "thanks") await person.finish(connection);
  if (step === "ended") {
    const body = JSON.stringify({ withdrawal: "stop" });
    await connection.send("POST", "/api/take/demo/withdrawal", person, body);
  }
  return person.cookie;
}

const RATINGS = Object.fromEntries(
  Object.keys(PUBLISHED_RATING_MODEL.constructs).map((construct, place) => [construct, 1 + place]),
);

/** What the participant of this cookie is shown, in its order. */
async function trialsOf(cookie: string): Promise<string[]> {
  const [, participantId = ""] = /grounded_take_[^=]+=([0-9a-f-]+)\./.exec(cookie) ?? [];
  const where = { participantId, replacedAt: null };
  const trials = await db().trial.findMany({ where, orderBy: { position: "asc" } });
  return trials.map(({ id }) => id);
}
