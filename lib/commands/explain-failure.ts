const SENTENCES: Partial<Record<string, string>> = {
  P1000: "The database refuses the user or the password of DATABASE_URL.",
  P1001: "The database of DATABASE_URL cannot be reached.",
  P1003: "The database of DATABASE_URL does not exist.",
  P1017: "The database closed the connection.",
  P2021: "The database has no tables of Grounded yet: npm run demo or npm start makes them.",
  ECONNREFUSED: "The database of DATABASE_URL cannot be reached.",
};

/** What went wrong, in one sentence where it is one of the things that happen; in full otherwise. */
export function explainFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error ? String(error.code) : "";
  const settings = error.message.startsWith("These settings") ? error.message : undefined;
  return SENTENCES[code] ?? settings ?? error.stack ?? error.message;
}
