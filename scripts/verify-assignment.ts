import {
  type Verification,
  verifyAssignment,
} from "@/lib/server/participation/assignment/verify-assignment";
import { USAGES } from "./usages.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run verify-assignment -- STUDY`: proves a study's sequences from its seed and its log. */

const USAGE = USAGES["verify-assignment"];

function describe(slug: string, found: Verification): string {
  switch (found.kind) {
    case "reproduced":
      return `${slug}: all ${found.plans} planned sequences follow from the seed and the log.`;
    case "unknown-study":
      return `There is no study "${slug}".`;
    case "trials-differ":
      return `${slug}: ${found.notInLog} stored trials are not in the log, and ${found.notStored} of the log are not stored.`;
    default:
      return `${slug}: entry ${found.number} of the log does not follow from what was before it: ${JSON.stringify(found, null, 2)}`;
  }
}

await withCleanEnd(async ([slug, ...others]) => {
  if (!slug || slug.startsWith("-") || others.length > 0) {
    console.error(USAGE);
    return false;
  }
  const found = await verifyAssignment(slug);
  const proved = found.kind === "reproduced";
  (proved ? console.log : console.error)(describe(slug, found));
  return proved;
});
