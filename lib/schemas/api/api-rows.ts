import { z } from "zod";
import type { ColumnType } from "@/lib/exporters/column";
import type { TableColumn } from "@/lib/exporters/tables/export-table";
import { participantsTable } from "@/lib/exporters/tables/participants-table";
import { ratingsTable } from "@/lib/exporters/tables/ratings-table";
import { apiPageSchema } from "./api-pages";

const KINDS: Record<ColumnType, z.ZodType> = {
  integer: z.int(),
  number: z.number(),
  string: z.string(),
  timestamp: z.iso.datetime(),
  boolean: z.boolean(),
};

/** A row of a table, by the names of its columns; what is empty in a file is null here. */
function rowSchema(columns: readonly TableColumn[]) {
  return z.object(
    Object.fromEntries(
      columns.map(({ name, type, meaning }) => [name, KINDS[type].nullable().describe(meaning)]),
    ),
  );
}

export const RATING_COLUMNS = ratingsTable([]).columns;
export const PARTICIPANT_COLUMNS = participantsTable([]).columns;

export const apiRatingsSchema = apiPageSchema(rowSchema(RATING_COLUMNS));

/** A study's own questions are columns as well: "own_" and the question's key. */
export const apiParticipantsSchema = apiPageSchema(
  rowSchema(PARTICIPANT_COLUMNS).catchall(z.union([z.string(), z.int(), z.null()])),
);
