import { quoteAll, type RData } from "./r-script";

/**
 * The lines with which every script begins: they read `comparison.csv`, put the methods into the
 * study's order, and make Quality, which is missing where any of its ratings is.
 */
export function prepareData({ constructs, methods }: RData): string {
  return `d <- read.csv("comparison.csv", check.names = FALSE)
d$model <- factor(d$model, levels = ${quoteAll(methods)})
d$Quality <- rowMeans(d[${quoteAll(constructs)}])
`;
}
