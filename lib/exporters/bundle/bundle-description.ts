import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { Json } from "@/lib/comparison/document/document-figures";
import type { TableColumn } from "@/lib/exporters/tables/export-table";
import type { ConstructScale } from "@/lib/study/protocol/construct-scale";
import type { Protocol } from "@/lib/study/protocol/protocol";
import type { FailedCheck } from "@/lib/study/quality/quality-checks";

/**
 * All that a bundle's documents say, as plain data of one snapshot, known before the first row is
 * read. What is known only afterwards is in BundleFigures.
 */
export interface BundleDescription {
  app: { name: string; version: string };
  /** When the snapshot was taken, ISO 8601 in UTC, and the database's name for it. */
  takenAt: string;
  snapshot: string;
  study: BundledStudy;
  filters: BundleFilters;
  /** The versions that were open, or the draft where none was; oldest first, recruiters' codes left out. */
  protocols: BundledProtocol[];
  /** In the order in which they are shown; models take the first one as the reference. */
  methods: BundledMethod[];
  /** In the order of the study. */
  constructs: BundledConstruct[];
  /** The files with data, in the order in which they stand in the bundle. */
  tables: BundledTable[];
  people: BundledPeople;
  content: BundledContent;
}

/** What is known once everything has been read. */
export interface BundleFigures {
  /** The comparison of the rows in the bundle, as in comparison.json; null where it could not be made. */
  comparison: { [key: string]: Json } | null;
  /** Why there is none, in a sentence. */
  noComparison: string | null;
  /** Whom the checks of data quality leave out of the set; null where the set does not ask for them. */
  failedChecks: FailedChecks | null;
  /** Every file that was written before, in order. */
  files: BundledFile[];
}

export interface BundledStudy {
  slug: string;
  title: string;
  /** As in "closed". */
  status: string;
  openedAt: string | null;
  closedAt: string | null;
}

/** Which rows are in the files. */
export interface BundleFilters {
  /**
   * Null: everybody's, also of who is excluded by decision; the comparison is then of the set "all",
   * which is the rows that are not "excluded". In the files of a set everybody is in the comparison.
   */
  set: AnalysisSet | null;
  /** Days of the consent in UTC, ISO 8601, both included; null: no bound. */
  from: string | null;
  to: string | null;
  /** As in "prolific"; null: from wherever. */
  source: string | null;
  version: number | null;
  simulated: boolean;
}

export interface BundledProtocol {
  number: number;
  /** SHA-256 of the document as it is stored, recruiters' codes included. */
  hash: string;
  openedAt: string | null;
  /** Why it changes the analysis plan of the version before; absent where it does not. */
  planReason?: string;
  /** Null where only data are known, as of a published file. */
  document: Protocol | null;
}

export interface BundledMethod {
  key: string;
  label: string;
  factors: Record<string, string>;
}

export interface BundledConstruct extends ConstructScale {
  statement: string | null;
}

/** A column as documents describe it. */
export type BundledColumn = Omit<TableColumn, "sql">;

export interface BundledTable {
  /** As in "ratings". */
  name: string;
  /** As in "data/description-ratings_data.csv". */
  path: string;
  /** As in "one row per rating". */
  rows: string;
  meaning: string;
  columns: BundledColumn[];
}

/** Whom the filters choose, in the analysis set or not. */
export interface BundledPeople {
  /** Who consented, by how far they came, as in "completed": only statuses that somebody has. */
  byStatus: Record<string, number>;
  /** Where they came from, as in "prolific". */
  bySource: Record<string, number>;
  /** Who the analyses leave out by decision, by the reason that was given. */
  excluded: { reason: string; rule: string | null; participants: number }[];
  /** Of the others, who has not completed, and who failed more attention checks than allowed. */
  outsideSets: { notCompleted: number; failedAttention: number };
  /** The first consent and the last. */
  firstAt: string | null;
  lastAt: string | null;
  /** Minutes from consent to the end, of people who completed here. */
  minutes: { n: number; median: number; q1: number; q3: number } | null;
  /** For a completed participation, where the protocol says so. */
  pay: { amount: number; currency: string } | null;
  /** About-you answers by question: how many gave which. */
  aboutYou: { key: string; answers: { value: string; participants: number }[] }[];
}

export interface BundledContent {
  questions: number;
  /** By method, in their order. */
  explanations: { method: string; explanations: number; modelRuns: number }[];
}

/** People, and how many of them failed which check: one can fail several. */
export interface FailedChecks {
  participants: number;
  byCheck: Partial<Record<FailedCheck, number>>;
}

/** A file of the bundle. */
export interface BundledFile {
  path: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
  /** Of a file of rows: how many, without the header. */
  rows?: number;
}

/** Where a table stands in the bundle: the names of Psych-DS, whose values have neither - nor _. */
export function dataPath(table: string): string {
  const name = table.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return `data/description-${name}_data.csv`;
}

/** Those that say what participants were asked. */
export function knownProtocols(
  protocols: readonly BundledProtocol[],
): (BundledProtocol & { document: Protocol })[] {
  return protocols.flatMap((version) => {
    const { document } = version;
    return document ? [{ ...version, document }] : [];
  });
}
