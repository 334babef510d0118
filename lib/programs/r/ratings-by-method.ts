import { quoteR } from "./r-script";

/** R lines: the ratings of every method, and a way to name figures of methods. */
export function ratingsByMethod(measure: string): string {
  return `ratings <- lapply(split(d[[${quoteR(measure)}]], d$model), function(x) x[!is.na(x)])
by_method <- function(figure, f) {
  setNames(sapply(ratings, f), paste0(figure, ", ", names(ratings)))
}`;
}

/** R lines: \`y\`, the ratings that are there, and \`g\`, their methods, without those nobody rated. */
export function ratingsAndMethods(measure: string): string {
  return `rated <- d[!is.na(d[[${quoteR(measure)}]]), ]
y <- rated[[${quoteR(measure)}]]
g <- droplevels(rated$model)`;
}
