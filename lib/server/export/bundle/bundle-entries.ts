import "server-only";
import type {
  BundleDescription,
  BundledFile,
  BundleFigures,
  FailedChecks,
} from "@/lib/exporters/bundle/bundle-description";
import { BUNDLE_DOCUMENTS } from "@/lib/exporters/bundle/bundle-documents";
import { breakNoQuotedLine, spssCopyPath } from "@/lib/exporters/bundle/spss/spss-copy";
import { writeAnalysisR } from "@/lib/exporters/bundle/write-analysis-r";
import { writeChanges } from "@/lib/exporters/bundle/write-changes";
import { writeCitation } from "@/lib/exporters/bundle/write-citation";
import { bundleCodebookRows, writeBundleCodebook } from "@/lib/exporters/bundle/write-codebook";
import { writeDatasetDescription } from "@/lib/exporters/bundle/write-dataset-description";
import { writeManifest, writeSums } from "@/lib/exporters/bundle/write-manifest";
import { writeMaterials } from "@/lib/exporters/bundle/write-materials";
import { writeMethods } from "@/lib/exporters/bundle/write-methods";
import { writeNotebook } from "@/lib/exporters/bundle/write-notebook";
import { writePsychDsIgnore } from "@/lib/exporters/bundle/write-psych-ds-ignore";
import { writeReadme } from "@/lib/exporters/bundle/write-readme";
import { writeSpss } from "@/lib/exporters/bundle/write-spss";
import { measuredFile, measuredText } from "./measured-file";
import type { ZipEntry } from "./zip-stream";

/** Where the parts of a bundle come from that are not written from its description. */
export interface BundleSource {
  description: BundleDescription;
  /** The rows of a table, by its name, and how many were given; asked for one after the other. */
  copyTable: (name: string) => { pieces: AsyncIterable<Uint8Array>; rows: () => number };
  /** How many rows the database counts in the same snapshot. */
  countRows: (name: string) => Promise<number>;
  failedChecks: () => Promise<FailedChecks | null>;
  studyFile: () => Promise<string>;
  /** What is stored of the study, row by row, as another installation makes it again. */
  record: () => AsyncIterable<Uint8Array>;
  comparison: Promise<Pick<BundleFigures, "comparison" | "noComparison">>;
}

const LF = 0x0a;

const {
  readme,
  changes,
  citation,
  description: dataset,
  psychDsIgnore,
  codebook,
  study,
} = BUNDLE_DOCUMENTS;
const { record, comparison, analysisR, notebook, spss, methods, manifest, sums } = BUNDLE_DOCUMENTS;

/**
 * The files of a bundle in their order: what is known at once first, so that the first bytes come at
 * once; then the data; then what takes longest; last of all the sums, by which a whole bundle is told.
 */
export async function* bundleEntries(source: BundleSource): AsyncGenerator<ZipEntry> {
  const files: BundledFile[] = [];
  const text = (path: string, write: () => string | Promise<string>) =>
    measuredText(path, write, files);
  const { description } = source;
  yield text(readme.path, () => writeReadme(description));
  yield text(citation.path, () => writeCitation(description));
  yield text(changes.path, () => writeChanges(description));
  yield text(dataset.path, () => writeDatasetDescription(description));
  yield text(psychDsIgnore.path, () => writePsychDsIgnore(description.tables));
  yield measuredText(
    codebook.path,
    () => writeBundleCodebook(description),
    files,
    async () => bundleCodebookRows(description).length,
  );
  yield text(spss.path, () => writeSpss(description));
  for (const material of writeMaterials(description.protocols, description.methods)) {
    yield text(material.path, () => material.text);
  }
  for (const { name, path } of description.tables) {
    const copied = source.copyTable(name);
    let rows = 0;
    yield measuredFile(path, copied.pieces, files, async () => {
      rows = await reconcile(source, name, copied.rows());
      return rows;
    });
    const copy = spssCopyPath(name);
    if (copy) {
      const pieces = breakNoQuotedLine(source.copyTable(name).pieces);
      yield measuredFile(copy, pieces, files, async () => rows);
    }
  }
  yield text(study.path, source.studyFile);
  const lines = countLines(source.record());
  yield measuredFile(record.path, lines.pieces, files, async () => lines.rows());
  const figures: BundleFigures = {
    ...(await source.comparison),
    failedChecks: await source.failedChecks(),
    files,
  };
  yield text(comparison.path, () => `${JSON.stringify(figures.comparison, null, 2)}\n`);
  yield text(analysisR.path, () => writeAnalysisR(description, figures));
  yield text(notebook.path, () => writeNotebook(description, figures));
  yield text(methods.path, () => writeMethods(description, figures));
  yield text(manifest.path, () => writeManifest(description, figures));
  yield text(sums.path, () => writeSums(files));
}

/** The same bytes, and afterwards how many lines they were: of JSON, which has no line break within. */
function countLines(pieces: AsyncIterable<Uint8Array>) {
  let lines = 0;
  async function* counting() {
    for await (const piece of pieces) {
      for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, at + 1)) lines++;
      yield piece;
    }
  }
  return { pieces: counting(), rows: () => lines };
}

/** The rows that were sent, which have to be those that the database counts. */
async function reconcile(source: BundleSource, name: string, sent: number): Promise<number> {
  const stored = await source.countRows(name);
  if (stored !== sent) {
    throw new Error(`Of ${name}, ${sent} rows were sent, and the database counts ${stored}.`);
  }
  return sent;
}
