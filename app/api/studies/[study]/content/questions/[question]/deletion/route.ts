import { requireStudyAccess } from "@/lib/server/accounts/access";
import { deleteQuestion } from "@/lib/server/content/delete-question";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; question: string }>;
}

/** Deletes a question of a draft with its explanations. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study, question } = await params;
    const access = await requireStudyAccess(study, "manage");
    await deleteQuestion(access, readId(question));
    return Response.json({ deleted: true });
  });
}
