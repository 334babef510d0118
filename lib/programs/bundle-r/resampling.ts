/** The bootstrap over participants and the permutation test, by the app's own random numbers. */
export const RESAMPLING_R = `
# ---- Resampling ----

# The generator sfc32 (Doty-Humphrey 2010), seeded by hashes of a text (FNV-1a with Murmur3's last
# steps): whole numbers below 2^32 as doubles. Returns a function that gives the next n of them.
two32 <- 2^32
xor32 <- function(a, b) {
  bitwXor(a %/% 65536, b %/% 65536) * 65536 + bitwXor(a %% 65536, b %% 65536)
}
multiply32 <- function(a, b) ((a %/% 65536 * b) %% 65536 * 65536 + a %% 65536 * b) %% two32
hash <- function(text, start) {
  value <- xor32(2166136261, start)
  for (code in utf8ToInt(text)) value <- multiply32(xor32(value, code), 16777619)
  value <- multiply32(xor32(value, value %/% 2^16), 2246822507)
  value <- multiply32(xor32(value, value %/% 2^13), 3266489909)
  xor32(value, value %/% 2^16)
}
generator <- function(seed) {
  state <- sapply(1:4, function(start) hash(seed, start))
  following <- function(n) {
    a <- state[1]
    b <- state[2]
    c <- state[3]
    counter <- state[4]
    values <- numeric(n)
    for (i in seq_len(n)) {
      sum <- (a + b + counter) %% 4294967296
      counter <- (counter + 1) %% 4294967296
      shifted <- b %/% 512
      a <- bitwXor(b %/% 65536, shifted %/% 65536) * 65536 + bitwXor(b %% 65536, shifted %% 65536)
      b <- (9 * c) %% 4294967296
      c <- ((c * 2097152) %% 4294967296 + c %/% 2048 + sum) %% 4294967296
      values[i] <- sum
    }
    state <<- c(a, b, c, counter)
    values
  }
  following(16)
  following
}

# Each replicate draws as many participants as there are, with replacement, and keeps all ratings of
# each. One row a replicate: how often it drew each participant.
draw_participants <- function(participants, replicates, seed) {
  following <- generator(seed)
  # Numbers past the last whole multiple would favour the first participants.
  fair <- two32 - two32 %% participants
  drawn <- numeric()
  while (length(drawn) < participants * replicates) {
    more <- following(participants * replicates - length(drawn))
    drawn <- c(drawn, more[more < fair] %% participants)
  }
  t(apply(matrix(drawn + 1, replicates, byrow = TRUE), 1, tabulate, participants))
}

# Standard error, percentile interval, and the bias-corrected and accelerated one (Efron 1987). "left"
# holds the figure without each participant.
interval_of <- function(replicates, estimate, left, confidence) {
  replicates <- sort(replicates[!is.nan(replicates)])
  if (length(replicates) < 2) return(numeric())
  tail <- c(1 - confidence, 1 + confidence) / 2
  limits <- quantile(replicates, tail, names = FALSE)
  away <- mean(left) - left
  acceleration <- sum(away^3) / (6 * sum(away^2)^1.5)
  if (!is.finite(acceleration)) acceleration <- 0
  # Replicates equal to the estimate but for rounding count half.
  slack <- 1e-12 * (abs(estimate) + diff(range(replicates)))
  below <- mean(replicates < estimate - slack) / 2 + mean(replicates <= estimate + slack) / 2
  bca <- c(NA, NA)
  if (below > 0 && below < 1) {
    moved <- qnorm(below) + qnorm(tail)
    slope <- 1 - acceleration * moved
    level <- ifelse(slope > 0, pnorm(qnorm(below) + moved / slope), as.numeric(moved > 0))
    bca <- quantile(replicates, level, names = FALSE)
  }
  c(
    se = sd(replicates), "interval > 1" = limits[1], "interval > 2" = limits[2],
    "bcaInterval > 1" = bca[1], "bcaInterval > 2" = bca[2]
  )
}

bootstrap <- function(place, times) {
  at <- path("constructs", measures[place])
  x <- with_y(place)
  x$CASE <- factor(x$CASE, seq_len(ncol(times)))
  x <- x[!is.na(x$y), ]
  values <- sort(unique(x$y))
  # By method: how often each participant gave each value; then of replicates, and without each.
  own <- lapply(split(x, x$model), function(one) unclass(table(one$CASE, factor(one$y, values))))
  tables <- lapply(own, function(one) list(
    all = t(colSums(one)), drawn = times %*% one, left = sweep(-one, 2, -colSums(one))
  ))
  mean_of <- function(table) drop(table %*% (values - values[1])) / rowSums(table) + values[1]
  # How often the first is higher, counting half of the ties.
  a_of <- function(first, second) {
    below <- second %*% upper.tri(diag(length(values))) + second / 2
    rowSums(first * below) / rowSums(first) / rowSums(second)
  }
  raters <- sapply(own, function(one) sum(rowSums(one) > 0))
  for (method in methods[raters[methods] > 1]) {
    figure <- lapply(tables[[method]], mean_of)
    found <- interval_of(figure$drawn, figure$all, figure$left, resampling$confidence)
    if (length(found) == 0) next
    keep(path(at, "bootstrapMeans", method), c(mean = figure$all, participants = raters[[method]], found))
  }
  for (i in seq_along(pair_name)) {
    if (min(raters[pair[, i]]) < 2) next
    figure <- Map(a_of, tables[[pair[1, i]]], tables[[pair[2, i]]])
    found <- interval_of(figure$drawn, figure$all, figure$left, resampling$confidence)
    keep(path(at, "varghaDelaney", pair_name[i]), found[setdiff(names(found), c("bcaInterval > 1", "bcaInterval > 2"))])
  }
}

# The Kruskal-Wallis test with a p-value that allows for participants: were there no difference, the
# methods could be exchanged among a participant's responses.
permutation_tests <- function(seed, permutations) {
  following <- generator(seed)
  buffer <- numeric()
  used <- 0
  below <- function(limit) {
    fair <- 4294967296 - 4294967296 %% limit
    repeat {
      if (used == length(buffer)) {
        buffer <<- following(65536)
        used <<- 0
      }
      used <<- used + 1
      if (buffer[used] < fair) return(buffer[used] %% limit)
    }
  }
  rows <- order(d$CASE)
  label <- as.integer(d$model)[rows]
  case <- d$CASE[rows]
  if (all(tapply(label, case, function(own) length(unique(own))) < 2)) {
    stop("No participant rated two methods.")
  }
  start <- match(unique(case), case)
  size <- as.vector(table(case))
  # One number decides several exchanges (Fisher and Yates): with m items left, it is one of "ways[m]",
  # and leaves rest[m] items to the next.
  ways <- rest <- numeric(max(size))
  for (m in seq_along(ways)) {
    ways[m] <- m
    rest[m] <- m - 1
    while (rest[m] > 1 && ways[m] * rest[m] < 2^31) {
      ways[m] <- ways[m] * rest[m]
      rest[m] <- rest[m] - 1
    }
  }
  exchange <- function(label) {
    for (person in seq_along(start)) {
      first <- start[person]
      left <- size[person]
      while (left > 1) {
        drawn <- below(ways[left])
        end <- rest[left]
        while (left > end) {
          chosen <- first + drawn %% left
          drawn <- drawn %/% left
          last <- first + left - 1
          item <- label[chosen]
          label[chosen] <- label[last]
          label[last] <- item
          left <- left - 1
        }
      }
    }
    label
  }
  # Twice the ranks' distance from the middle one, which is whole; 0 where a rating is missing.
  y <- scores[rows, , drop = FALSE]
  present <- 1 * !is.na(y)
  n <- colSums(present)
  ranks <- apply(y, 2, rank, na.last = "keep")
  away <- ifelse(is.na(y), 0, 2 * ranks - rep(n + 1, each = nrow(y)))
  some_missing <- any(present == 0)
  sizes <- rowsum(present, label)
  spread <- function(label) {
    if (some_missing) sizes <- rowsum(present, label)
    sums <- rowsum(away, label)
    colSums(ifelse(sizes > 0, sums^2 / sizes, 0))
  }
  observed <- spread(label)
  at_least <- numeric(length(measures))
  for (permutation in seq_len(permutations)) {
    label <- exchange(label)
    at_least <- at_least + (spread(label) >= observed * (1 - 1e-9))
  }
  for (i in seq_along(measures)) {
    ties <- table(y[, i])
    h <- 3 * observed[[i]] / (n[[i]] * (n[[i]] + 1)) / (1 - sum(ties^3 - ties) / (n[[i]]^3 - n[[i]]))
    keep(path("constructs", measures[i], "kruskalWallisPermutation"), c(
      statistic = h, pValue = (1 + at_least[[i]]) / (1 + permutations), permutations = permutations
    ))
  }
}
if (!is.null(resampling) && nrow(d) > 0) {
  message("Resampling: this takes some seconds for a hundred participants.")
  seed <- function(purpose) paste0(resampling$seed, "/", purpose)
  times <- draw_participants(max(d$CASE), resampling$replicates, seed("bootstrap"))
  for (place in seq_along(measures)) {
    attempt(path("bootstrap of", measures[place]), bootstrap(place, times))
  }
  attempt("permutation tests", permutation_tests(seed("permutation"), resampling$permutations))
}
`;
