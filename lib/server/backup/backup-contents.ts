import "server-only";
import { z } from "zod";

/** The form of a backup; a later one that reads differently has another. */
export const BACKUP_FORMAT = "grounded.backup/1";
export const CONTENTS_PATH = "backup.json";
export const tablePath = (table: string) => `tables/${table}.copy`;

/** What a backup says of itself. */
export const backupContents = z.object({
  format: z.literal(BACKUP_FORMAT),
  app: z.string(),
  takenAt: z.string(),
  /** That the database had had. */
  migrations: z.array(z.string()),
  /** Each after those that its rows name. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
});
export type BackupContents = z.infer<typeof backupContents>;
