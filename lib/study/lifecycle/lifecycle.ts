/** A study's whole life: what it can be, what leads from one to the other, and what each allows. */

export const STUDY_STATUSES = ["DRAFT", "PILOT", "OPEN", "PAUSED", "CLOSED", "ARCHIVED"] as const;
export type StudyStatusKey = (typeof STUDY_STATUSES)[number];

export const STUDY_ACTIONS = [
  "start-pilot",
  "open",
  "pause",
  "resume",
  "close",
  "archive",
  "take-out",
  "back-to-draft",
] as const;
export type StudyAction = (typeof STUDY_ACTIONS)[number];

export interface StudyStep {
  action: StudyAction;
  from: readonly StudyStatusKey[];
  to: StudyStatusKey;
  /** Whether the protocol is held against the content first, and its warnings are to be confirmed. */
  checked: boolean;
}

/**
 * Every step that there is. Whoever may change a study may take each of them; each is confirmed, and
 * noted in the audit log. A study that has opened never goes back, and one that has closed never opens
 * again: its tests have been seen by then. A step that leaves the pilot deletes what came in during it.
 */
export const STUDY_STEPS: readonly StudyStep[] = [
  { action: "start-pilot", from: ["DRAFT"], to: "PILOT", checked: true },
  { action: "open", from: ["DRAFT", "PILOT"], to: "OPEN", checked: true },
  { action: "back-to-draft", from: ["PILOT"], to: "DRAFT", checked: false },
  { action: "pause", from: ["OPEN"], to: "PAUSED", checked: false },
  { action: "resume", from: ["PAUSED"], to: "OPEN", checked: false },
  { action: "close", from: ["OPEN", "PAUSED"], to: "CLOSED", checked: false },
  { action: "archive", from: ["CLOSED"], to: "ARCHIVED", checked: false },
  { action: "take-out", from: ["ARCHIVED"], to: "CLOSED", checked: false },
];

/** The steps that can be taken from here, in the table's order. */
export function stepsFrom(status: StudyStatusKey): StudyStep[] {
  return STUDY_STEPS.filter(({ from }) => from.includes(status));
}

/** The step by this action from here; null: there is none. */
export function findStep(status: StudyStatusKey, action: StudyAction): StudyStep | null {
  return stepsFrom(status).find((step) => step.action === action) ?? null;
}

/** Whether people who come now are taken. */
export function takesNewPeople(status: StudyStatusKey): boolean {
  return status === "PILOT" || status === "OPEN";
}

/** Whether who has consented is still given explanations to rate. */
export function givesPlaces(status: StudyStatusKey): boolean {
  return takesNewPeople(status) || status === "PAUSED";
}

/** Whether data are being collected that will count: a pause is no end. */
export function isRunning(status: StudyStatusKey): boolean {
  return status === "OPEN" || status === "PAUSED";
}

/** Whether a further version of the protocol can open under those who come from then on. */
export function takesNewVersions(status: StudyStatusKey): boolean {
  return status === "PILOT" || isRunning(status);
}

/** Whether the study is over. */
export function hasEnded(status: StudyStatusKey): boolean {
  return status === "CLOSED" || status === "ARCHIVED";
}
