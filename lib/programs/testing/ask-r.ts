import { WebR } from "webr";

/** One study and the scripts that are run on it, each in base R. */
export interface QuestionForR {
  csv: string;
  prepare: string;
  scripts: string[];
}

/** What a script gave: figures by name, null where R has NA, NaN or infinity; or R's own error. */
export type AnswerOfR = Map<string, number | null> | { error: string };

export interface R {
  ask(questions: readonly QuestionForR[]): Promise<AnswerOfR[][]>;
  close(): void;
}

/** Starts R 4.6 in this process: WebAssembly from the installed packages, no network. */
export async function startR(): Promise<R> {
  const webR = new WebR({ interactive: false });
  await webR.init();
  return {
    ask: async (questions) => readAnswers(await webR.evalRString(writeProgram(questions))),
    close: () => webR.close(),
  };
}

const asVector = (texts: readonly string[]) =>
  `list(${texts.map((text) => JSON.stringify(text)).join(",\n")})`;

/** One program for many studies: R parses each script once, and answers in one text. */
function writeProgram(questions: readonly QuestionForR[]): string {
  const codes = [...new Set(questions.flatMap(({ prepare, scripts }) => [prepare, ...scripts]))];
  const place = new Map(codes.map((code, index) => [code, index + 1]));
  const asked = questions.map(
    ({ prepare, scripts }) =>
      `c(${[prepare, ...scripts].map((code) => place.get(code)).join(",")})`,
  );
  return `local({
codes <- lapply(${asVector(codes)}, function(text) parse(text = text))
files <- ${asVector(questions.map(({ csv }) => csv))}
asked <- list(${asked.join(",\n")})
answer <- function(code, study) tryCatch({
  figures <- suppressWarnings(eval(code, new.env(parent = study)))
  numbers <- ifelse(is.finite(figures), sprintf("%.17g", figures), "NA")
  c("script", paste0(names(figures), "\\t", numbers))
}, error = function(e) c("script", paste0("error\\t", gsub("[\\t\\n]", " ", conditionMessage(e)))))
answers <- Map(function(file, ask) {
  writeLines(file, "comparison.csv")
  study <- new.env()
  eval(codes[[ask[1]]], study)
  c("study", unlist(lapply(codes[ask[-1]], answer, study)))
}, files, asked)
paste(unlist(answers), collapse = "\\n")
})`;
}

function readAnswers(text: string): AnswerOfR[][] {
  const studies: AnswerOfR[][] = [];
  for (const line of text.split("\n")) {
    if (line === "study") studies.push([]);
    else if (line === "script") studies.at(-1)!.push(new Map());
    else {
      const [name, value] = line.split("\t") as [string, string];
      const answers = studies.at(-1)!;
      const last = answers.at(-1)!;
      if (name === "error") answers[answers.length - 1] = { error: value };
      else if (last instanceof Map) last.set(name, value === "NA" ? null : Number(value));
    }
  }
  return studies;
}
