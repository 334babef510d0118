import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { InstallationRole, StudyRole } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { type BuiltStudy, buildStudy } from "@/lib/server/study-builder/build-study";
import type { StudyDefinition } from "@/lib/server/study-builder/study-definition";

/** The hash of a password that nobody knows. */
const UNKNOWN_PASSWORD =
  "$argon2id$v=19$m=19456,t=2,p=1$M8LlBlJB3mgc33vtQ/4sBQ$vTou1mwItADdmxUNtzycACWLxn6knfKkJJ4FsaiOcWs";

/**
 * Small studies for the database tests of the staff side, made by the one builder. Every study has a
 * name of its own, so that tests share a database without seeing each other.
 */
export async function makeStudy(given: Partial<StudyDefinition> = {}): Promise<BuiltStudy> {
  const slug = `made-${crypto.randomUUID().slice(0, 8)}`;
  const methods = given.methods ?? [
    { key: "CF", label: "CF" },
    { key: "MT", label: "MT" },
  ];
  const definition: StudyDefinition = {
    slug,
    title: "A made study",
    seed: slug,
    methods,
    constructs: [
      { key: "Plausibility", statement: "It is plausible." },
      { key: "Satisfaction", statement: "I am satisfied." },
    ],
    protocol: null,
    questions: [1, 2].map((number) => ({
      externalId: String(number),
      stem: `Question ${number}?`,
      choices: ["yes", "no"],
      goldIndex: 0,
      explanations: methods.map(({ key }) => ({
        methodKey: key,
        text: `Because ${number}, says ${key}.`,
        answerIndex: 0,
      })),
    })),
    ...given,
  };
  return db().$transaction((tx) => buildStudy(tx, definition));
}

/**
 * A new account with a proven address that is a member of the study; without a role it is of no study.
 * It may create studies unless another installation role is given.
 */
export async function makeStaff(
  study: Pick<BuiltStudy, "id">,
  role: StudyRole | null,
  installationRole: InstallationRole = "RESEARCHER",
): Promise<string> {
  const user = await db().user.create({
    data: {
      email: `${crypto.randomUUID()}@example.org`,
      passwordHash: UNKNOWN_PASSWORD,
      role: installationRole,
      provenAt: new Date(),
    },
  });
  if (role) await db().studyMember.create({ data: { studyId: study.id, userId: user.id, role } });
  return user.id;
}

/** Access as the owner of the study, without signing in. */
export async function makeAccess(study: Pick<BuiltStudy, "id" | "slug">): Promise<StudyAccess> {
  const userId = await makeStaff(study, "OWNER");
  return { studyId: study.id, slug: study.slug, userId, capability: "export" };
}

/** The explanation of a question under a method. */
export function explanationOf(study: BuiltStudy, question: number, method: string): string {
  const id = study.explanationIds.get(String(question))?.get(method);
  if (!id) throw new Error(`Question ${question} has no explanation under ${method}.`);
  return id;
}
