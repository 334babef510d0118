import type { AnalysedStudy } from "@/lib/programs/analysed-study";
import { quoteAll, quoteInAscii } from "./quote-in-ascii";

/** What the study is, the data as a frame with one row a response, and where figures are kept. */
export function prepareR(study: AnalysedStudy): string {
  const { title, paths, methods, constructs, modelSizes, resampling } = study;
  return `# Makes every figure of ${paths.comparison} again, from the data beside this file.
#
#   Rscript analysis.R
#
# The figures are written to results.csv under the names that they have in ${paths.comparison}, then
# both are compared. The script ends with status 1 where they differ by more than is said at the end.
# Everything that is compared is base R; the comparison needs jsonlite, and the models of the headline
# ordinal, lme4, lmerTest and emmeans. What a missing package leaves out is said.

# ---- The study: ${title.replace(/\s+/g, " ")} ----

# In the study's order. Models take the first method with ratings as the reference.
methods <- ${quoteAll(methods.map(({ key }) => key))}
# The same as the file has them: a name that a spreadsheet could run has an apostrophe before it.
methods_in_file <- ${quoteAll(methods.map(({ inFile }) => inFile))}
constructs <- ${quoteAll(constructs.map(({ key }) => key))}
# The number of answer options of each construct.
points <- c(${constructs.map(({ points }) => points).join(", ")})
# Of the trained students, as the comparison calls them and as the file does.
model_sizes <- ${quoteAll(modelSizes.map(({ label }) => label))}
model_sizes_in_file <- ${quoteAll(modelSizes.map(({ inFile }) => inFile))}
# How the resampling figures are made: the same seed gives the same ones. NULL where none were made.
resampling <- ${
    resampling
      ? `list(
  replicates = ${resampling.replicates}, permutations = ${resampling.permutations},
  confidence = ${resampling.confidence}, seed = ${quoteInAscii(resampling.seed)}
)`
      : "NULL"
  }

# ---- Where figures are kept ----

figures <- list()
path <- function(...) paste(..., sep = " > ")
# Of names that are the same, the later ones are numbered.
tell_apart <- function(names) {
  time <- ave(seq_along(names), names, FUN = seq_along)
  ifelse(time > 1, paste0(names, " (", time, ")"), names)
}
keep <- function(where, values) {
  if (length(values) == 0) return(invisible())
  figures[[length(figures) + 1]] <<- setNames(values, path(where, names(values)))
}
# "z, CF / MT" in the words of the comparison: "dunn > CF / MT > z".
keep_as <- function(where, values, words) {
  figure <- sub(",.*$", "", names(values))
  of <- sub("^[^,]*(, )?", "", names(values))
  names(values) <- ifelse(of == "", words[figure], path(of, words[figure]))
  keep(where, values[figure %in% names(words)])
}
# What the data do not allow is said, and the rest goes on.
attempt <- function(what, code) {
  tryCatch(code, error = function(e) message("Not made: ", what, ". ", conditionMessage(e)))
  invisible()
}

# ---- The data ----

read_data <- function(path) {
  read.csv(
    path, check.names = FALSE, colClasses = "character", na.strings = "", encoding = "UTF-8"
  )
}
ratings <- read_data(${quoteInAscii(paths.ratings)})
# Participants who were excluded by decision are in no comparison.
ratings <- ratings[ratings$excluded == "false", ]
people <- read_data(${quoteInAscii(paths.participants)})

# One row a response, in the order of the file: by participant, then by position.
trial <- ratings[!duplicated(ratings$trial_id), ]
d <- data.frame(
  CASE = match(trial$participant_code, unique(trial$participant_code)),
  model = factor(match(trial$method, methods_in_file), seq_along(methods), methods),
  question = trial$question_id,
  explanation = trial$explanation_id,
  position = as.numeric(trial$position),
  length = as.numeric(trial$explanation_length)
)
# Beside it the scores, one column a construct, by place: no construct's name is that of a column. Scores
# are ratings with reverse-scored constructs turned around. A response without all ratings has no Quality.
of_constructs <- matrix(as.numeric(unlist(lapply(constructs, function(construct) {
  own <- ratings[ratings$construct == construct, ]
  own$score[match(trial$trial_id, own$trial_id)]
}))), nrow(d), length(constructs))
has_quality <- length(constructs) > 1 && length(unique(points)) == 1
scores <- if (has_quality) cbind(of_constructs, rowMeans(of_constructs)) else of_constructs
measures <- c(constructs, if (has_quality) "Quality")
figures[["sizes"]] <- c(participants = length(unique(d$CASE)), responses = nrow(d))
people <- people[match(unique(trial$participant_code), people$participant_code), ]

# The frame with y, the measure at this place.
with_y <- function(place) {
  d$y <- scores[, place]
  d
}
pair <- if (length(methods) > 1) combn(methods, 2) else matrix("", 2, 0)
pair_name <- paste(pair[1, ], "/", pair[2, ])
# Of an F test, in the words of the comparison.
f_test <- function(f, df1, df2) {
  c(statistic = f, df1 = df1, df2 = df2, pValue = pf(f, df1, df2, lower.tail = FALSE))
}
`;
}
