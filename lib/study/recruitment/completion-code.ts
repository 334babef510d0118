/** A code in an address, as Prolific's way back has it: "…/submissions/complete?cc=C1ABC". */
const IN_ADDRESS = /[?&]cc=([^&#\s]+)/i;
/** Spaces of every kind, with those that have no width. */
const SPACES = /[\s\u200b-\u200d\u2060\ufeff]+/g;

/**
 * The completion code in what somebody typed or pasted: without spaces, in plain letters, and out of the
 * address that it stands in. Its case stays. A text without any code in it stays as it is, without spaces.
 */
export function readCompletionCode(text: string): string {
  const plain = text.normalize("NFKC").replace(SPACES, " ").trim();
  const found = IN_ADDRESS.exec(plain)?.[1];
  return (found === undefined ? plain : decoded(found)).replaceAll(" ", "");
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replace(SPACES, "");
  } catch {
    return part;
  }
}

export interface ReadCode {
  line: number;
  /** As it stands in the file. */
  written: string;
  /** What it was read as. */
  code: string;
}

interface Handed {
  line: number;
  code: string | null;
  written: string | null;
}

/**
 * Submissions with the codes that they mean: a code that the study does not have, and has in another
 * case just once, is that one.
 *
 * @returns the submissions, and which codes were not taken letter by letter.
 */
export function meantCodes<Submission extends Handed>(
  submissions: readonly Submission[],
  known: ReadonlySet<string>,
): { submissions: Submission[]; readings: ReadCode[] } {
  const byFolded = new Map<string, string[]>();
  for (const code of known) {
    const folded = code.toUpperCase();
    byFolded.set(folded, [...(byFolded.get(folded) ?? []), code]);
  }
  const readings: ReadCode[] = [];
  const meant = submissions.map((submission) => {
    const { line, code, written } = submission;
    if (code === null) return submission;
    const [same, ...others] = byFolded.get(code.toUpperCase()) ?? [];
    const only = known.has(code) || others.length > 0 ? code : (same ?? code);
    if (written !== null && written !== only) readings.push({ line, written, code: only });
    return { ...submission, code: only };
  });
  return { submissions: meant, readings };
}
