/** What a file's address can choose. */
export const EXPORT_CHOICES = [
  ...(["set", "source", "simulated", "from", "to", "version"] as const),
  ...(["format", "separator", "bom", "identifiers"] as const),
] as const;
export type ExportChoice = (typeof EXPORT_CHOICES)[number];

/** The choices that are offered in words; "" is what goes without saying. */
export const CHOICE_WORDS = {
  set: {
    "": "Everybody",
    all: "As compared: all",
    completed: "As compared: completed",
    checked: "As compared: checked",
  },
  source: {
    "": "From anywhere",
    prolific: "Prolific",
    mturk: "Mechanical Turk",
    sona: "SONA",
    cloudresearch: "CloudResearch",
    other_recruiter: "Another recruiter",
    invitation: "An invitation",
    open_link: "The open link",
    imported: "Imported from a file",
    simulated: "Simulated",
  },
  simulated: { "": "Included", no: "Left out" },
  format: { "": "CSV", jsonl: "JSON Lines" },
  separator: { "": "Commas", semicolon: "Semicolons", tab: "Tabs" },
  bom: { "": "Left out", yes: "Included, for some spreadsheets" },
  identifiers: { "": "Left out", yes: "In a file of their own" },
} satisfies Partial<Record<ExportChoice, Record<string, string>>>;

const LABELS: Record<ExportChoice, string> = {
  set: "participants",
  source: "source",
  simulated: "simulated participants",
  from: "consented from",
  to: "consented until",
  version: "protocol version",
  format: "format",
  separator: "separator",
  bom: "byte order mark",
  identifiers: "recruiters’ ids",
};

/** What was chosen for a file, in one line; "" for everything as usual. */
export function sayChoices(chosen: Record<string, unknown>): string {
  return EXPORT_CHOICES.flatMap((choice) => {
    const value = chosen[choice];
    if (value === undefined || value === null || value === "") return [];
    const words: Record<string, string> = choice in CHOICE_WORDS ? wordsOf(choice) : {};
    const said = words[String(value)] ?? String(value);
    return [`${LABELS[choice]}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`];
  }).join("; ");
}

function wordsOf(choice: ExportChoice): Record<string, string> {
  return CHOICE_WORDS[choice as keyof typeof CHOICE_WORDS];
}
