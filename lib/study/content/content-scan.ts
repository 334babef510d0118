import { findMarkup, isPlaceholder, isUnfinished } from "./text-faults";

/** A text that may be shown, with where it comes from. */
export interface ScannedExplanation {
  question: string;
  method: string;
  text: string;
}

export interface ScanNames {
  methodKeys: readonly string[];
  methodLabels: readonly string[];
  /** Names of the study's own models, beside those that are known anyway. */
  modelNames: readonly string[];
}

export type ContentFindingKind =
  | "model-name"
  | "method-name"
  | "prompt-marker"
  | "training-artefact"
  | "choice-letter"
  | "placeholder"
  | "markup"
  | "unfinished"
  | "repeated";

/** Something in the explanations that tells how they were made, or that participants should not see. */
export interface ContentFinding {
  kind: ContentFindingKind;
  /** What was found, as it stands in the first example. */
  what: string;
  /** In how many explanations. */
  explanations: number;
  /** The first of them. */
  examples: { question: string; method: string; excerpt: string }[];
}

const EXAMPLES = 3;
const AROUND = 30;

/** Not beside a letter or a digit: "T5" is found, "ST500" is not. */
const whole = (words: string, flags = "u") =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, flags);

/**
 * Names of language models. They are looked for as they are written: a falcon, a llama and a bloom
 * are none.
 */
const MODEL_NAMES = [
  "(?:Flan-?|m|By)?T5",
  "T5-(?:small|base|large|xl|xxl)",
  "(?:Chat)?GPT(?:-?\\d[\\w.]*)?",
  "gpt-\\d[\\w.]*",
  "(?:Ro|Al|Distil|De|m)?BERT[aA]?",
  "LLaMA(?:-?\\d)?|Llama ?-?\\d[\\d.]*",
  "BLOOMZ?|Falcon-\\d+B|Mi[sx]tral-?\\d\\w*",
  "PaLM|LaMDA|Qwen[\\d.]*|Phi-\\d|Gemma|DeepSeek|BART",
];

