import "server-only";
import { env } from "@/lib/env";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import { readSimulatedPerson } from "@/lib/server/pilot/simulated-token";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { isFiller, readExternalId, trimmed } from "@/lib/study/recruitment/external-id";
import { type LinkQuery, tidyLink } from "@/lib/study/recruitment/link-query";
import { readRecruitmentLink, type UnusableReason } from "@/lib/study/recruitment/recruitment-link";
import { findRecruited, type RecruitedParticipant } from "./find-recruited";
import type { IdentifiedPerson } from "./identified-person";
import { readInvitation } from "./invitation-token";
import { noteForStaff } from "./note-for-staff";
import { verifyProlificToken } from "./verify-prolific-token";

/** Who comes, before it is looked up whether they are a participant. */
type VerifiedArrival =
  | IdentifiedPerson
  | { kind: "open" }
  | { kind: "preview" }
  | { kind: "unusable"; reason: UnusableReason };

export type IdentifiedArrival =
  | (IdentifiedPerson & {
      /** Null while they are none. */ participant: RecruitedParticipant | null;
    })
  | { kind: "open" }
  | { kind: "preview" }
  | { kind: "unusable"; reason: UnusableReason };

export interface TakenStudyKey {
  id: string;
  slug: string;
  status: StudyStatus;
  discardedPilots: number;
  protocol: Pick<Protocol, "recruitment">;
}

/** Of a link that only brings a token. */
const NOTHING_CARRIED = { formerIds: [], parameters: {} };

/** Seconds for which somebody may read the information after a signed link has run out. */
const READING_SECONDS = 3600;

/**
 * Who comes by a link into a study: reads it, and verifies what is signed. What cannot be used is
 * noted for staff; nothing of the link is. Of the person nothing changes.
 *
 * @param options.consenting - the person has read the information first: a signed link or an
 * invitation that ran out within the last hour is still taken.
 */
export async function identifyArrival(
  study: TakenStudyKey,
  query: LinkQuery,
  { consenting = false }: { consenting?: boolean } = {},
): Promise<IdentifiedArrival> {
  const arrival = await verifyArrival(study, query, consenting ? READING_SECONDS : 0);
  const participant = arrival.kind === "person" ? await findRecruited(study.id, arrival) : null;
  // Nobody is kept out because a note could not be written.
  await noteArrival(study.id, query, arrival).catch((error: unknown) => console.error(error));
  return arrival.kind === "person" ? { ...arrival, participant } : arrival;
}

async function noteArrival(
  studyId: string,
  query: LinkQuery,
  arrival: VerifiedArrival,
): Promise<void> {
  if (arrival.kind !== "unusable" || arrival.reason === "not-open-to-all") return;
  const { reason } = arrival;
  const refused = reason === "forged" || reason === "expired";
  await noteForStaff(studyId, refused ? "refused-token" : "unusable-link", {
    reason,
    link: shortHash(studyId, query),
  });
}

async function verifyArrival(
  study: TakenStudyKey,
  query: LinkQuery,
  lateBy: number,
): Promise<VerifiedArrival> {
  const simulated = readSimulatedPerson(study, query.simulated);
  if (simulated) {
    const source = "SIMULATED";
    return { kind: "person", source, externalId: simulated, signed: true, ...NOTHING_CARRIED };
  }
  const { recruitment } = study.protocol;
  const link = readRecruitmentLink(query, recruitment);
  if (link.kind === "signed") {
    const plain = tidyLink(query, recruitment).query;
    return verifySigned(link.token, plain, recruitment.prolific?.keySet ?? [], lateBy);
  }
  if (link.kind === "invitation") return verifyInvitation(study.id, link.token, lateBy);
  if (link.kind !== "recruited") return link;
  const { source, externalId, formerIds, parameters } = link;
  return { kind: "person", source, externalId, formerIds, signed: false, parameters };
}

function verifySigned(
  token: string,
  plain: Readonly<Record<string, string[]>>,
  keySet: readonly Record<string, unknown>[],
  lateBy: number,
): VerifiedArrival {
  const now = Date.now() / 1000;
  const verified = verifyProlificToken(token, keySet, { server: env().NEXTAUTH_URL, now, lateBy });
  if (verified.kind !== "verified") return { kind: "unusable", reason: verified.kind };
  const person = readExternalId("PROLIFIC", verified.parameters.PROLIFIC_PID);
  if (!person) return { kind: "unusable", reason: "malformed" };
  const { id: externalId, formerIds } = person;
  const parameters = { ...verified.parameters, PROLIFIC_PID: externalId };
  // Plain ones beside the signed ones say the same, or one of the two is wrong.
  const contradicts = (name: string, value: string) =>
    (plain[name] ?? []).some((one) => {
      const given = trimmed(one);
      if (given === "" || isFiller(given)) return false;
      return (name === "PROLIFIC_PID" ? readExternalId("PROLIFIC", given)?.id : given) !== value;
    });
  if (Object.entries(parameters).some(([name, value]) => contradicts(name, value))) {
    return { kind: "unusable", reason: "contradictory" };
  }
  const source = "PROLIFIC";
  return { kind: "person", source, externalId, formerIds, signed: true, parameters };
}

async function verifyInvitation(
  studyId: string,
  token: string,
  lateBy: number,
): Promise<VerifiedArrival> {
  const read = readInvitation(studyId, token, new Date(Date.now() - lateBy * 1000));
  if (read.kind === "forged") return { kind: "unusable", reason: "forged" };
  const { number: externalId } = read;
  const person = {
    kind: "person" as const,
    source: "INVITATION" as const,
    externalId,
    signed: true,
    ...NOTHING_CARRIED,
  };
  // Who has begun comes back by the same invitation, however late.
  if (read.kind === "expired" && !(await findRecruited(studyId, person))) {
    return { kind: "unusable", reason: "expired" };
  }
  return person;
}

/** Tells staff which entries are of the same link, and nobody what it was. */
function shortHash(studyId: string, query: LinkQuery): string {
  const text = JSON.stringify(Object.entries(query).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return hashExternalId(studyId, `link\n${text}`).slice(0, 12);
}
