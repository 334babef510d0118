# The processor seconds that clmm takes over a file's model, or that it was given before it was stopped:
# Rscript crossed-time.R RATINGS.csv SECONDS
suppressMessages(library(ordinal))
args <- commandArgs(TRUE)
rows <- read.csv(args[1])
rows[] <- lapply(rows, factor)
before <- proc.time()
setTimeLimit(cpu = as.numeric(args[2]))
fit <- tryCatch(
  clmm(answer ~ method + (1 | participant) + (1 | explanation) + (1 | participantMethod), rows),
  error = function(e) NULL
)
setTimeLimit(cpu = Inf)
spent <- proc.time() - before
cat(spent[["user.self"]] + spent[["sys.self"]], if (is.null(fit)) "stopped" else as.numeric(logLik(fit)), "\n")
