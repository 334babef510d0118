import type { Column } from "./column";

/** One invitation to take part. */
export interface InvitationRow {
  number: number;
  link: string;
  expiresAt: Date;
}

export const INVITATIONS_COLUMNS: readonly Column<InvitationRow>[] = [
  {
    name: "number",
    type: "integer",
    meaning: "The invitation's number in the study. No number is given twice.",
    get: (row) => row.number,
  },
  {
    name: "link",
    type: "string",
    meaning: "The address to send to one person. Whoever opens it first is that person.",
    get: (row) => row.link,
  },
  {
    name: "expires_at",
    type: "timestamp",
    meaning: "Until when somebody can begin by it. Who has begun comes back by it afterwards too.",
    get: (row) => row.expiresAt,
  },
];
