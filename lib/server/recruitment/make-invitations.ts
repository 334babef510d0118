import "server-only";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { INVITATIONS_COLUMNS, type InvitationRow } from "@/lib/exporters/invitations-columns";
import { writeCsv } from "@/lib/exporters/write-csv";
import type { InvitationsInput } from "@/lib/schemas/recruitment/invitations";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { counting, encoded, noteFile } from "@/lib/server/export/note-file";
import { db } from "@/lib/server/shared/db";
import { takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import { issueInvitation } from "./invitation-token";
import { loadRecruitment } from "./load-recruitment";

const DAY_MS = 24 * 3_600_000;

/**
 * Makes single-use invitations as a CSV file in pieces, numbered on from the last. Who made which is
 * noted in the audit log; the links themselves are not stored.
 *
 * @throws AppError study-not-open (409); not-acceptable (422) where the study invites nobody.
 */
export async function* makeInvitations(
  access: StudyAccess,
  { count, days }: InvitationsInput,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const recruitment = await loadRecruitment(access);
  if (!recruitment || !takesNewPeople(recruitment.status)) {
    throw new AppError(
      "study-not-open",
      "The study is not open: an invitation would lead nowhere.",
    );
  }
  if (!recruitment.recruitment.invitations) {
    throw new AppError("not-acceptable", "The protocol of this study takes nobody by invitation.");
  }
  const expiresAt = new Date(Math.floor((Date.now() + days * DAY_MS) / 1000) * 1000);
  const first = await takeNumbers(access, count, expiresAt);
  const counted = { rows: 0 };
  const rows = listInvitations(access, { first, count, expiresAt });
  const pieces = encoded(writeCsv(counting(rows, counted), INVITATIONS_COLUMNS));
  yield* noteFile(access, "invitations.csv", counted, pieces);
}

/** The first of so many numbers, which nobody else gets. */
function takeNumbers(access: StudyAccess, count: number, expiresAt: Date): Promise<number> {
  const { studyId, userId } = access;
  return db().$transaction(async (tx) => {
    const { lastInvitation: last } = await tx.studyArrivals.update({
      where: { studyId },
      data: { lastInvitation: { increment: count } },
      select: { lastInvitation: true },
    });
    const first = last - count + 1;
    const detail = { first, last, expiresAt: expiresAt.toISOString() };
    await tx.auditEntry.create({ data: { studyId, userId, action: "make-invitations", detail } });
    return first;
  });
}

function* listInvitations(
  { studyId, slug }: StudyAccess,
  { first, count, expiresAt }: { first: number; count: number; expiresAt: Date },
): Generator<InvitationRow> {
  const page = new URL(`/take/${slug}`, env().NEXTAUTH_URL);
  for (let number = first; number < first + count; number++) {
    page.searchParams.set("invitation", issueInvitation(studyId, number, expiresAt));
    yield { number, link: page.href, expiresAt };
  }
}
