import { expect, it, vi } from "vitest";
import { POST } from "@/app/api/take/[study]/resume/route";
import { db } from "@/lib/server/shared/db";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { requestCookies } from "@/lib/server/testing/request-cookies";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import type { Recruitment } from "@/lib/study/recruitment/recruitment";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { arriveAtStudy } from "./arrive-at-study";

vi.mock("next/headers", async () => import("@/lib/server/testing/request-cookies"));

const ends = { completed: { code: "C1", returnUrl: null } };
const recruitment: Recruitment = {
  ...DEMO_PROTOCOL.recruitment,
  prolific: { ends, keySet: null },
  mturk: { ends },
  sona: { ends },
};
const pid = "5f1c2d3e4b5a69788796a5b4";
const link = { PROLIFIC_PID: pid, STUDY_ID: "st1", SESSION_ID: "se1" };
type Query = Record<string, string>;
type Jar = Map<string, string>;

async function makeStudy() {
  return makeSmallStudy({ protocol: { ...DEMO_PROTOCOL, recruitment } });
}

/** Consents by a link in a browser; gives the status, and the cookies that the browser then has. */
async function consent(slug: string, query: Query, jar: Jar = new Map(), visit?: string) {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const given = { query, consents: [true, true], visit: visit ?? crypto.randomUUID() };
  const path = `/api/take/${slug}/consent`;
  const reply = await callParticipantRoute("POST", path, { cookie }, JSON.stringify(given));
  const pairs = reply.cookies.map((one): [string, string] => {
    const at = one.indexOf("=");
    return [one.slice(0, at), one.slice(at + 1)];
  });
  return { status: reply.status, body: reply.body, jar: new Map(pairs) };
}

/** Opens a link in a browser, as the page does. */
const open = (slug: string, query: Query, jar: Jar) =>
  requestCookies.run(jar, () => arriveAtStudy(slug, query));

/** Presses the button that goes on; gives the page to which it leads. */
function goOn(slug: string, query: Query, jar: Jar): Promise<string | null> {
  return requestCookies.run(jar, async () => {
    const body = new URLSearchParams(query);
    const request = new Request("http://localhost:3000/", { method: "POST", body });
    const reply = await POST(request, { params: Promise.resolve({ study: slug }) });
    expect(reply.status).toBe(303);
    return reply.headers.get("location");
  });
}

/** All that is stored of the study's people, and the notes for staff. */
async function stored(studyId: string) {
  const where = { studyId };
  const [people, identities, notes] = await Promise.all([
    db().participant.findMany({ where }),
    db().recruiterIdentity.findMany({ where }),
    db().auditEntry.findMany({ where: { ...where, userId: null }, orderBy: { createdAt: "asc" } }),
  ]);
  return { people, identities, notes: notes.map(({ action, detail }) => ({ action, detail })) };
}

it.each<[string, Query]>([
  ["the id alone", { PROLIFIC_PID: pid }],
  ["the id in capitals", { PROLIFIC_PID: pid.toUpperCase() }],
  ["another SESSION_ID", { ...link, SESSION_ID: "se2" }],
  ["null for a SESSION_ID", { ...link, SESSION_ID: "null" }],
  ["an empty SESSION_ID", { ...link, SESSION_ID: "" }],
])("a stranger who knows %s does not become the participant", async (_, query) => {
  const { id, slug } = await makeStudy();
  await consent(slug, link);
  const before = await stored(id);
  const stranger: Jar = new Map();

  expect(await open(slug, query, stranger)).toMatchObject({ kind: "unproven", bySubmission: true });
  expect(await goOn(slug, query, stranger)).toMatch(new RegExp(`^/take/${slug}\\?`));
  const again = await consent(slug, query, stranger);
  expect(again.status).toBe(409);
  expect(again.body).toContain("begun-elsewhere");
  expect([...stranger.keys(), ...again.jar.keys()].join()).not.toContain("grounded_take_");

  const after = await stored(id);
  expect(after.people).toEqual(before.people);
  expect(after.identities).toEqual(before.identities);
  const [code] = before.people.map((one) => one.code);
  const reason = query.SESSION_ID === "se2" ? "other-submission" : "no-submission";
  expect(after.notes).toContainEqual({
    action: "unproven-return",
    detail: { participant: code, reason },
  });
  expect(JSON.stringify(after.notes)).not.toContain(pid);
});