const PROMPT_MARKERS: RegExp[] = [
  /\[(?:explain|predict|factual|counterfactual|answer)\]/i,
  /\bSo the answer is\b/,
  // As a sentence, the form in which students learn to answer; "therefore, the answer is" is English.
  // What stands before is looked at where the words are, and not from each of many blanks anew.
  /(?=The answer is\b)(?<=^|[.!?:]["”)]?\s+|\n\s*)The answer is/,
];

const TRAINING_ARTEFACTS: RegExp[] = [
  /<\/?(?:pad|s|unk|eos|bos|extra_id_\d+|sep|cls|mask)>|<\|[a-z_]+\|>|\[(?:PAD|SEP|CLS|UNK|MASK|INST)\]/,
  /\b(?:Question|Choices|Options|Rationale|Explanation|Answer|Critique|Revision|Critique Request|Revision Request)\s?:/,
  /\bcounterfactual\b|\bmulti-?task (?:training|learning)\b|\bknowledge distillation\b/i,
  /\bcritique (?:request|of the (?:rationale|explanation))\b|\brevised (?:rationale|explanation)\b/i,
  /\b[Aa]s an? (?:AI|artificial intelligence|(?:large )?language model)\b/,
  /\blanguage models?\b/i,
  /\uFFFD| ⁇ /,
];

const CHOICE_LETTERS: RegExp[] = [/(?<![\p{L}\p{N}])\([a-j]\)/u];

/**
 * Where an explanation names its model or its method, carries a marker of its prompt or a trace of
 * its training, names a choice by its letter, is none ("nan"), has markup, or breaks off. Each finding counts explanations and shows the first.
 * Names are found as whole words only, and short names of methods only as they are written, so that
 * ordinary English raises no alarm.
 */
export function scanContent(
  explanations: readonly ScannedExplanation[],
  names: ScanNames,
): ContentFinding[] {
  const patterns: [ContentFindingKind, RegExp][] = [
    ...MODEL_NAMES.map((name) => ["model-name", whole(name)] as const),
    ...distinct(names.modelNames)
      .filter(saysMoreThanNumbers)
      .map((name) => ["model-name", whole(literal(name), caseOf(name))] as const),
    ...methodNames(names).map(
      (name) => ["method-name", whole(literal(name), caseOf(name))] as const,
    ),
    ...PROMPT_MARKERS.map((pattern) => ["prompt-marker", pattern] as const),
    ...TRAINING_ARTEFACTS.map((pattern) => ["training-artefact", pattern] as const),
    ...CHOICE_LETTERS.map((pattern) => ["choice-letter", pattern] as const),
  ].map(([kind, pattern]) => [kind, pattern]);

  const found = new Map<string, ContentFinding>();
  const add = (
    { question, method }: ScannedExplanation,
    kind: ContentFindingKind,
    what: string,
    excerpt: () => string,
  ) => {
    const id = `${kind} ${what}`;
    const finding = found.get(id) ?? { kind, what, explanations: 0, examples: [] };
    finding.explanations++;
    if (finding.examples.length < EXAMPLES) {
      finding.examples.push({ question, method, excerpt: excerpt() });
    }
    found.set(id, finding);
  };
  for (const explanation of explanations) {
    const { text } = explanation;
    const here = new Set<string>();
    for (const [kind, pattern] of patterns) {
      const match = pattern.exec(text);
      if (!match) continue;
      const what = kind === "choice-letter" ? "(a)" : match[0].replace(/^[\s.!?:"”)]+/, "").trim();
      const id = `${kind} ${what}`;
      if (here.has(id)) continue;
      here.add(id);
      add(explanation, kind, what, () => excerptOf(text, match));
    }
    if (isPlaceholder(text)) add(explanation, "placeholder", text.trim(), () => text);
    const markup = findMarkup(text);
    if (markup) add(explanation, "markup", markup[0], () => excerptOf(text, markup));
    if (isUnfinished(text)) add(explanation, "unfinished", "…", () => endOf(text));
  }
  return [...found.values()].sort((a, b) => b.explanations - a.explanations);
}

/** From how many questions on the same explanation is one too many. */
const REPEATED = 3;

/** Explanations that are the same for several questions, the commonest first. */
export function findRepeated(explanations: readonly ScannedExplanation[]): ContentFinding[] {
  const groups = new Map<string, ScannedExplanation[]>();
  for (const explanation of explanations) {
    const group = groups.get(explanation.text);
    if (group) group.push(explanation);
    else groups.set(explanation.text, [explanation]);
  }
  return [...groups]
    .filter(
      ([text, group]) =>
        group.length >= REPEATED &&
        !isPlaceholder(text) &&
        new Set(group.map(({ question }) => question)).size >= REPEATED,
    )
    .map(([text, group]) => ({
      kind: "repeated" as const,
      what: shortened(text),
      explanations: group.length,
      examples: group
        .slice(0, EXAMPLES)
        .map(({ question, method }) => ({ question, method, excerpt: shortened(text) })),
    }))
    .sort((a, b) => b.explanations - a.explanations);
}

const distinct = (names: readonly string[]) => [...new Set(names.map((name) => name.trim()))];
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
/** Short names and names in capitals are looked for as they are written. */
const caseOf = (name: string) => (name.length < 6 || name === name.toUpperCase() ? "u" : "iu");
/** A bare number or a single letter is found everywhere and tells nothing. */
const saysMoreThanNumbers = (name: string) => /\p{L}/u.test(name) && [...name].length > 1;

/**
 * The methods' names, and the parts of their keys: "MT+CF:Revised" is told by "MT+CF" too. A part
 * that is an ordinary word, as "Revised" or "multi", is looked for only as part of the whole name.
 */
function methodNames({ methodKeys, methodLabels }: ScanNames): string[] {
  const parts = methodKeys
    .flatMap((key) => key.split(/[:/]/).flatMap((part) => [part, ...part.split("+")]))
    .filter((part) => /^[A-Z0-9+]{2,}$/.test(part));
  const labels = methodLabels.filter((label) => !/^\p{Lu}?\p{Ll}+$/u.test(label));
  const keys = methodKeys.filter((key) => !/^\p{Lu}?\p{Ll}+$/u.test(key));
  return distinct([...keys, ...labels, ...parts]).filter(saysMoreThanNumbers);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 2 * AROUND ? `${line.slice(0, 2 * AROUND)}…` : line;
}

function endOf(text: string): string {
  return `…${text
    .slice(-2 * AROUND)
    .replace(/\s+/g, " ")
    .trim()}`;
}

function excerptOf(text: string, match: RegExpExecArray): string {
  const from = Math.max(0, match.index - AROUND);
  const to = Math.min(text.length, match.index + match[0].length + AROUND);
  const part = text.slice(from, to).replace(/\s+/g, " ").trim();
  return `${from > 0 ? "…" : ""}${part}${to < text.length ? "…" : ""}`;
}
