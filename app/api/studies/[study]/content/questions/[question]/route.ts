import { questionEditSchema } from "@/lib/schemas/content/question-edit";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { editQuestion } from "@/lib/server/content/edit-question";
import { answering, readId, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; question: string }>;
}

/** Stores a question of a draft as it was edited. */
export function PUT(request: Request, { params }: Context) {
  return answering(async () => {
    const { study, question } = await params;
    const access = await requireStudyAccess(study, "manage");
    const id = readId(question);
    const hash = await editQuestion(access, id, await readJson(request, questionEditSchema));
    return Response.json({ hash });
  });
}
