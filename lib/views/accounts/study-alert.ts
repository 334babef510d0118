/** What of a study is told by mail: in words, what to do, and the study's page to look at. */
export const STUDY_ALERTS = {
  "too-many-starts": {
    what: "People are being turned away because too many started from one network or browser.",
    todo: "Check whether a group shares a network, or a script holds places.",
    page: "recruitment",
  },
  "unknown-submission": {
    what: "Prolific reported a submission that no participant came with.",
    todo: "Check the submissions against Prolific.",
    page: "recruitment",
  },
  "forged-webhook": {
    what: "A message in Prolific’s name was refused because its signature is wrong.",
    todo: "Check the webhook’s secret at Prolific and in this installation’s settings.",
    page: "recruitment",
  },
  "study-full": {
    what: "All places are taken, and people who come now are turned away.",
    todo: "Stop recruitment, or raise the target sample size.",
    page: "monitor",
  },
} as const;

export type StudyAlert = keyof typeof STUDY_ALERTS;

export function isAlerting(action: string): action is StudyAlert {
  return Object.hasOwn(STUDY_ALERTS, action);
}
