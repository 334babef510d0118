import { invitationsSchema } from "@/lib/schemas/recruitment/invitations";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";
import { makeInvitations } from "@/lib/server/recruitment/make-invitations";
import { answering, readForm } from "@/lib/server/shared/http";

/** Makes invitations, each for one person. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readForm(request, invitationsSchema);
    return replyWithPieces(request, makeInvitations(access, input), {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${access.slug}-invitations.csv"`,
      "Cache-Control": "no-store",
    });
  });
}
