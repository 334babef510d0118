/** The values of a participant's status in exports, and what each says. */
export const PARTICIPANT_STATUS_VALUES: Record<string, string> = {
  active: "Has consented and not reached the end",
  completed: "Has reached the end",
  failed_attention:
    "Has reached the end, and failed more attention checks than the protocol allows",
  screened_out: "Does not belong to whom the study asks, or did not understand the instructions",
  quota_full: "Consented when no place, or none of their quota cell, was left",
  timed_out: "Came back after the time limit, when no place was left",
  withdrawn: "Stopped at their own wish",
  erased: "Was erased: nothing but counts is left",
};
