import { db } from "@/lib/server/shared/db";
import { buildStudy } from "@/lib/server/study-builder/build-study";
import { openStudy } from "@/lib/server/study-builder/change-study-status";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_METHODS } from "@/prisma/demo/definition";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

/** An open study with the demo's protocol and so many questions, each explained under four methods. */
export async function makeStudy(
  slug: string,
  questions: number,
  change: Partial<Protocol> = {},
): Promise<{ id: string; slug: string }> {
  const study = await db().$transaction(
    async (tx) => {
      const built = await buildStudy(tx, {
        slug,
        title: slug,
        seed: slug,
        methods: DEMO_METHODS.map((key) => ({ key, label: key })),
        constructs: DEMO_PROTOCOL.constructs,
        protocol: { ...DEMO_PROTOCOL, ...change },
        questions: Array.from({ length: questions }, (_, index) => ({
          externalId: `question ${index + 1}`,
          stem: `Where would somebody look for thing number ${index + 1} first?`,
          choices: ["the shelf", "the garden", "the harbour", "the attic", "the office"],
          goldIndex: index % 5,
          explanations: DEMO_METHODS.map((methodKey, method) => ({
            methodKey,
            text: `Things of the kind of number ${index + 1} are kept where they are used. `.repeat(
              2 + (method % 3),
            ),
            answerIndex: (index + method) % 5,
          })),
        })),
      });
      await openStudy(tx, built.id);
      return built;
    },
    { timeout: 60_000 },
  );
  return { id: study.id, slug };
}
