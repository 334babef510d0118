import type {
  BundleDescription,
  BundledPeople,
  BundledProtocol,
} from "@/lib/exporters/bundle/bundle-description";
import { inlineMarkdown } from "@/lib/exporters/bundle/inline-markdown";
import { formatEstimate } from "@/lib/format";
import { ABOUT_YOU } from "@/lib/study/protocol/about-you";
import { counted, listed, unended } from "./say-statistic";

const STATUS_WORDS: Record<string, string> = {
  completed: "answered everything",
  active: "did not reach the end",
  failed_attention: "answered everything but failed more attention checks than allowed",
  screened_out: "were screened out",
  quota_full: "found the study full",
  timed_out: "came back too late",
  withdrawn: "withdrew",
  erased: "had their data erased",
};

const SOURCE_WORDS: Record<string, string> = {
  prolific: "through Prolific",
  mturk: "through Mechanical Turk",
  sona: "through SONA",
  cloudresearch: "through CloudResearch",
  other_recruiter: "through [name of the recruiter]",
  invitation: "by personal invitations",
  open_link: "by an open link",
  imported: "taken over from a file",
  simulated: "simulated, not people",
};

/** Who took part: the section “Participants”. */
export function sayParticipants(
  { people, protocols, study }: Pick<BundleDescription, "people" | "protocols" | "study">,
  leftOut: string,
  analysed: { participants: number; responses: number } | null,
): string {
  const total = Object.values(people.byStatus).reduce((sum, number) => sum + number, 0);
  if (total === 0) return "There are no participants in these data.";
  const isOver = study.status === "closed" || study.status === "archived";
  const words = isOver ? STATUS_WORDS : { ...STATUS_WORDS, active: "had not reached the end yet" };
  return [
    `${counted(total, "person", "people")} consented to take part${sayDates(people)}: ${sayCounts(people.bySource, SOURCE_WORDS)}.`,
    `Of them, ${sayCounts(people.byStatus, words)}.`,
    sayExcluded(people),
    leftOut,
    analysed
      ? `The analyses are of ${counted(analysed.responses, "response")} by ${counted(analysed.participants, "participant")}.`
      : "",
    sayMinutes(people),
    sayPay(people, protocols),
    ...people.aboutYou.map(sayAnswers),
    "[Ethics approval, and how the sample size was chosen.]",
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

function sayDates({ firstAt, lastAt }: BundledPeople): string {
  return firstAt && lastAt ? ` between ${firstAt.slice(0, 10)} and ${lastAt.slice(0, 10)}` : "";
}

function sayCounts(counts: Record<string, number>, words: Record<string, string>): string {
  const known = Object.entries(counts).filter(([, number]) => number > 0);
  return listed(known.map(([key, number]) => `${number} ${words[key] ?? key}`));
}

function sayExcluded({ excluded }: BundledPeople): string {
  if (excluded.length === 0) return "Nobody was excluded by decision.";
  const total = excluded.reduce((sum, { participants }) => sum + participants, 0);
  const reasons = excluded.map(
    ({ reason, participants }) => `${participants} for “${inlineMarkdown(unended(reason))}”`,
  );
  return `${counted(total, "participant was", "participants were")} excluded by decision: ${reasons.join("; ")}.`;
}

function sayMinutes({ minutes }: BundledPeople): string {
  if (!minutes) return "";
  const { n, median, q1, q3 } = minutes;
  const shown = (value: number) => formatEstimate(value, 1);
  return `From consent to the end took a median of ${shown(median)} minutes (interquartile range ${shown(q1)} to ${shown(q3)}; n = ${n}).`;
}

/** Only people who completed here were paid, who are those whose minutes are known. */
function sayPay(
  { pay, minutes, bySource }: BundledPeople,
  protocols: readonly BundledProtocol[],
): string {
  if (Object.keys(bySource).every((source) => source === "simulated")) return "";
  const announced = protocols.at(-1)?.document?.expectedMinutes;
  const about = announced ? ` They were told that it takes about ${announced} minutes.` : "";
  if (!pay || !minutes) return `[What participants were paid.]${about}`;
  const { amount, currency } = pay;
  const hourly = minutes.median > 0 ? (60 * amount) / minutes.median : null;
  const rate =
    hourly === null
      ? ""
      : `, which at the median duration is ${formatEstimate(hourly)} ${currency} an hour`;
  return `Participants who completed were paid ${formatEstimate(amount)} ${currency}${rate}.${about}`;
}

function sayAnswers({ key, answers }: BundledPeople["aboutYou"][number]): string {
  const field = ABOUT_YOU.find((one) => one.key === key);
  if (!field) return "";
  const labels = new Map(field.options.map((option) => [option.key, option.label]));
  const given = answers.map(
    ({ value, participants }) => `${inlineMarkdown(labels.get(value) ?? value)} ${participants}`,
  );
  return `${field.question} ${given.join(", ")}.`;
}
