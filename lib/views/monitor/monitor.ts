import type { DataOrigin } from "@/lib/comparison/data-origin";
import { plural } from "@/lib/format";
import { type StudyStatusKey, takesNewPeople } from "@/lib/study/lifecycle/lifecycle";
import type { FlagKind } from "@/lib/study/quality/quality-flags";
import {
  formatMoney,
  missedMinimum,
  PROLIFIC_MINIMUM_SOURCE,
  payPerHour,
  type Reward,
} from "@/lib/study/recruitment/reward";
import type { EndedState } from "@/lib/views/participants/listed-participant";
import type { CellRow } from "./fill-cells";
import type { FillLevel, FunnelStep, Pace } from "./study-progress";

/** What the monitor shows, at one moment. */
export interface MonitorView {
  asOf: string;
  status: StudyStatusKey;
  origin: DataOrigin;
  /** Visits to the information page, of people who may never have consented. */
  visits: number;
  /** All who are counted in the following: active, completed, dropped, and each of `ended`. */
  consented: number;
  active: number;
  completed: number;
  dropped: number;
  ended: Record<EndedState, number>;
  constructs: number;
  responses: StoredOfPlanned;
  ratings: StoredOfPlanned;
  /** From consent to the end, without simulated and imported data; null where nobody has both times. */
  medianDuration: { milliseconds: number; runs: number } | null;
  methods: MethodFill[];
  /** From the link to the end, with where people stopped. */
  funnel: FunnelStep[];
  /** Explanations by the number of their responses, from none upwards. */
  levels: FillLevel[];
  /** Every explanation by question and method; null where they are too many for one page. */
  cells: CellRow[] | null;
  /** Responses that an explanation is to get; null where the protocol names no number. */
  aim: number | null;
  pace: Pace;
  /** What the newest protocol pays, and how long people take for it; null where it names no reward. */
  pay: ImpliedPay | null;
  /** Participants by quality flag. */
  flags: Record<FlagKind, number>;
  /** Participants whom the analyses leave out by decision. */
  excluded: number;
  /** Participants of whom the recruiter says something else than we know. */
  mismatches: number;
}

/** Times are those of people who completed, without simulated and imported data. */
export interface ImpliedPay extends PayTimes {
  reward: Reward;
  /** Whether Prolific's people are among those who may come. */
  prolific: boolean;
}

export interface PayTimes {
  runs: number;
  /** Null without a run. */
  medianMs: number | null;
  /** Nine in ten were faster. */
  slowMs: number | null;
}

export interface StoredOfPlanned {
  stored: number;
  planned: number;
}

/** How far the explanations of a method have been rated. */
export interface MethodFill {
  key: string;
  label: string;
  explanations: number;
  responses: StoredOfPlanned;
  /** Responses of the least and of the most rated explanation; null without explanations. */
  fewest: number | null;
  most: number | null;
  /** Explanations that are FAR_BEHIND or more below the fullest of the study. */
  farBehind: number;
}

/**
 * An assignment keeps every explanation within one response of every other, so two fewer than the
 * fullest one means that participants stopped. Places still reserved count as filled.
 */
export const FAR_BEHIND = 2;

/** A file holds what was answered, not what was planned. */
export function planKnown({ origin }: Pick<MonitorView, "origin">): boolean {
  return origin.imported === 0;
}

export interface MonitorWarning {
  title: string;
  text: string;
}

/** What to look at first, beside where the data came from. */
export function monitorWarnings(view: MonitorView): MonitorWarning[] {
  const warnings: MonitorWarning[] = [];
  const farBehind = view.methods.reduce((sum, method) => sum + method.farBehind, 0);
  if (view.methods.length === 0) {
    warnings.push({
      title: "Nothing to rate",
      text: "The study has no methods and no explanations yet.",
    });
  }
  if (view.mismatches > 0) {
    warnings.push({
      title: `The recruiter says otherwise of ${plural(view.mismatches, "participant", "participants")}`,
      text: "Their status there does not go together with their status here. The list of participants says of each what to look at.",
    });
  }
  const { pay } = view;
  if (pay?.prolific && pay.medianMs && missedMinimum(pay.reward, pay.medianMs) !== null) {
    const paid = formatMoney(payPerHour(pay.reward, pay.medianMs), pay.reward.currency);
    warnings.push({
      title: `People are paid ${paid} per hour`,
      text: `That is less than Prolific takes (${PROLIFIC_MINIMUM_SOURCE}).`,
    });
  }
  if (farBehind > 0) {
    const open = takesNewPeople(view.status);
    warnings.push({
      title: `${plural(farBehind, "explanation is", "explanations are")} far behind`,
      text: `Rated at least ${FAR_BEHIND} times less than the most rated one. ${
        open
          ? "The next participants get these first."
          : "Nobody new takes part while the study is not open, so they stay behind."
      }`,
    });
  }
  if (view.dropped > 0) {
    warnings.push({
      title: `${plural(view.dropped, "participant", "participants")} of ${view.consented} stopped before the end`,
      text: takesNewPeople(view.status)
        ? "What they rated is stored; their other places are free again."
        : "What they rated is stored.",
    });
  }
  return warnings;
}
