import { ruleExclusionSchema } from "@/lib/schemas/participants/exclusion";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { excludeByRule } from "@/lib/server/participants/exclude-by-rule";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** Leaves all whom a rule matches out of the analyses. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, ruleExclusionSchema);
    return Response.json({ excluded: await excludeByRule(access, input) });
  });
}
