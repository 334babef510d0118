import { z } from "zod";

/** What a list of participants can be ordered by. */
export const PARTICIPANT_SORTS = ["arrival", "completion", "duration", "responses"] as const;
export type ParticipantSort = (typeof PARTICIPANT_SORTS)[number];

export interface ParticipantOrder {
  by: ParticipantSort;
  /** The latest, longest or most first. */
  descending: boolean;
}

/** As the address says it: "duration", or "-duration" from the longest. */
export function writeOrder({ by, descending }: ParticipantOrder): string {
  return descending ? `-${by}` : by;
}

const descendings = PARTICIPANT_SORTS.map((by) => `-${by}` as const);

/** From the query of the list. Anything else means the order of arrival. */
export const participantOrderSchema = z
  .object({ sort: z.enum([...PARTICIPANT_SORTS, ...descendings]).catch("arrival") })
  .transform(({ sort }): ParticipantOrder => {
    const descending = sort.startsWith("-");
    return { by: sort.replace("-", "") as ParticipantSort, descending };
  });

/** A place in the list: what it is ordered by, null where that is not there, and the arrival number. */
export interface ParticipantPlace {
  value: number | null;
  ordinal: number;
}

/** As "5", by arrival, or "312000_5" and "none_5" by anything else. */
export function writePlace({ by }: ParticipantOrder, { value, ordinal }: ParticipantPlace): string {
  return by === "arrival" ? String(ordinal) : `${value ?? "none"}_${ordinal}`;
}

const MOST_ORDINAL = 2_147_483_647;

/** Null for what is no place under this order: the list then begins at its beginning. */
export function readPlace({ by }: ParticipantOrder, text: string): ParticipantPlace | null {
  const match = /^(?:(none|\d{1,15})_)?(\d{1,10})$/.exec(text);
  const ordinal = Number(match?.[2]);
  const value = match?.[1];
  if (!match || ordinal > MOST_ORDINAL || (value === undefined) !== (by === "arrival")) return null;
  return { value: value === undefined || value === "none" ? null : Number(value), ordinal };
}
