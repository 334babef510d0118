import "server-only";
import { env } from "@/lib/env";
import { db } from "@/lib/server/shared/db";
import { studyAlertMail } from "@/lib/views/accounts/mails";
import { isAlerting, STUDY_ALERTS } from "@/lib/views/accounts/study-alert";
import { sendAlert } from "./send-alert";

/**
 * Tells who manages a study of something that was noted in it, once a day for each kind, where it is
 * something that they would want to know on the day. Who has switched alerts off is told nothing, and
 * neither is an address that nobody has proven.
 */
export function alertStudy(studyId: string, action: string): void {
  if (!isAlerting(action)) return;
  sendAlert(`study/${studyId}/${action}`, async () => {
    const study = await db().study.findUniqueOrThrow({
      where: { id: studyId },
      select: {
        slug: true,
        title: true,
        members: {
          where: {
            role: { in: ["OWNER", "RESEARCHER"] },
            user: { alerts: true, provenAt: { not: null } },
          },
          select: { user: { select: { email: true } } },
        },
      },
    });
    const { page } = STUDY_ALERTS[action];
    const link = new URL(`/studies/${study.slug}/${page}`, env().NEXTAUTH_URL).href;
    return study.members.map(({ user }) =>
      studyAlertMail({ to: user.email, study: study.title, action, link }),
    );
  });
}
