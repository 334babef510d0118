/** What the audit log holds, in words that say what was done. In the order of their names. */
export const AUDITED_ACTIONS = {
  "change-role": "Changed somebody’s role",
  "change-status": "Changed the study's status",
  "discard-pilot": "Discarded a pilot’s participants",
  "erase-participant": "Erased a participant",
  "erase-recruiter-ids": "Erased recruiters’ ids",
  "exclude-by-rule": "Left out all whom a rule matched",
  "exclude-participant": "Left a participant out",
  export: "Took a file",
  "import-content": "Stored a file of content",
  "fill-pilot": "Let simulated participants take part in the pilot",
  "interim-look": "Looked at tests of a running study",
  "invite-staff": "Invited somebody to the staff",
  "join-staff": "Joined the staff",
  "make-invitations": "Made participants’ invitations",
  "make-token": "Made a token for a program",
  "open-protocol": "Opened a version of the protocol",
  "read-participant": "Read a participant’s run",
  "read-participants": "Read the list of participants",
  reconcile: "Compared a recruiter’s list with the participants",
  "reinstate-participant": "Took a participant in again",
  "remove-staff": "Took somebody out of the staff",
  "revoke-invitation": "Took an invitation to the staff back",
  "revoke-token": "Revoked a program’s token",
  "set-retention-day": "Set the day on which recruiters’ ids are erased",
} as const;

export type AuditedAction = keyof typeof AUDITED_ACTIONS;
