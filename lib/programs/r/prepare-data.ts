import { quoteAll, type RData } from "./r-script";

/** The columns of numbers beside the constructs. */
const NUMBERS = ["CASE", "position", "question", "length"];

/**
 * The lines with which every script begins: they read `comparison.csv`, put the methods into the
 * study's order, and make Quality, which is missing where any of its ratings is. All is read as text, so
 * that a method called TRUE or 007 and a country called NA stay what they are.
 */
export function prepareData({ constructs, methods, methodsInFile }: RData): string {
  const levels =
    methodsInFile?.some((name, place) => name !== methods[place]) === true
      ? `${quoteAll(methodsInFile)}, labels = ${quoteAll(methods)}`
      : quoteAll(methods);
  return `d <- read.csv("comparison.csv", check.names = FALSE, na.strings = "", colClasses = "character", encoding = "UTF-8")
numbers <- intersect(${quoteAll([...NUMBERS, ...constructs])}, names(d))
d[numbers] <- lapply(d[numbers], as.numeric)
d$model <- factor(d$model, levels = ${levels})
d$Quality <- rowMeans(d[${quoteAll(constructs)}])
`;
}
