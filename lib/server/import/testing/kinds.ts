import { SLOTS_ARE_LABELS } from "@/lib/importers/ratings/rating-slots";
import type { Brought, Came } from "./import-both-ways";

/** A kind of file that people bring, with what comes of it. */
export interface Kind extends Brought, Came {
  what: string;
  /** Ratings are imported by the command alone. */
  byCommandAlone?: boolean;
}

/**
 * What people's files look like, each kind in a file of its own beside this one. Findings are "line
 * field: reason". What is stored is a line for each question (the right choice starred), below it one
 * for each explanation (method: answer: text), one for each accuracy, and the number of ratings.
 */
export const KINDS: readonly Kind[] = [
  {
    file: "explained-questions.jsonl",
    what: "Questions with explanations, in JSON Lines, with a key that is not read",
    refused: null,
    findings: ["1: Not read, and not stored: source."],
    stored: [
      "s1 Where is seed 1 sown? *bed | attic | pond",
      "  Short: attic: Seed 1 wants it dry.",
      "s2 Where is seed 2 sown? *bed | attic | pond",
      "  Short: attic: Seed 2 wants it dry.",
    ],
  },
  {
    file: "list.json",
    what: "One JSON list on one line",
    refused: null,
    findings: ["1: Several records are on line 1. From there on, each record counts as a line."],
    stored: [
      "s1 Where do people sow carrots? *bed | attic | pond",
      "s2 Where do ducks swim? bed | attic | *pond",
    ],
  },
  {
    file: "over-several-lines.json",
    what: "JSON over several lines",
    refused:
      "The JSON is spread over several lines. Write one object on each line (JSON Lines), or one list of objects.",
    findings: [],
    stored: [],
  },
  {
    file: "line-break-in-json.jsonl",
    what: "A line break inside a text of JSON Lines",
    refused:
      "Line 1: A text in quotation marks does not end on this line. Write a line break within a text as \\n.",
    findings: [],
    stored: [],
  },
  {
    file: "semicolons-bare-quotes.csv",
    what: "Semicolons, with quotation marks in fields that are not quoted",
    refused: null,
    findings: [
      '2: A quotation mark stands inside a field that is not quoted. Quote the field, and write "" for each mark in it.',
    ],
    stored: [],
  },
  {
    file: "tabs-bare-quotes.tsv",
    what: "Tabs, with quotation marks in fields that are not quoted",
    refused: null,
    findings: [
      '2: A quotation mark stands inside a field that is not quoted. Quote the field, and write "" for each mark in it.',
    ],
    stored: [],
  },
  {
    file: "bare-quote-late.csv",
    what: "A quotation mark of that kind nine hundred rows later",
    refused: null,
    findings: [
      '902: A quotation mark stands inside a field that is not quoted. Quote the field, and write "" for each mark in it.',
    ],
    stored: [],
  },
  {
    file: "windows-1252.csv",
    what: "Windows-1252",
    refused: null,
    findings: [
      '2: This line is not UTF-8 text (it may be Windows-1252 or Latin-1). Save the file as UTF-8; Excel calls it "CSV UTF-8".',
    ],
    stored: [],
  },
  {
    file: "utf-16.txt",
    what: 'UTF-16 with tabs, as a spreadsheet saves "Unicode text"',
    refused: null,
    findings: [],
    stored: ["g1 Wo wächst Möhre? *Beet | Keller", "  Short: Beet: Sie mag Erde."],
  },
  {
    file: "separator-line.csv",
    what: "A line about the separator before the header",
    refused: null,
    findings: [],
    stored: ["t1 Where does thyme grow? *in sun | in ice", "  Short: in sun: It likes warmth."],
  },
  {
    file: "byte-order-mark.csv",
    what: "A byte order mark and semicolons, with a line break in a quoted field",
    refused: null,
    findings: [],
    stored: [
      "t1 Where does thyme grow? *in sun | in ice",
      "  Short: in sun: It likes warmth; and stones.\nAlways.",
    ],
  },
  {
    file: "blank-lines-first.csv",
    what: "Blank lines and empty rows first",
    refused: null,
    findings: [],
    stored: ["t1 Where does thyme grow? *in sun | in ice", "  Short: in sun: It likes warmth."],
  },
  {
    file: "carriage-returns.csv",
    what: "Lines that end with a carriage return alone",
    refused: null,
    findings: [],
    stored: ["t1 Where does thyme grow? *in sun | in ice", "  Short: in sun: It likes warmth."],
  },
  {
    file: "one-column.csv",
    what: "One column",
    refused:
      'There is only one column, "question". Columns are separated by commas, semicolons or tabs, and named in the first row.',
    findings: [],
    stored: [],
  },
  {
    file: "compressed.jsonl.gz",
    what: "A compressed file",
    refused: "This file is compressed (gzip). Unpack it and choose the file inside.",
    findings: [],
    stored: [],
  },
  {
    file: "labels-out-of-order.jsonl",
    what: "Labels of choices in another order",
    refused: null,
    findings: [],
    stored: [
      "t1 Where does thyme grow? in ice | *in sun | in fog",
      "  Short: in fog: It likes mist.",
    ],
  },
  {
    file: "numbers-as-labels.jsonl",
    what: "1, 2, 3 as labels of choices",
    refused: null,
    findings: [],
    stored: [
      "t1 Where does thyme grow? in ice | *in sun | in fog",
      "  Short: in fog: It likes mist.",
    ],
  },
  {
    file: "nothing-in-words.csv",
    what: "nan, NA, None, null and N/A in place of explanations",
    refused: null,
    findings: [
      "2 explanation: 5 explanations only say that there is none: “nan”. Leave the cell empty where there is no explanation.",
      '5 answer: The answer "nan" is not among the choices; it counts as wrong.',
    ],
    stored: [
      "n1 Where is hay kept? *barn | pond",
      "  Short: barn: nan",
      "n2 Where is oil kept? barn | *tin",
      "  Short: tin: NA",
      "n3 Where is tar kept? barn | *tin",
      "  Short: tin: None",
      "n4 Where is ink kept? barn | *tin",
      "  Short: nan (none of them): null",
      "n5 Where is wax kept? barn | *tin",
      "  Short: tin: N/A",
    ],
  },
  {
    file: "questions-typographic.jsonl",
    what: "Questions with accents and apostrophes",
    refused: null,
    findings: [],
    stored: [
      "p1 What is in a potter's shed? *clay | a harp",
      "p2 Where does one eat a pâté? *at a table d'hôte | in a well",
    ],
  },
  {
    file: "output-typographic.csv",
    what: "The same questions with curly apostrophes and decomposed accents",
    after: "questions-typographic.jsonl",
    method: "Short",
    refused: null,
    findings: [
      "2: The question of 2 rows differs from a known one only in case, spaces, kinds of quotation marks or characters that nobody sees, and was matched to it. What is stored is the known one.",
    ],
    stored: [
      "p1 What is in a potter's shed? *clay | a harp",
      "  Short: clay: Potters need it.",
      "p2 Where does one eat a pâté? *at a table d'hôte | in a well",
      "  Short: at a table d'hôte: It is a meal.",
    ],
  },
  {
    file: "letters-by-id.csv",
    what: "Answers by letters at questions that are named by their ids",
    after: "questions-typographic.jsonl",
    refused: null,
    findings: [],
    stored: [
      "p1 What is in a potter's shed? *clay | a harp",
      "  Short: clay: Potters pot.",
      "p2 Where does one eat a pâté? *at a table d'hôte | in a well",
      "  Short: in a well: It is deep.",
    ],
  },
  {
    file: "case-by-id.csv",
    what: "Answers in another case at questions that are named by their ids",
    after: "questions-typographic.jsonl",
    refused: null,
    findings: [
      "2: 2 answers matched a choice only without regard to case, spaces or kinds of quotation marks.",
    ],
    stored: [
      "p1 What is in a potter's shed? *clay | a harp",
      "  Long: clay: Potters pot.",
      "p2 Where does one eat a pâté? *at a table d'hôte | in a well",
      "  Long: at a table d'hôte: It is a meal.",
    ],
  },
  {
    file: "case-of-answers.csv",
    what: "Answers in another case, of which one fits two choices",
    refused: null,
    findings: [
      '2 answer: 1 answer matched a choice only without regard to case, spaces or kinds of quotation marks. First: "barn" is "Barn".',
      '3 gold: 1 right answer matched a choice only without regard to case, spaces or kinds of quotation marks. First: "Madrid" is "madrid".',
      '4 answer: The answer "POLISH" is not among the choices; it counts as wrong.',
    ],
    stored: [
      "k1 Where is hay kept? *Barn | Pond",
      "  Short: Barn: It is dry there.",
      "k2 Which city has the Prado? *madrid | oslo",
      "  Short: madrid: It is there.",
      "k3 Who made it? *Polish | polish",
      "  Short: POLISH (none of them): People did.",
    ],
  },
  {
    file: "near-equal-methods.csv",
    what: "Methods whose names differ in a space at the end, or in capitals",
    refused: null,
    findings: [
      '3 method: "Short" (1 row) and "Short " (1 row) are read as one method, "Short": spaces at the ends are left out. If they are several, give them different names.',
      '4 method: "Short" (2 rows) and "short" (1 row) are taken for 2 different methods; they differ only in capitals. If they are one, write them alike.',
    ],
    stored: [
      "n1 Where does a boat rest? *quay | attic",
      "  Short: quay: Ropes hold it there.",
      "n2 Where does a hat hang? *peg | pond",
      "  Short: peg: A peg keeps it off the floor.",
      "n3 Where is bread baked? *oven | drawer",
      "  short: oven: It is hot there.",
    ],
  },
  {
    file: "output-several-lines.csv",
    what: "An explanation of several lines in a student's output",
    method: "Short",
    refused: null,
    findings: [],
    stored: [
      "q-… Where is hay kept? *barn | pond",
      "  Short: barn: First, hay rots.\nSecond, a barn is dry.\nSo it is kept there.",
    ],
  },
  {
    file: "table-several-lines.csv",
    what: "Questions and explanations of several lines in a table",
    refused: null,
    findings: [],
    stored: [
      "m1 Premise: A dog runs.\nHypothesis: A dog rests. entailed | *contradicted",
      "  Short: contradicted: Step 1: It runs.\nStep 2: Who runs does not rest.\n\nHence contradicted.",
    ],
  },
  {
    file: "scripts.csv",
    what: "Other scripts, emoji, a space that nobody sees",
    refused: null,
    findings: [],
    stored: [
      "w1 أين ينمو الزعتر؟ *في الشمس | في الثلج",
      "  Short: في الشمس: يحب الدفء.",
      "w2 Where is 🌵 grown? *🏜️ sand | 🌊 sea",
      "  Short: 🏜️ sand: It​is dry 👩‍🌾.",
    ],
  },
  {
    file: "dates-by-a-spreadsheet.csv",
    what: "Choices that a spreadsheet turned into dates",
    refused: null,
    findings: ['2 gold: The right answer "1-2" is not among the choices.'],
    stored: [],
  },
  {
    file: "gold-by-index.csv",
    what: "Right answers as numbers from 0",
    refused: null,
    findings: ["2 gold: Right answers are given as numbers: 0 is the first choice, 1 the second."],
    stored: ["i1 Where is hay kept? *barn | pond | kiln", "  Short: kiln: It is dry there."],
  },
  {
    file: "odd-columns.csv",
    what: "Columns in words of their own, with spaces, commas and capitals",
    refused: null,
    findings: ["1: Not read, and not stored: Notes."],
    stored: ["o1 Where is hay kept? *barn | pond", "  Short: barn: It is dry there."],
  },
  {
    file: "double-columns.csv",
    what: "Two columns of one name",
    refused: null,
    findings: ['1 choice: The column "choice" appears twice.'],
    stored: [],
  },
  {
    file: "python-lists.csv",
    what: "Choices as Python and NumPy print lists",
    refused: null,
    findings: [],
    stored: [
      "y1 Where is hay kept? *barn | pond",
      "  Short: barn: It is dry there.",
      "y2 Where is tar kept? *tin | pond",
      "  Short: tin: It is closed.",
    ],
  },
  {
    file: "lettered-options.jsonl",
    what: "Options with their letters in front, and rationales by people (AQuA)",
    refused: null,
    findings: [
      '1 explanation: "rationale" holds explanations, and no column holds the answer and method that they belong to. Add both, or ignore "rationale" to import the questions alone.',
    ],
    stored: [],
  },
  {
    file: "explanations-by-people.jsonl",
    what: "Explanations by people with ids alone (CoS-E)",
    refused: null,
    findings: [
      "1 explanation: This is CoS-E: explanations that people wrote for CommonsenseQA, with the id of each question, and without the answer and the method. Import CommonsenseQA's questions first, and add both to each line.",
    ],
    stored: [],
  },
  {
    file: "without-key.jsonl",
    what: "A test split without right answers",
    refused: null,
    findings: [
      "1: Not read, and not stored: question.question_concept.",
      "1: 2 questions have no right answer; the first stands here. Whether a student was right stays unknown there.",
    ],
    stored: ["x1 Where is bale 1 kept? barn | pond", "x2 Where is bale 2 kept? barn | pond"],
  },
  {
    file: "choices-between-commas.csv",
    what: "Choices between commas in one column",
    refused: null,
    findings: [
      '2 choices: There is one choice, "larder, kiln, pond". Write a bar between choices ("oven|barn"), or one choice in each column.',
    ],
    stored: [],
  },
  {
    file: "choices-between-bars.csv",
    what: "Choices between bars, with a semicolon in one of them",
    refused: null,
    findings: [],
    stored: [
      "v2 Where is jam kept? larder; the cool one | *kiln | pond",
      "  Short: kiln: It is hot.",
    ],
  },
  {
    file: "booleans.jsonl",
    what: "true and false as choices",
    refused: null,
    findings: [
      '1 choices: The choices are true and false of JSON, which are no texts. Write them as texts, such as "yes" and "no".',
    ],
    stored: [],
  },
  {
    file: "nulls.jsonl",
    what: "A prediction that is null",
    refused: null,
    findings: [
      "1 answer: 1 row of a model has no answer: it counts as wrong. If these are questions alone, import them in a file of their own.",
    ],
    stored: [
      "b2 Is hay dry here? *yes | no",
      "b3 Is hay wet here? yes | *no",
      "  Short: no: It is not.",
    ],
  },
  {
    file: "long-word.csv",
    what: "Words without an end",
    refused: null,
    findings: [
      "2 explanation: 1 explanation breaks off without an end of a sentence. If the model's output was cut, generate it with a higher limit.",
    ],
    stored: [
      "L1 Where is https://example.org/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa read? bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | *there",
      "  Short: there: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
    ],
  },
  {
    file: "markup.csv",
    what: "Markup and entities",
    refused: null,
    findings: [
      "2 explanation: 1 explanation contains markup: “<b>”. Participants see it as it is; remove it from the file.",
      "2 explanation: 1 explanation breaks off without an end of a sentence. If the model's output was cut, generate it with a higher limit.",
      "2 question: 1 question contains markup: “&lt;”. Participants see it as it is; remove it from the file.",
    ],
    stored: [
      "h1 Is 2 &lt; 4 &amp; so? &quot;yes&quot; | *no",
      "  Short: no: <b>Never</b> is it &#39;so&#39;.<br>At all",
    ],
  },
  {
    file: "output-forms.csv",
    what: "Answers by letter, in another case, within a sentence",
    method: "Short",
    refused: null,
    findings: [
      '3 answer: 1 answer matched a choice only without regard to case, spaces or kinds of quotation marks. First: "Cask." is "cask".',
    ],
    stored: [
      "q-… Where is peat kept? kiln | *shed",
      "  Short: shed: It fits.",
      "q-… Where is ale kept? kiln | *cask",
      "  Short: cask: It fits.",
      "q-… Where is wax kept? kiln | *tin",
      "  Short: tin: It fits.",
      "q-… Where is rye kept? kiln | *bin",
      "  Short: bin: It fits.",
      "q-… Where is salt kept? kiln | *jar",
      "  Short: jar: It fits.",
    ],
  },
  {
    file: "one-explanation.csv",
    what: "One explanation for many questions",
    refused: null,
    findings: [
      "2 explanation: The same explanation is in 30 rows, for different questions, here first: “Rain falls on hills.”. Check that explanations belong to their questions.",
    ],
    stored: [
      "r0 Where does tool 0 hang? *here | there",
      "  Short: here: Rain falls on hills.",
      "r1 Where does tool 1 hang? *here | there",
      "  Short: here: Rain falls on hills.",
      "r10 Where does tool 10 hang? *here | there",
      "  Short: here: Rain falls on hills.",
      "r11 Where does tool 11 hang? *here | there",
      "  Short: here: Rain falls on hills.",
      "r12 Where does tool 12 hang? *here | there",
      "  Short: here: Rain falls on hills.",
      "and 50 more",
    ],
  },
  {
    file: "own-content.csv",
    what: "Our own content.csv, guarded against formulas",
    refused: null,
    findings: [
      "1: Not read, and not stored: gold_index, model_run_id, explanation_id, explanation_length, answer_index, student_correct, retired_at, retired_reason.",
    ],
    stored: [
      "-1 Where is ice kept? *cellar | kiln",
      "  =Short: cellar: - It is cold there.",
      "  Long: kiln: It melts,\nand runs.",
    ],
  },
  {
    file: "hyphen-first.csv",
    what: "Texts that look like guarded ones in a file of somebody else",
    refused: null,
    findings: [],
    stored: [
      "h1 Where is ice kept? *cellar | kiln",
      "  Short: cellar: - It is cold there.",
      "h2 What is 5 minus 6? *minus one | one",
      "  Short: minus one: '=5-6 gives it.",
    ],
  },
  {
    file: "own-responses.csv",
    what: "Our own responses.csv with a study's own methods",
    byCommandAlone: true,
    refused: null,
    findings: [`1 rationale: ${SLOTS_ARE_LABELS}`],
    stored: [
      "2 (text not known)",
      "  Short: 21 characters",
      "4 (text not known)",
      "  Long: 35 characters",
      "10 ratings",
    ],
  },
  {
    file: "ratings-by-r.csv",
    what: "Ratings as write.csv2 of R writes them",
    byCommandAlone: true,
    refused: null,
    findings: [
      '1 age: The column "age" is missing; every answer becomes "prefer not to say".',
      '1 country: The column "country" is missing; every answer becomes "prefer not to say".',
      '1 education: The column "education" is missing; every answer becomes "prefer not to say".',
      '1 employement: The column "employement" is missing; every answer becomes "prefer not to say".',
      `1 rationale: ${SLOTS_ARE_LABELS}`,
    ],
    stored: [
      "2 (text not known)",
      "  CF:Unrevised: 90 characters",
      "30 (text not known)",
      "  MT+CF:Unrevised: 134 characters",
      "10 ratings",
    ],
  },
  {
    file: "runs-decimal-commas.csv",
    what: "Accuracies with decimal commas between semicolons",
    refused: null,
    findings: ['2 test accuracy: Written with a decimal comma: "0,651" is read as 0.651.'],
    stored: ["run 0 of MT:Unrevised 220M: 0.651"],
  },
  {
    file: "runs-near-equal-methods.csv",
    what: "Accuracies of methods whose names differ in a space at the end, in capitals, in an accent's encoding",
    refused: null,
    findings: [
      '3 method: "Short" (1 row) and "Short " (1 row) are read as one method, "Short": spaces at the ends are left out. If they are several, give them different names.',
      '4 method: "Short" (2 rows) and "short" (1 row) are taken for 2 different methods; they differ only in capitals. If they are one, write them alike.',
      '6 method: "Résumé" (1 row) and "Re<U+0301>sume<U+0301>" (1 row) are taken for 2 different methods; they differ only in how accents and other characters are encoded. If they are one, write them alike.',
    ],
    stored: [
      "run 1 of Short 60M: 0.6",
      "run 2 of Short 60M: 0.61",
      "run 1 of short 60M: 0.62",
      "run 1 of Résumé 60M: 0.63",
      "run 1 of Re\u0301sume\u0301 60M: 0.64",
    ],
  },
  {
    file: "runs-percentages.csv",
    what: "Accuracies in percent",
    refused: null,
    findings: [
      '2 test accuracy: Not a proportion from 0 to 1, nor a percentage with its sign ("65.1%"): "65.1".',
    ],
    stored: [],
  },
  {
    file: "runs-quoted-commas.csv",
    what: "Accuracies with quoted decimal commas",
    refused: null,
    findings: ['2 test accuracy: Written with a decimal comma: "0,651" is read as 0.651.'],
    stored: ["run 0 of MT:Unrevised 220M: 0.651"],
  },
  {
    file: "output-semicolons.csv",
    what: "A student's output between semicolons",
    method: "Short",
    refused: null,
    findings: [],
    stored: ["q-… Where is oat kept? kiln | *bin", "  Short: bin: It is dry."],
  },
  {
    file: "output-capital-choices.csv",
    what: '"Answer Choices:", capital letters, a choice on each line',
    method: "Short",
    refused: null,
    findings: [
      "2 explanation: The same explanation is in 3 rows, for different questions, here first: “It is dry.”. Check that explanations belong to their questions.",
    ],
    stored: [
      "q-… Where is oat kept? kiln | *bin",
      "  Short: bin: It is dry.",
      "q-… Where is bran kept? kiln | *bin",
      "  Short: bin: It is dry.",
      "q-… Where is rye kept? kiln | *bin",
      "  Short: bin: It is dry.",
    ],
  },
  {
    file: "output-answer-choices.csv",
    what: '"Answer Choices:" on a line of its own',
    method: "Short",
    refused: null,
    findings: [],
    stored: ["q-… Where is oat stored? kiln | *bin", "  Short: bin: It is dry."],
  },
  {
    file: "output-bare-question.csv",
    what: 'A prompt without "Question:"',
    method: "Short",
    refused: null,
    findings: [],
    stored: ["q-… Where is oat stored now? kiln | *bin", "  Short: bin: It is dry."],
  },
  {
    file: "output-with-index.csv",
    what: "An index column without a name, as pandas writes it",
    method: "Short",
    refused: null,
    findings: [],
    stored: ["q-… Where is oat kept? kiln | *bin", "  Short: bin: It is dry."],
  },
  {
    file: "output-cut-off.csv",
    what: "An explanation with marks of padding and of its end",
    method: "Short",
    refused: null,
    findings: [
      "2 explanation: “<pad>” hints at how explanations were made; it stands in 1 of them, here first.",
    ],
    stored: ["q-… Where is oat kept? kiln | *bin", "  Short: bin: <pad> It is dry.</s>"],
  },
  {
    file: "yes-or-no.csv",
    what: "Questions without choices, answered by yes and no (StrategyQA)",
    method: "Short",
    refused: null,
    findings: [
      "1: Not read, and not stored: input_(counterfactual)explain, rationales_labels.",
      '2 choices: 2 questions have no choices, and yes or no as the right answer: the choices are "yes" and "no".',
    ],
    stored: [
      "q-… Could a goat climb a barn? *yes | no",
      "  Short: yes: Because goats climb.",
      "q-… Could a barn climb a goat? yes | *no",
      "  Short: yes: Because barns stand.",
    ],
  },
];
