import type { OneWayIntraclass } from "@/lib/stats/agreement/intraclass-one-way";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import { type NamedFigure, quoteR, type RData, type RScript } from "./r-script";

/** How alike ratings of one participant are, by a one-way analysis of variance. */
export function writeIntraclass(data: RData, measure: string): RScript {
  return baseScript(data, {
    title: `${measure}: intraclass correlation of participants`,
    code: `# The mean squares are those of anova(lm(y ~ factor(CASE))), without its matrix of participants.
rated <- d[!is.na(d[[${quoteR(measure)}]]), ]
y <- rated[[${quoteR(measure)}]]
n <- length(y)
size <- table(rated$CASE)
df1 <- length(size) - 1
df2 <- n - length(size)
between <- sum((ave(y, rated$CASE) - mean(y))^2) / df1
within <- sum((y - ave(y, rated$CASE))^2) / df2
k0 <- (n - sum(size^2) / n) / df1
# Squares that rounding alone leaves are none.
if (isTRUE(within < 1e-20 * between)) within <- 0
icc <- if (df1 > 0 && df2 > 0) (between - within) / (between + (k0 - 1) * within) else NA
f <- if (!is.na(icc) && within > 0) between / within else NA
c(
  "ICC" = icc,
  "F" = f,
  "p" = pf(f, df1, df2, lower.tail = FALSE),
  "design effect" = 1 + (k0 - 1) * icc
)
`,
    figures: ["ICC", "F", "p", "design effect"],
  });
}

/** Grounded's side of `writeIntraclass`. */
export function nameIntraclass(correlation: Outcome<OneWayIntraclass>): NamedFigure[] {
  const found = isEstimate(correlation) ? correlation : null;
  const test = found && isEstimate(found.test) ? found.test : null;
  return [
    { name: "ICC", value: found?.icc ?? null },
    { name: "F", value: test?.f ?? null },
    { name: "p", value: test?.p ?? null },
    { name: "design effect", value: found?.designEffect ?? null },
  ];
}
