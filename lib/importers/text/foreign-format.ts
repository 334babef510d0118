const SHEET = "Save the sheet as CSV UTF-8 and choose that file.";
const PANDAS = (read: string) =>
  `Convert it to JSON Lines, in Python: pandas.${read}(FILE).to_json("data.jsonl", orient="records", lines=True).`;
const DATASETS =
  'Convert it to JSON Lines, in Python: datasets.Dataset.from_file(FILE).to_json("data.jsonl").';
const R_DATA =
  "This is an R data file. Save the table with write.csv(DATA, FILE, row.names = FALSE).";
const UNPACK = "Unpack it and choose the file inside.";

/**
 * Formats by their first bytes, as text of one byte a character. Where these are letters, what follows
 * them is looked at too: a column can be called PAR1.
 */
const BY_BYTES: readonly [start: string, sentence: string][] = [
  ["PK\x03\x04", `This is a spreadsheet or a ZIP archive. ${SHEET} Unpack an archive first.`],
  ["PK\x05\x06", "This is an empty ZIP archive."],
  ["\xD0\xCF\x11\xE0", `This is a spreadsheet of Excel (.xls). ${SHEET}`],
  ["PAR1\x15", `This is a Parquet file. ${PANDAS("read_parquet")}`],
  ["ARROW1\x00", `This is an Arrow (Feather) file. ${PANDAS("read_feather")}`],
  ["FEA1\x00", `This is a Feather file. ${PANDAS("read_feather")}`],
  ["\xFF\xFF\xFF\xFF", `This is an Arrow file. ${DATASETS}`],
  ["\x1F\x8B", `This file is compressed (gzip). ${UNPACK}`],
  ["BZh91AY&SY", `This file is compressed (bzip2). ${UNPACK}`],
  ["\xFD7zXZ\x00", `This file is compressed (xz). ${UNPACK}`],
  ["\x28\xB5\x2F\xFD", `This file is compressed (zstd). ${UNPACK}`],
  ["7z\xBC\xAF\x27\x1C", `This is a 7z archive. ${UNPACK}`],
  ["Rar!\x1A\x07", `This is a RAR archive. ${UNPACK}`],
  ["\x93NUMPY", "This is an array of NumPy. Save its table as CSV or JSON Lines."],
  ["\x89HDF", "This is an HDF5 file. Save its table as CSV or JSON Lines."],
  ["SQLite format 3\x00", "This is an SQLite database. Save the table as CSV or JSON Lines."],
  ["$FL2@(#) SPSS", `This is an SPSS file. ${PANDAS("read_spss")}`],
  ["$FL3@(#) SPSS", `This is an SPSS file. ${PANDAS("read_spss")}`],
  ["<stata_dta>", `This is a Stata file. ${PANDAS("read_stata")}`],
  ["RDX2\n", R_DATA],
  ["RDX3\n", R_DATA],
  ["%PDF-", "This is a PDF. Export the data as CSV or JSON Lines."],
  ["{\\rtf", "This is a text document (RTF). Save it as plain text in UTF-8."],
  [
    "version https://git-lfs.github.com/spec/",
    "This is a pointer of Git LFS, not the data. Download the file itself (git lfs pull).",
  ],
  ["\xFF\xFE\x00\x00", "The text is encoded in UTF-32. Save it as UTF-8."],
  ["\x00\x00\xFE\xFF", "The text is encoded in UTF-32. Save it as UTF-8."],
];
const PICKLES = ["\x80\x02", "\x80\x03", "\x80\x04\x95", "\x80\x05\x95"];
const PAGE = /^(\xEF\xBB\xBF)?\s*<(!doctype html|html|head|body)\b/i;
const XML = /^(\xEF\xBB\xBF)?\s*<\?xml\b/i;

/** So many bytes tell a format. */
const TELLING_BYTES = 256;

/** One sentence about a format that is recognised and not read, with the way in; null for others. */
export function foreignFormat(head: Uint8Array): string | null {
  const start = String.fromCharCode(...head.subarray(0, TELLING_BYTES));
  const known = BY_BYTES.find(([bytes]) => start.startsWith(bytes));
  if (known) return known[1];
  if (PICKLES.some((bytes) => start.startsWith(bytes))) {
    return `This is a Python pickle. ${PANDAS("read_pickle")}`;
  }
  if (PAGE.test(start)) {
    return "This is a web page, perhaps of a sign-in. Download the data file itself.";
  }
  return XML.test(start) ? "This is XML. Export the data as CSV or JSON Lines." : null;
}
