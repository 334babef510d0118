import { formatCount, formatDuration, formatPercent, plural } from "@/lib/format";
import type { FlagKind, QualityFlag } from "@/lib/study/quality/quality-flags";
import { FASTEST_READING, WORDS_PER_MINUTE } from "@/lib/study/quality/quality-reading";
import { SPEED_DEVIATIONS, type SpeedRule } from "@/lib/study/quality/quality-speed";

/** A flag in two or three words, for tables and filters. */
export const FLAG_WORDS: Record<FlagKind, string> = {
  attention: "Failed check",
  "straight-lining": "Same answers",
  speed: "Fast run",
  "fast-trials": "Fast trials",
  "implausible-times": "Implausible times",
  away: "Away long",
  translated: "Translated page",
  "pasted-comment": "Pasted comment",
  "same-device": "Same browser",
  "same-person": "Id used twice",
};

/** What a flag does not mean. */
export const FLAG_LIMITS: Record<FlagKind, string> = {
  attention: "One slip happens to attentive people too.",
  "straight-lining": "Explanations may really have seemed alike.",
  speed: "Some people are fast, and the mean counts those who took a break.",
  "fast-trials": "Anyone who already knows the question reads less of it.",
  "implausible-times": "Working on two devices at once, or resetting a clock, can look the same.",
  away: "A call, or a translation looked up, looks the same.",
  translated:
    "Some browsers translate without being asked. Questions and explanations are exempt from it, statements are not.",
  "pasted-comment": "Some people write elsewhere and paste.",
  "same-device": "Households and laboratories share browsers.",
  "same-person": "A recruiter may send a person again after a failure.",
};

const listed = (items: readonly (string | number)[], most = 8) =>
  items.length > most
    ? `${items.slice(0, most).join(", ")} and ${formatCount(items.length - most)} more`
    : items.join(", ");

/** What a flag is made of, in one sentence with its figures. */
export function sayFlag(flag: QualityFlag): string {
  switch (flag.kind) {
    case "attention": {
      const which = flag.failed.map(
        ({ statement, trial, answer }) => `“${statement}” in trial ${trial}, answered ${answer}`,
      );
      return `Failed ${flag.failed.length} of ${plural(flag.answered, "attention check")} (${flag.allowed} may fail): ${which.join("; ")}.`;
    }
    case "straight-lining":
      return flag.throughout
        ? `Gave the same answer to all ${formatCount(flag.ratings)} statements in ${plural(flag.responses, "response")}.`
        : `Gave the same answer ${flag.longestRun} times in a row, of ${formatCount(flag.ratings)} ratings; in ${flag.uniformResponses} of ${plural(flag.responses, "response")} every statement got the same.`;
    case "speed":
      return `Took ${formatDuration(flag.totalMs)} from consent to the end, less than ${formatDuration(flag.limitMs)}: ${SPEED_DEVIATIONS} standard deviations (${formatDuration(flag.sdMs)} each) below the mean of ${formatDuration(flag.meanMs)} over ${plural(flag.runs, "run")}.`;
    case "fast-trials":
      return `Was done with ${flag.positions.length} of ${plural(flag.measured, "measured trial")} in less time than reading takes at ${formatCount(WORDS_PER_MINUTE * FASTEST_READING)} words a minute: ${flag.positions.length === 1 ? "trial" : "trials"} ${listed(flag.positions)}.`;
    case "implausible-times":
      return `Reported ${formatDuration(flag.reportedMs)} on ${plural(flag.responses, "trial")}, of which at most ${formatDuration(flag.possibleMs)} can have passed by the times of submission and receipt.`;
    case "away":
      return `Was away from the page for ${formatDuration(flag.awayMs)} of ${formatDuration(flag.totalMs)} (${formatPercent(flag.awayMs / Math.max(1, flag.totalMs), 0)}), longest in trial ${flag.longest.position}: ${formatDuration(flag.longest.awayMs)}.`;
    case "translated":
      return `Answered ${flag.positions.length} of ${plural(flag.measured, "measured trial")} on a page that the browser had translated: ${flag.positions.length === 1 ? "trial" : "trials"} ${listed(flag.positions)}.`;
    case "pasted-comment":
      return `Pasted ${plural(flag.characters, "character")} into the comment.`;
    case "same-device":
      return `Answered in the same browser as ${flag.others.length === 1 ? "participant" : "participants"} no. ${listed(flag.others)}.`;
    case "same-person":
      return `The recruiter’s id of the person came ${flag.times === 1 ? "once more" : `${formatCount(flag.times)} times more`} with another submission.`;
  }
}

/** What the recruiter's rule of speed comes to in this study, in one sentence. */
export function saySpeedRule(rule: SpeedRule): string {
  const recruiters = `more than ${SPEED_DEVIATIONS} standard deviations below the mean time of the whole study`;
  switch (rule.kind) {
    case "too-few-runs":
      return `Fast run: ${recruiters}; it takes ${rule.needed} timed runs before anybody can be, and there ${rule.got === 1 ? "is" : "are"} ${rule.got}.`;
    case "cannot-fire":
      return `Fast run: ${recruiters}; it cannot apply here, because the mean of ${formatDuration(rule.meanMs)} less ${SPEED_DEVIATIONS} times ${formatDuration(rule.sdMs)} is no time at all (n = ${formatCount(rule.runs)} runs).`;
    case "limit":
      return `Fast run: ${recruiters}, here less than ${formatDuration(rule.limitMs)} (mean ${formatDuration(rule.meanMs)}, SD ${formatDuration(rule.sdMs)}, n = ${formatCount(rule.runs)} runs).`;
  }
}
