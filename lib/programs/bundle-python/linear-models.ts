import { run, say } from "./cell";

/** Least squares with clustered errors, and linear mixed models. */
export const LINEAR_MODELS_PYTHON = [
  say(`
## Linear models of the mean of all constructs

By least squares on method and length, then with participants' answers; with classical errors and with errors that allow for participants (CR1). Tukey's rule of outliers is applied within each method, as in the published analysis, and not.
`),
  run(`
main = len(measures) - 1
d["y"] = scores[:, main]
d["sum"] = np.rint(d["y"] * (len(constructs) if has_quality else 1))
with_main = d[d["y"].notna() & d["length"].notna()].reset_index(drop=True)


def dummies(values, levels, prefix):
    """Names and columns of 0 and 1 for all levels that occur but the first."""
    occurring = [level for level in levels if level in set(values)]
    return [(f"{prefix}{level}", np.array([value == level for value in values], float)) for level in occurring[1:]]


method_of = [methods[place] for place in with_main["model"]]
with_length = [
    ("(Intercept)", np.ones(len(with_main))), *dummies(method_of, methods, ""),
    ("explanationLength", with_main["length"].to_numpy(dtype=float)),
]
about_you = {
    "gender": "gender", "ageBand": "age_band", "country": "country", "education": "education",
    "employment": "employment",
}
with_answers = list(with_length)
for key, column in about_you.items():
    answer = people[column].to_numpy()
    # The first answer in the order of the alphabet is what the others are compared to.
    levels = sorted(value for value in set(answer) if value != "")
    with_answers.extend(dummies(answer[with_main["CASE"]], levels, f"{key}: "))


# By sums of scores: they are whole, so that rounding decides nothing about a value that lies on a limit.
outlier = np.zeros(len(with_main), bool)
for method, y in d[d["y"].notna()].groupby("model")["sum"]:
    q1, q3 = y.quantile(.25), y.quantile(.75)
    own = with_main["model"] == method
    outside = (with_main["sum"] < q1 - 1.5 * (q3 - q1)) | (with_main["sum"] > q3 + 1.5 * (q3 - q1))
    outlier |= (own & outside).to_numpy()


def independent_columns(X):
    """Places of the columns that earlier ones do not determine."""
    basis, kept = [], []
    for place in range(X.shape[1]):
        rest = X[:, place].copy()
        for _ in range(2):
            for direction in basis:
                rest -= direction * (direction @ rest)
        length = np.linalg.norm(rest)
        if length > 1e-7 * np.linalg.norm(X[:, place]):
            basis.append(rest / length)
            kept.append(place)
    return kept


def least_squares(at, design, kept):
    y, case = with_main["y"].to_numpy()[kept], with_main["CASE"].to_numpy()[kept]
    terms, columns = zip(*design)
    X = np.column_stack(columns)[kept]
    used = independent_columns(X)
    names, X = [tell_apart(terms)[place] for place in used], X[:, used]
    n, k = X.shape
    df = n - k
    Q, R = np.linalg.qr(X)
    b = np.linalg.solve(R, Q.T @ y)
    residual = y - X @ b
    rss, total = residual @ residual, np.sum((y - y.mean()) ** 2)
    if df < 1 or rss <= 1e-24 * (y @ y):
        raise ValueError("Nothing is left to judge the estimates by.")
    explained = 1 - rss / total
    log_likelihood = -n / 2 * (math.log(2 * math.pi * rss / n) + 1)
    keep(at, {
        "n": n, "outliers": np.sum(~kept), "rSquared": explained,
        "adjustedRSquared": 1 - (1 - explained) * (n - 1) / df, "sigma": math.sqrt(rss / df), "residualDf": df,
        "aic": 2 * (k + 1) - 2 * log_likelihood, "bic": math.log(n) * (k + 1) - 2 * log_likelihood,
    })
    if k > 1:
        keep(path(at, "f"), f_test(explained / (1 - explained) * df / (k - 1), k - 1, df))

    def coefficients(se, df, *under):
        reach = stats.t.ppf(.975, df) * se
        for i, name in enumerate(names):
            if se[i] > 0:
                keep(path(at, "coefficients", name, *under), {
                    "estimate": b[i], "se": se[i], "t": b[i] / se[i],
                    "pValue": 2 * stats.t.sf(abs(b[i] / se[i]), df), **interval("interval", b[i] - reach[i], b[i] + reach[i]),
                })

    inverse = np.linalg.inv(R)
    bread = inverse @ inverse.T
    classical = np.sqrt(np.diag(bread) * rss / df)
    coefficients(classical, df)
    clusters = len(set(case))
    if clusters < 2:
        return
    scores = pd.DataFrame(X * residual[:, None]).groupby(case).sum().to_numpy()
    covariance = bread @ scores.T @ scores @ bread * clusters / (clusters - 1) * (n - 1) / df
    robust = np.sqrt(np.diag(covariance))
    coefficients(np.where(robust > 1e-10 * classical, robust, 0), clusters - 1, "clustered")


if len(with_main):
    for name, design in {"methodAndLength": with_length, "withSociodemographics": with_answers}.items():
        with attempt(path("linearModels", name)):
            least_squares(path("linearModels", name), design, ~outlier)
        with attempt(path("linearModels > withoutOutlierRule", name)):
            least_squares(path("linearModels > withoutOutlierRule", name), design, np.ones(len(with_main), bool))
`),
  say(`
## Linear mixed models of Quality

With an intercept of each participant and, crossed with it, of each question. The likelihood is written out: sums over the levels of a random factor stand for its rows, so that the criterion is a function of the ratios of variances alone (Bates et al. 2015). Degrees of freedom are Satterthwaite's (Giesbrecht and Burns 1985), over the logarithms of the variances that are not 0.
`),
  run(`
def first_derivatives(f, at, step):
    directions = np.eye(len(at)) * step
    return np.array([(f(at + move) - f(at - move)) / (2 * step) for move in directions])


def second_derivatives(f, at, step):
    size = len(at)
    directions = np.eye(size) * step
    hessian = np.empty((size, size))
    for i, one in enumerate(directions):
        for j, other in enumerate(directions[: i + 1]):
            bend = f(at + one + other) - f(at + one - other) - f(at - one + other) + f(at - one - other)
            hessian[i, j] = hessian[j, i] = bend / (4 * step ** 2)
    return hessian


def is_minimum(hessian):
    return np.all(np.isfinite(hessian)) and np.linalg.eigvalsh(hessian).min() > 0


def go_the_rest(f, at, step):
    """From where a search stops short of the minimum, the rest of the way by Newton's steps."""
    metric = second_derivatives(f, at, step)
    if not is_minimum(metric):
        return at
    for _ in range(20):
        slope = first_derivatives(f, at, step / 10)
        move = -np.linalg.solve(metric, slope)
        if not -(move @ slope) > 1e-12 or not f(at + move) <= f(at) + 1e-9:
            break
        at = at + move
    return at


def mixed_likelihood(y, X, factors, restricted):
    n, p = X.shape
    W = np.column_stack([X, y - y.mean()])
    sums = [pd.DataFrame(W).groupby(of).sum().to_numpy() for of in factors]
    size = [np.bincount(of).astype(float) for of in factors]
    meetings = None
    if len(factors) > 1:
        meetings = np.zeros((len(size[0]), len(size[1])))
        np.add.at(meetings, (factors[0], factors[1]), 1)

    def at(ratio):
        by = ratio[0] / (1 + size[0] * ratio[0])
        M = W.T @ W - (sums[0] * by[:, None]).T @ sums[0]
        log_det = np.sum(np.log1p(size[0] * ratio[0]))
        if len(factors) > 1:
            left = sums[1] - meetings.T @ (sums[0] * by[:, None])
            K = np.diag(size[1]) - (meetings * by[:, None]).T @ meetings
            root = np.linalg.cholesky(np.eye(len(K)) + ratio[1] * K)
            solved = np.linalg.solve(root, left)
            M = M - ratio[1] * solved.T @ solved
            log_det += 2 * np.sum(np.log(np.diag(root)))
        inverse = np.linalg.inv(M[:p, :p])
        estimate = inverse @ M[:p, p]
        if restricted:
            log_det += np.linalg.slogdet(M[:p, :p])[1]
        df = n - p if restricted else n
        squares = M[p, p] - M[:p, p] @ estimate
        return {
            "deviance": df * (1 + math.log(2 * math.pi * squares / df)) + log_det, "log_det": log_det, "df": df,
            "squares": squares, "residual": squares / df, "estimate": estimate, "inverse": inverse,
        }

    return at


def best_ratio(likelihood, factors):
    """The ratios at which the deviance is least; one may be 0, where a factor makes no difference."""
    # By their roots, of either sign: so nothing has a bound.
    deviance = lambda root: likelihood(root ** 2)["deviance"]
    slope = lambda root: first_derivatives(deviance, root, 1e-5)
    found = [
        optimize.minimize(deviance, np.array(start), jac=slope, method="BFGS", options={"gtol": 1e-5})
        for start in product((.1, .5, 2), repeat=factors)
    ]
    best = go_the_rest(deviance, min(found, key=lambda one: one.fun).x, 1e-4)
    ratio = best ** 2
    for i in range(factors):
        without = np.where(np.arange(factors) == i, 0, ratio)
        # What the search leaves of nothing is nothing.
        if ratio[i] < 1e-6 and likelihood(without)["deviance"] <= deviance(best) + 1e-9:
            ratio = without
    return ratio


def degrees_of_freedom(likelihood, ratio):
    inside = np.flatnonzero(ratio > 0)

    def ratios(par):
        full = np.zeros(len(ratio))
        full[inside] = np.exp(par[:-1])
        return full

    def deviance(par):
        here, residual = likelihood(ratios(par)), math.exp(par[-1])
        return here["log_det"] + here["df"] * math.log(2 * math.pi * residual) + here["squares"] / residual

    par = np.append(np.log(ratio[inside]), math.log(likelihood(ratio)["residual"]))
    covariance = 2 * np.linalg.inv(second_derivatives(deviance, par, 1e-3))

    def of(weights):
        variance = lambda at: math.exp(at[-1]) * weights @ likelihood(ratios(at))["inverse"] @ weights
        gradient = first_derivatives(variance, par, 1e-4)
        return 2 * variance(par) ** 2 / (gradient @ covariance @ gradient)

    return of


def fit_by_reml(y, X, factors):
    """The model by restricted maximum likelihood, and what tests a sum of its effects."""
    likelihood = mixed_likelihood(y, X, factors, True)
    ratio = best_ratio(likelihood, len(factors))
    fit, df_of = likelihood(ratio), degrees_of_freedom(likelihood, ratio)
    # The mean of y was taken off before.
    estimate = fit["estimate"] + np.append(y.mean(), np.zeros(X.shape[1] - 1))

    def test(weights, name):
        b, se, df = weights @ estimate, math.sqrt(fit["residual"] * (weights @ fit["inverse"] @ weights)), df_of(weights)
        return {name: b, "se": se, "df": df, "t": b / se, "pValue": 2 * stats.t.sf(abs(b / se), df)}

    return ratio, fit, test


def of_methods(g, present):
    """The intercept, and a column of 0 and 1 for every method but the first that is present."""
    return np.column_stack([np.ones(len(g))] + [g == method for method in present[1:]]).astype(float)


def linear_mixed_model(at, names, factors, y, g):
    present = sorted(set(g))
    if len(present) < 2:
        raise ValueError("Fewer than two methods have ratings.")
    X = of_methods(g, present)
    ratio, fit, test = fit_by_reml(y, X, factors)
    keep(path(at, "reml"), {"criterion": fit["deviance"]})
    keep(path(at, "reml > variances"), {**dict(zip(names, ratio * fit["residual"])), "residual": fit["residual"]})
    unit = np.eye(X.shape[1])
    for i, term in enumerate(tell_apart(["(Intercept)"] + [methods[method] for method in present[1:]])):
        keep(path(at, "reml > fixed", term), test(unit[i], "estimate"))
    contrasts = list(combinations(range(len(present)), 2))
    effect = [np.zeros(X.shape[1])] + list(unit[1:])
    tests = [test(effect[b] - effect[a], "difference") for a, b in contrasts]
    adjusted = holm([one["pValue"] for one in tests])
    for (a, b), one, p in zip(contrasts, tests, adjusted):
        reach = stats.t.ppf(.975, one["df"]) * one["se"]
        limits = interval("interval", one["difference"] - reach, one["difference"] + reach)
        keep(path(at, "reml > contrasts", pair_name(present[a], present[b])), {**one, "pHolm": p, **limits})

    # Models that differ in methods are compared by maximum likelihood.
    def log_likelihood(X):
        by_ratio = mixed_likelihood(y, X, factors, False)
        return -by_ratio(best_ratio(by_ratio, len(factors)))["deviance"] / 2

    full, without, df = log_likelihood(X), log_likelihood(X[:, :1]), len(present) - 1
    statistic = max(0, 2 * (full - without))
    keep(path(at, "ml"), {"logLik": full, "logLikNull": without})
    keep(path(at, "likelihoodRatio"), {"statistic": statistic, "df": df, "pValue": stats.chi2.sf(statistic, df)})


if has_quality:
    y, g, case, question = rated(main)
    case, question = pd.factorize(case)[0], pd.factorize(question)[0]
    at = path("constructs", "Quality")
    with attempt(path(at, "lmm")):
        linear_mixed_model(path(at, "lmm"), ["participant"], [case], y, g)
    # With more questions than this, the comparison has no such model.
    if len(set(question)) <= 500:
        with attempt(path(at, "lmmCrossed")):
            linear_mixed_model(path(at, "lmmCrossed"), ["participant", "question"], [case, question], y, g)
`),
];
