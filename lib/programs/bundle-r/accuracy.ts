import type { AnalysedStudy } from "@/lib/programs/analysed-study";
import { quoteInAscii } from "./quote-in-ascii";

/** How accurate the students are: over their model runs, and on the study's own questions. */
export function accuracyR({ paths }: Pick<AnalysedStudy, "paths">): string {
  return `
# ---- How accurate the students are, over model runs ----

all_runs <- read_data(${quoteInAscii(paths.accuracyRuns)})
runs <- all_runs[!is.na(all_runs$test_accuracy), ]
runs$accuracy <- as.numeric(runs$test_accuracy)
runs$of_method <- factor(match(runs$method, methods_in_file), seq_along(methods))
sizes <- ifelse(is.na(runs$model_size), "", runs$model_size)
runs$of_size <- factor(match(sizes, model_sizes_in_file), seq_along(model_sizes))

# Type II sums of squares, of cells' means with the roots of their runs' numbers as weights.
two_way <- function(at, x) {
  cell <- droplevels(interaction(x$of_size, x$of_method, drop = TRUE))
  n <- as.vector(table(cell))
  means <- as.vector(tapply(x$accuracy, cell, mean))
  first <- !duplicated(cell)
  first <- which(first)[order(as.integer(cell[first]))]
  within <- sum((x$accuracy - means[as.integer(cell)])^2)
  df <- nrow(x) - length(n)
  if (df < 1 || within == 0) stop("Nothing varies within the cells.")
  columns <- function(levels) (outer(as.integer(levels), unique(as.integer(levels)), "==") + 0) * sqrt(n)
  by_size <- columns(x$of_size[first])
  by_method <- columns(x$of_method[first])
  left <- function(X) {
    fit <- lm.fit(X, (means - means[1]) * sqrt(n))
    c(squares = sum(fit$residuals^2), rank = fit$rank)
  }
  both <- left(cbind(by_size, by_method))
  keep(at, c(n = nrow(x), residualSquares = within, residualDf = df))
  effect <- function(name, squares, own_df) {
    if (own_df < 1) return()
    f <- squares / own_df / (within / df)
    p <- pf(f, own_df, df, lower.tail = FALSE)
    keep(path(at, name), c(squares = squares, df = own_df, f = f, pValue = p))
  }
  without <- function(X) left(X) - both
  beyond_size <- without(by_size)
  beyond_method <- without(by_method)
  effect("method", beyond_size[["squares"]], -beyond_size[["rank"]])
  effect("modelSize", beyond_method[["squares"]], -beyond_method[["rank"]])
  effect("interaction", both[["squares"]], length(n) - both[["rank"]])
}
# Pairs of methods within a size. R's ptukey and qtukey have fewer digits than its other distributions.
tukey <- function(at, x) {
  groups <- split(x$accuracy, x$of_method)
  n <- lengths(groups)
  k <- sum(n > 0)
  df <- sum(n) - k
  within <- sum(sapply(groups[n > 0], function(y) sum((y - mean(y))^2)))
  if (k < 2 || df < 1 || within == 0) stop("Nothing to compare.")
  for (i in seq_len(ncol(pair))) {
    two <- match(pair[, i], methods)
    if (any(n[two] == 0)) next
    difference <- mean(groups[[two[2]]]) - mean(groups[[two[1]]])
    error <- sqrt(within / df / 2 * sum(1 / n[two]))
    reach <- qtukey(.95, k, df) * error
    keep(path(at, pair_name[i]), c(
      difference = difference, "interval > 1" = difference - reach, "interval > 2" = difference + reach,
      pValue = ptukey(abs(difference) / error, k, df, lower.tail = FALSE)
    ))
  }
}
if (nrow(runs) > 0) {
  runs$outlier <- as.logical(ave(runs$accuracy, runs$of_size, runs$of_method, FUN = function(y) {
    quartile <- quantile(y, c(.25, .75))
    y < quartile[1] - 1.5 * diff(quartile) | y > quartile[2] + 1.5 * diff(quartile)
  }))
  keep("performance > runs", c(outliers = sum(runs$outlier)))
  for (set in c("withOutliers", "withoutOutliers")) {
    kept <- runs[set == "withOutliers" | !runs$outlier, ]
    at <- path("performance > runs > anova", set)
    attempt(at, two_way(at, kept))
    for (place in seq_along(model_sizes)) {
      of_size <- kept[as.integer(kept$of_size) == place, ]
      at <- path("performance > runs > bySize", model_sizes[place])
      attempt(path(at, "tukey", set), tukey(path(at, "tukey", set), of_size))
      for (method in seq_along(methods)) {
        y <- of_size$accuracy[as.integer(of_size$of_method) == method]
        cell <- path(at, set, methods[method])
        if (length(y) > 0) keep(cell, c(n = length(y), mean = mean(y)))
        if (length(y) < 2) next
        se <- sd(y) / sqrt(length(y))
        reach <- qt(.975, length(y) - 1) * se
        limits <- c("tInterval > 1" = mean(y) - reach, "tInterval > 2" = mean(y) + reach)
        keep(cell, c(sd = sd(y), se = se, limits))
      }
    }
  }
}

# ---- How often they were right on the study's own questions ----

answers <- read_data(${quoteInAscii(paths.content)})
answers <- answers[!is.na(answers$student_correct), ]
# Where several runs explain a question, the first run speaks for the method.
run <- as.numeric(all_runs$run_number[match(answers$model_run_id, all_runs$model_run_id)])
answers <- answers[order(run, answers$explanation_id, na.last = FALSE, method = "radix"), ]
answers <- answers[!duplicated(answers[c("question_id", "method")]), ]
right <- lapply(methods_in_file, function(method) {
  own <- answers[answers$method == method, ]
  setNames(own$student_correct == "true", own$question_id)
})
if (nrow(answers) > 0) {
  for (method in seq_along(methods)) {
    n <- length(right[[method]])
    if (n == 0) next
    count <- sum(right[[method]])
    # Wilson's interval.
    square <- qnorm(.975)^2
    lower <- function(count) {
      2 * count^2 / n / (2 * count + square + sqrt(square * (square + 4 * count * (n - count) / n)))
    }
    keep(path("performance > answers > accuracy", methods[method]), c(
      n = n, proportion = count / n, "interval > 1" = lower(count), "interval > 2" = 1 - lower(n - count)
    ))
  }
  for (i in seq_len(ncol(pair))) {
    two <- right[match(pair[, i], methods)]
    shared <- intersect(names(two[[1]]), names(two[[2]]))
    first <- sum(two[[1]][shared] & !two[[2]][shared])
    second <- sum(!two[[1]][shared] & two[[2]][shared])
    if (first + second == 0) next
    # McNemar's exact test.
    p <- min(1, 2 * pbinom(min(first, second), first + second, .5))
    keep(path("performance > answers > mcnemar", pair_name[i]), c(
      n = length(shared), discordant = first + second, difference = (second - first) / length(shared),
      pValue = p
    ))
  }
}
`;
}
