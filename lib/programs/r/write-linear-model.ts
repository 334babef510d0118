import type { LinearModel } from "@/lib/stats/linear/fit-linear-model";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { baseScript } from "./base-script";
import {
  type NamedFigure,
  nameFigure,
  nameFigures,
  quoteR,
  type RData,
  type RScript,
} from "./r-script";

const OF_MODEL = ["R squared", "residual SD", "F", "p"];
const OF_TERMS = ["estimate", "SE", "p", "robust SE", "robust p"];

/** Terms in the order of the coefficients: the intercept, the later methods, and the covariates. */
function listTerms(methods: readonly string[], covariates: readonly string[]): string[] {
  return ["intercept", ...methods, ...covariates];
}

/**
 * The linear model of a measure on method and covariates such as `length`, by ordinary least squares,
 * with classical errors and with errors that allow for participants. The first method with ratings is
 * what the intercept stands for.
 */
export function writeLinearModel(
  data: RData,
  measure: string,
  covariates: readonly string[] = ["length"],
): RScript {
  const terms = listTerms(data.methods, covariates);
  const right = ["g", ...covariates.map((name) => `rated[[${quoteR(name)}]]`)].join(" + ");
  const covariateNames = covariates.map((name) => `, ${quoteR(name)}`).join("");
  const code = `rated <- d[!is.na(d[[${quoteR(measure)}]]), ]
y <- rated[[${quoteR(measure)}]]
g <- droplevels(rated$model)
fit <- if (nlevels(g) > 1) lm(y ~ ${right}) else lm(y ~ ${right.replace(/^g( \+ )?/, "") || "1"})
terms <- c("intercept", levels(g)[-1]${covariateNames})
estimate <- setNames(coef(fit), terms)
kept <- !is.na(estimate)
X <- model.matrix(fit)[, kept, drop = FALSE]
n <- nrow(X)
k <- ncol(X)
df <- n - k
rss <- sum(residuals(fit)^2)
if (df < 1 || rss <= 1e-24 * sum(y^2)) stop("Nothing is left to judge the estimates by.")
bread <- chol2inv(qr.R(qr(X)))
classical <- sqrt(diag(bread) * rss / df)
# CR1: participants as clusters (sandwich::vcovCL(fit, rated$CASE, type = "HC1") gives the same).
clusters <- length(unique(rated$CASE))
meat <- crossprod(rowsum(X * residuals(fit), rated$CASE))
correction <- clusters / (clusters - 1) * (n - 1) / df
robust <- sqrt(diag(bread %*% meat %*% bread) * correction)
robust[!(robust > 1e-10 * classical)] <- NA
t_test <- function(se, df) 2 * pt(-abs(estimate[kept] / se), df)
explained <- 1 - rss / sum((y - mean(y))^2)
f <- if (k > 1) explained / (1 - explained) * df / (k - 1) else NA
by_term <- function(figure, of_kept) {
  all_terms <- ${`c(${terms.map(quoteR).join(", ")})`}
  setNames(of_kept[match(all_terms, terms[kept])], paste0(figure, ", ", all_terms))
}
c(
  "R squared" = explained,
  "residual SD" = sqrt(rss / df),
  "F" = f,
  "p" = pf(f, k - 1, df, lower.tail = FALSE),
  by_term("estimate", estimate[kept]),
  by_term("SE", classical),
  by_term("p", t_test(classical, df)),
  by_term("robust SE", robust),
  by_term("robust p", t_test(robust, clusters - 1))
)
`;
  return baseScript(data, {
    title: `${measure}: linear model on method${covariates.map((name) => ` and ${name}`).join("")}`,
    code,
    figures: [
      ...OF_MODEL,
      ...nameFigures(
        OF_TERMS,
        terms.map((term) => [term]),
      ),
    ],
  });
}

/**
 * Grounded's side of `writeLinearModel`. `terms` are the places in `methods` that the model's columns
 * stand for after the intercept, and covariates' names: a model of methods 0 (intercept), 1 and 3 and
 * of length has `[1, 3, "length"]`.
 */
export function nameLinearModel(
  methods: readonly string[],
  terms: readonly (number | string)[],
  outcome: Outcome<LinearModel>,
): NamedFigure[] {
  const model = isEstimate(outcome) ? outcome : null;
  const f = model && isEstimate(model.f) ? model.f : null;
  const robust =
    model?.clusterRobust && isEstimate(model.clusterRobust) ? model.clusterRobust : null;
  const names = [
    "intercept",
    ...terms.map((term) => (typeof term === "number" ? methods[term] : term)),
  ];
  const covariates = terms.filter((term) => typeof term === "string");
  const rows = listTerms(methods, covariates).map((name) => {
    const place = names.indexOf(name);
    const own = model?.coefficients[place];
    const ofRobust = robust?.coefficients[place];
    const classical = own && isEstimate(own) ? own : null;
    const clustered = ofRobust && isEstimate(ofRobust) ? ofRobust : null;
    const { estimate, se, p } = classical ?? { estimate: null, se: null, p: null };
    return { name, values: [estimate, se, p, clustered?.se ?? null, clustered?.p ?? null] };
  });
  return [
    { name: "R squared", value: model?.rSquared ?? null },
    { name: "residual SD", value: model?.sigma ?? null },
    { name: "F", value: f?.f ?? null },
    { name: "p", value: f?.p ?? null },
    ...OF_TERMS.flatMap((figure, of) =>
      rows.map(({ name, values }) => ({
        name: nameFigure(figure, name),
        value: values[of] ?? null,
      })),
    ),
  ];
}
