import "server-only";
import { normalStudyFile } from "@/lib/schemas/setup/normal-study-file";
import type { StudyFile } from "@/lib/schemas/setup/study-file";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import type { ConstructDefinition } from "@/lib/server/study-builder/study-definition";
import { scaleOf } from "@/lib/study/protocol/protocol";
import { storeNewStudy } from "./create-study";
import type { NormalStudyFile } from "./study-file-reader";

/**
 * Makes a draft study of the file, with its maker as owner, under this name in addresses.
 * @throws AppError not-acceptable (422) at "slug" when another study has the name.
 */
export function storeStudyFile(
  staff: { userId: string },
  { slug, title }: { slug: string; title?: string | undefined },
  file: StudyFile,
): Promise<{ slug: string; hash: string }> {
  const normal = normalStudyFile({ ...file, title: title ?? file.title });
  return storeNormalStudyFile(staff, slug, normal, hashDocument(normal));
}

/** The same of a file that is in its own order already, and of which the hash is known. */
export async function storeNormalStudyFile(
  staff: { userId: string },
  slug: string,
  file: NormalStudyFile,
  hash: string,
): Promise<{ slug: string; hash: string }> {
  const { format: _, constructs, protocol, ...content } = file;
  const made = await storeNewStudy(
    staff,
    {
      ...content,
      slug,
      protocol,
      constructs: protocol ? constructsOf(protocol) : (constructs ?? []),
    },
    { from: "file", hash },
  );
  return { ...made, hash };
}

function constructsOf(protocol: NonNullable<StudyFile["protocol"]>): ConstructDefinition[] {
  return protocol.constructs.map((construct) => ({
    key: construct.key,
    statement: construct.statement,
    points: scaleOf(protocol, construct).length,
    reversed: construct.reversed === true,
  }));
}
