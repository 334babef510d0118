import { type CheckedResponse, failedChecks } from "@/lib/study/quality/quality-checks";
import type { SetCheck } from "./analysis-set";

/** The checks that keep a participant with these responses, as they were given, out of the set "checked". */
export function failedSetChecks(
  responses: readonly CheckedResponse[],
  failedAttention: boolean,
): SetCheck[] {
  const failed: SetCheck[] = failedChecks(responses);
  return failedAttention ? [...failed, "attention"] : failed;
}
