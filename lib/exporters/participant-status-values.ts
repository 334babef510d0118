/** The values of a participant's status in exports, and what each says. */
export const PARTICIPANT_STATUS_VALUES: Record<string, string> = {
  active: "Has consented and not reached the end",
  completed: "Has reached the end",
};
