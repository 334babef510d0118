import { quoteInAscii } from "./quote-in-ascii";

/** Writes the figures, and holds them against those of the comparison. */
export function compareR(comparison: string): string {
  return `
# ---- The figures, and whether they are those of the comparison ----

made <- unlist(unname(figures))
made <- made[is.finite(made)]
# A construct that is called Quality has its name from the mean of all, which comes later.
made <- made[!duplicated(names(made), fromLast = TRUE)]
quoted <- paste0('"', gsub('"', '""', names(made), fixed = TRUE), '"')
written <- c('"figure","value"', paste0(quoted, ',"', formatC(made, digits = 17, format = "g"), '"'))
# As they are, in UTF-8, whatever the machine's own encoding.
writeLines(enc2utf8(written), "results.csv", useBytes = TRUE)
message(length(made), " figures are in results.csv.")
if (!file.exists(${quoteInAscii(comparison)})) {
  message("There is no ${comparison} to compare them with.")
  quit(status = 0)
}
if (!requireNamespace("jsonlite", quietly = TRUE)) {
  message("The package jsonlite is not installed: the figures are not compared with ${comparison}.")
  quit(status = 0)
}

# The numbers of the document by their place. What does not exist there has a kind and a reason.
numbers_of <- function(x, where) {
  if (is.numeric(x)) return(setNames(x, where))
  # In words; a method or construct that is called "kind" has figures there.
  if (!is.list(x) || is.character(x[["kind"]])) return(NULL)
  own <- names(x)
  if (is.null(own)) {
    own <- tell_apart(as.character(sapply(seq_along(x), function(i) {
      one <- x[[i]]
      if (!is.list(one)) return(as.character(i))
      if (!is.null(one[["first"]])) return(paste(one[["first"]], "/", one[["second"]]))
      c(one[["term"]], one[["construct"]], i)[[1]]
    })))
  }
  unlist(lapply(seq_along(x), function(i) {
    numbers_of(x[[i]], if (where == "") own[i] else path(where, own[i]))
  }))
}
document <- jsonlite::fromJSON(${quoteInAscii(comparison)}, simplifyVector = FALSE)
document$resampling <- NULL
# Its models were held beside those of other packages above.
document$headline <- NULL
theirs <- numbers_of(document, "")
ours <- made[names(theirs)]

# What is computed has to agree to nine digits. What is searched for (mixed models, omega) has to agree
# to 1e-4 of the figure, or of 1; log-likelihoods to 1e-6; p-values to 1e-3 of themselves or 1e-6.
models <- c("clmm", "lmm", "lmmCrossed")
searched <- lapply(names(document[["constructs"]]), function(measure) lapply(models, function(model) {
  names(numbers_of(document[["constructs"]][[measure]][[model]], path("constructs", measure, model)))
}))
searched <- names(theirs) %in% unlist(searched) | grepl("^scale > omega|^effects > (length|position) > slope", names(theirs))
tolerance <- ifelse(searched, 1e-4 * pmax(1, abs(theirs)), pmax(1e-9 * abs(theirs), 1e-12))
p <- searched & grepl("(pValue|pHolm)$", names(theirs))
tolerance[p] <- pmax(1e-3 * theirs[p], 1e-6)
# Tukey's test has that many digits in R.
tukey_figure <- grepl(" > tukey > .*(interval > .|pValue)$", names(theirs))
tolerance[tukey_figure] <- pmax(1e-3 * abs(theirs[tukey_figure]), 1e-5)
likelihood <- searched & grepl("(logLik|logLikNull|criterion)$", names(theirs))
tolerance[likelihood] <- 1e-6
apart <- which(is.na(ours) | abs(ours - theirs) > tolerance)
for (i in apart) {
  message(names(theirs)[i], ": ", format(theirs[i], digits = 15), " there, ", format(ours[i], digits = 15), " here")
}
message(length(theirs) - length(apart), " of ", length(theirs), " figures of ${comparison} are the same.")
quit(status = as.integer(length(apart) > 0))
`;
}
