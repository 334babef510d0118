/** The documents of every bundle beside the data, and what each is for. */
export const BUNDLE_DOCUMENTS = {
  readme: {
    path: "README.md",
    purpose: "what is in the bundle, how to check it and how to read it",
  },
  changes: { path: "CHANGES.md", purpose: "the versions of the protocol, and when they opened" },
  description: {
    path: "dataset_description.json",
    purpose: "the data set and every column for machines, as Psych-DS and schema.org have it",
  },
  psychDsIgnore: {
    path: ".psychds-ignore",
    purpose: "the files that Psych-DS has no rules for, which its validator passes over",
  },
  citation: { path: "CITATION.cff", purpose: "how to cite the data set" },
  codebook: {
    path: "codebook.csv",
    purpose: "every column of every file: type, unit, meaning, values",
  },
  study: {
    path: "grounded.study.json",
    purpose: "the study as code: methods, protocol and content; Grounded makes a new study of it",
  },
  record: {
    path: "record.jsonl",
    purpose:
      "what the study stored, a line for each row: Grounded makes the same study of it elsewhere",
  },
  analysisR: {
    path: "analysis.R",
    purpose: "makes every figure of comparison.json again from the data, in R",
  },
  notebook: {
    path: "analysis.ipynb",
    purpose: "makes every figure of comparison.json again from the data, in Python",
  },
  spss: { path: "syntax.sps", purpose: "reads the data into SPSS, with labels" },
  comparison: {
    path: "comparison.json",
    purpose: "every figure of the comparison, unrounded, of exactly these data",
  },
  methods: {
    path: "methods.md",
    purpose: "a methods and results section to start from, with the numbers filled in",
  },
  manifest: {
    path: "manifest.json",
    purpose: "every file with its rows, bytes and SHA-256; the filters, the versions and the time",
  },
  sums: { path: "SHA256SUMS", purpose: "the SHA-256 of every other file, for sha256sum -c" },
} as const;

/** Where the texts that participants agreed to stand: a file for each version of the protocol. */
export const MATERIALS_FOLDER = "materials";
