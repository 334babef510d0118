import "server-only";
import type {
  ParticipantOrder,
  ParticipantPlace,
} from "@/lib/schemas/participants/participant-order";
import { Prisma } from "@/lib/server/prisma-client/client";
import { TOTAL_MS } from "./flag-inputs";
import { countedResponses } from "./response-flags";

/** What participants `p` are ordered by, as a number, null where there is none; and where it stands. */
export async function sortSource(
  studyId: string,
  { by }: ParticipantOrder,
): Promise<{ value: Prisma.Sql; join: Prisma.Sql }> {
  switch (by) {
    case "arrival":
      return { value: Prisma.sql`NULL::float8`, join: Prisma.empty };
    case "completion": {
      const value = Prisma.sql`floor(extract(epoch FROM p.completed_at) * 1000)::float8`;
      return { value, join: Prisma.empty };
    }
    case "duration":
      return { value: Prisma.sql`floor(${TOTAL_MS})::float8`, join: Prisma.empty };
    case "responses": {
      // To count them all for each page would take longer than the page may.
      const counted = await countedResponses(studyId);
      return {
        value: Prisma.sql`coalesce(counted.responses, 0)::float8`,
        join: Prisma.sql`LEFT JOIN unnest(${[...counted.keys()]}::int[], ${[...counted.values()]}::int[])
          AS counted (ordinal, responses) ON counted.ordinal = p.ordinal`,
      };
    }
  }
}

// Who has no value stands last, from wherever the list begins.
const known = ({ descending }: ParticipantOrder, value: Prisma.Sql) =>
  descending ? Prisma.sql`coalesce(${value}, -1)` : Prisma.sql`coalesce(${value}, 'Infinity')`;

/** The list from one end: `value` and `ordinal` are those of its rows. */
export function inOrder(order: ParticipantOrder, backwards: boolean): Prisma.Sql {
  const way = order.descending === backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  if (order.by === "arrival") return Prisma.sql`p.ordinal ${way}`;
  return Prisma.sql`${known(order, Prisma.sql`p.value`)} ${way}, p.ordinal ${way}`;
}

/** Whether a row lies beyond the place, on the way from the list's beginning or to it. */
export function beyond(
  order: ParticipantOrder,
  place: ParticipantPlace | null,
  backwards: boolean,
): Prisma.Sql {
  if (!place) return Prisma.sql`true`;
  const sign = order.descending === backwards ? Prisma.sql`>` : Prisma.sql`<`;
  if (order.by === "arrival") return Prisma.sql`p.ordinal ${sign} ${place.ordinal}`;
  const value = known(order, Prisma.sql`${place.value}::float8`);
  return Prisma.sql`(${known(order, Prisma.sql`p.value`)}, p.ordinal) ${sign} (${value}, ${place.ordinal}::int)`;
}
