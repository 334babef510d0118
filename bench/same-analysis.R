# What the comparison page computes, in R: run by bench/page-time.ts on the same file.
# Rscript same-analysis.R FILE.csv CONSTRUCT ... ; prints the seconds.
suppressPackageStartupMessages({
  library(ordinal)
  library(lme4)
  library(rstatix)
})
args <- commandArgs(trailingOnly = TRUE)
d <- read.csv(args[1], check.names = FALSE)
constructs <- args[-1]
d$CASE <- factor(d$CASE)
d$model <- factor(d$model)
d$Quality <- rowMeans(d[constructs])
lengths <- intersect(c("rationale_length", "explanation_length", "length"), names(d))
d$len <- d[[lengths[1]]]

seconds <- system.time({
  for (measure in c(constructs, "Quality")) {
    d$y <- d[[measure]]
    get_summary_stats(group_by(d, model), y)
    shapiro_test(group_by(d, model), y)
    levene_test(d, y ~ model)
    kruskal_test(d, y ~ model)
    kruskal_effsize(d, y ~ model)
    dunn_test(d, y ~ model, p.adjust.method = "holm")
    means <- tapply(d$y, list(d$CASE, d$model), mean)
    friedman.test(means[complete.cases(means), ])
    anova(lm(y ~ CASE, data = d))
  }
  for (construct in constructs) {
    d$answer <- factor(d[[construct]], ordered = TRUE)
    for (nodes in c(1, 10)) {
      full <- clmm(answer ~ model + (1 | CASE), data = d, nAGQ = nodes)
      null <- clmm(answer ~ 1 + (1 | CASE), data = d, nAGQ = nodes)
      anova(null, full)
      summary(full)
    }
  }
  lmer(Quality ~ model + (1 | CASE), data = d)
  anova(
    lmer(Quality ~ model + (1 | CASE), data = d, REML = FALSE),
    lmer(Quality ~ 1 + (1 | CASE), data = d, REML = FALSE)
  )
  summary(lm(Quality ~ model + len, data = d))
  cor_test(d[constructs])
  box_m(d[constructs], d$model)
  # 2,000 resamples of participants: means and A of every pair, of all measures.
  measures <- as.matrix(d[c(constructs, "Quality")])
  rows <- split(seq_len(nrow(d)), d$CASE)
  pair <- combn(levels(d$model), 2)
  replicate(2000, {
    drawn <- unlist(rows[sample(length(rows), replace = TRUE)])
    model <- d$model[drawn]
    apply(measures[drawn, ], 2, function(y) {
      c(tapply(y, model, mean), apply(pair, 2, function(p) {
        first <- y[model == p[1]]
        rank <- rank(c(first, y[model == p[2]]))
        n <- length(first)
        (sum(rank[seq_len(n)]) - n * (n + 1) / 2) / (n * (length(rank) - n))
      }))
    })
  })
})
cat(seconds[["elapsed"]], "\n")