it("a participant of MTurk needs the same assignment, and one of SONA the same device", async () => {
  const { slug } = await makeStudy();
  await consent(slug, { workerId: "A2", assignmentId: "3A", hitId: "3H" });
  await consent(slug, { survey_code: "481" });
  const nobody = () => new Map<string, string>();
  const mturk = await open(slug, { workerId: "A2", assignmentId: "3B" }, nobody());
  expect(mturk).toMatchObject({ kind: "unproven", bySubmission: true });
  const same = await open(slug, { workerId: "A2", assignmentId: "3A" }, nobody());
  expect(same.kind).toBe("proven");
  const sona = await open(slug, { survey_code: "481" }, nobody());
  expect(sona).toMatchObject({ kind: "unproven", bySubmission: false });
});

it("the same submission goes on in another browser, by the button and not by the link", async () => {
  const { id, slug } = await makeStudy();
  await consent(slug, link);
  const before = await stored(id);
  const phone: Jar = new Map();
  expect((await open(slug, link, phone)).kind).toBe("proven");
  expect(phone).toEqual(new Map());
  expect(await stored(id)).toEqual(before);

  expect(await goOn(slug, link, phone)).toBe(`/take/${slug}/about-you`);
  expect([...phone.keys()].join()).toContain("grounded_take_");
  expect(await open(slug, link, phone)).toEqual({
    kind: "remembered",
    next: `/take/${slug}/about-you`,
  });
});

it("another SESSION_ID overwrites none by a link; the participant's own browser may, by the button", async () => {
  const { id, slug } = await makeStudy();
  const { jar } = await consent(slug, link);
  const other = { ...link, SESSION_ID: "se2" };
  const before = await stored(id);
  expect((await open(slug, other, jar)).kind).toBe("proven");
  expect(await stored(id)).toEqual(before);

  await goOn(slug, other, jar);
  await goOn(slug, other, jar);
  const after = await stored(id);
  expect(after.identities).toMatchObject([{ parameters: other }]);
  const [code] = after.people.map((one) => one.code);
  expect(after.notes).toEqual([
    { action: "id-used-twice", detail: { participant: code, counted: true } },
  ]);
});

it("another SESSION_ID changes nothing once the run has ended", async () => {
  const { id, slug } = await makeStudy();
  const { jar } = await consent(slug, link);
  await db().participant.updateMany({
    where: { studyId: id },
    data: { status: "COMPLETED", completedAt: new Date() },
  });
  const other = { ...link, SESSION_ID: "se2" };
  expect(await open(slug, other, jar)).toMatchObject({ kind: "remembered" });
  await goOn(slug, other, jar);
  const { identities, notes } = await stored(id);
  expect(identities).toMatchObject([{ parameters: link }]);
  expect(notes[0]).toMatchObject({ action: "id-used-twice", detail: { counted: false } });
});

it("a consent whose reply was lost is sent again, and is the same participant's", async () => {
  const { id, slug } = await makeStudy();
  const visit = crypto.randomUUID();
  const query = { survey_code: "482" };
  expect((await consent(slug, query, new Map(), visit)).status).toBe(201);
  expect((await consent(slug, query, new Map(), visit)).status).toBe(201);
  expect((await stored(id)).people).toHaveLength(1);
  // Once there is something to take, the visit is no proof any more.
  await db().participant.updateMany({ where: { studyId: id }, data: { aboutYouAt: new Date() } });
  expect((await consent(slug, query, new Map(), visit)).status).toBe(409);
});
