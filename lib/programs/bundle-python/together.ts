import { run, say } from "./cell";

/** What concerns all constructs at once, and how far raters agree. */
export const TOGETHER_PYTHON = [
  say("## All constructs together"),
  run(`
def correlate(x, y):
    r = np.corrcoef(x, y)[0, 1]
    df = len(x) - 2
    # Where one measure determines the other there is nothing to test.
    if 1 - r ** 2 < 1e-14:
        return r, math.nan
    return r, 2 * stats.t.sf(abs(r) * math.sqrt(df / ((1 - r) * (1 + r))), df)


for a, b in combinations(range(len(constructs)), 2):
    at = path("correlations", f"{constructs[a]} / {constructs[b]}")
    both = of_constructs[:, [a, b]]
    first, second = both[~np.isnan(both).any(axis=1)].T
    n = len(first)
    if n < 3 or min(len(set(first)), len(set(second))) < 2:
        continue
    r, p = correlate(first, second)
    rho, p_rho = correlate(stats.rankdata(first), stats.rankdata(second))
    keep(at, {"n": n, "pearson": r, "pearsonPValue": p, "spearman": rho, "spearmanPValue": p_rho})
    if n > 3 and np.isfinite(p):
        # Fisher's interval.
        reach = stats.norm.ppf(.975) / math.sqrt(n - 3)
        keep(at, interval("pearsonInterval", math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach)))

# The responses with all constructs, and their methods.
complete = ~np.isnan(of_constructs).any(axis=1)
x = of_constructs[complete]
g = d["model"].to_numpy()[complete]
n, k = x.shape


def alpha_of(v):
    k = len(v)
    if k > 1 and v.sum() > 1e-12 * np.trace(v):
        return k / (k - 1) * (1 - np.trace(v) / v.sum())
    return math.nan


def one_factor(correlation):
    """Loadings and uniquenesses by maximum likelihood, as R's factanal has them."""
    k = len(correlation)

    def split(own):
        scale = 1 / np.sqrt(own)
        return np.linalg.eigh(correlation * np.outer(scale, scale))

    def discrepancy(own):
        values = split(own)[0][:-1]
        return np.sum(values - np.log(values)) - (k - 1)

    def loadings(own):
        values, vectors = split(own)
        return np.sqrt(own * max(values[-1] - 1, 0)) * vectors[:, -1]

    def slope(own):
        loading = loadings(own)
        return (loading ** 2 + own - 1) / own ** 2

    starts = [(1 - .5 / k) / np.diag(np.linalg.inv(correlation))]
    starts += [np.where(np.arange(k) == i, .02, .8) for i in range(k)]
    found = [
        optimize.minimize(
            discrepancy, np.clip(start, .005, 1), jac=slope, method="L-BFGS-B", bounds=[(.005, 1)] * k,
            options={"ftol": 1e-15, "gtol": 1e-9, "maxiter": 2000},
        )
        for start in starts
    ]
    own = min(found, key=lambda one: one.fun).x
    return loadings(own), own


with attempt("alpha and omega"):
    v = np.cov(x, rowvar=False).reshape(k, k)
    if k > 1 and n > 1 and np.diag(v).min() > 0:
        alpha = alpha_of(v)
        limits = [1 - (1 - alpha) * stats.f.ppf(level, n - 1, (n - 1) * (k - 1)) for level in (.975, .025)]
        correlation = np.corrcoef(x, rowvar=False)
        keep("scale", {"alpha": alpha, "alphaStandardised": alpha_of(correlation)})
        keep("scale", interval("alphaInterval", *limits))
        if k > 2:
            loading, own = one_factor(correlation)
            sd = np.sqrt(np.diag(v))
            share = lambda part, rest: part ** 2 / (part ** 2 + rest)
            keep("scale", {
                "omegaTotal": share(loading.sum(), own.sum()),
                "omegaTotalUnstandardised": share((loading * sd).sum(), (own * sd ** 2).sum()),
            })


def log_det(matrix):
    return np.linalg.slogdet(matrix)[1]


present = sorted(set(g))
size = np.array([np.sum(g == method) for method in present])


def covariances(rows):
    return [np.cov(rows[g == method], rowvar=False).reshape(k, k) for method in present]


# Box's M: whether constructs vary and covary alike under all methods (Box 1949).
if len(present) > 1 and size.min() > k:
    with attempt("boxM"):
        own = covariances(x)
        if any(np.linalg.matrix_rank(one) < k for one in own):
            raise ValueError("Some constructs determine another.")
        df = size - 1
        pooled = sum(s * one for s, one in zip(df, own)) / df.sum()
        m = df.sum() * log_det(pooled) - sum(s * log_det(one) for s, one in zip(df, own))
        scale = (2 * k ** 2 + 3 * k - 1) / (6 * (k + 1) * (len(present) - 1))
        statistic = (1 - scale * (np.sum(1 / df) - 1 / df.sum())) * m
        of_m = k * (k + 1) / 2 * (len(present) - 1)
        keep("boxM", {"statistic": statistic, "df": of_m, "pValue": stats.chi2.sf(statistic, of_m), "m": m, "n": n})

# Methods compared on all constructs by ranks; degrees of freedom of Ellis, Burchett, Harrar and
# Bathke (2017), as in R's package npmv.
if len(present) > 1 and size.min() > 1:
    with attempt("multivariate"):
        at, a = "multivariate", len(present)
        ranks = np.apply_along_axis(stats.rankdata, 0, x)
        means = np.array([ranks[g == method].mean(axis=0) for method in present])
        own = covariances(ranks)
        keep(at, {"n": n})
        spread = sum(one / s for s, one in zip(size, own)) / a
        share = np.trace(spread) ** 2 / np.sum(spread ** 2)
        statistic = np.sum((means - means.mean(axis=0)) ** 2) / (a - 1) / np.trace(spread)
        keep(path(at, "anovaType"), f_test(statistic, (a - 1) * share, a ** 2 * share / np.sum(1 / (size - 1))))
        away = means - (n + 1) / 2
        between = (away * size[:, None]).T @ away
        within = sum((s - 1) * one for s, one in zip(size, own))
        q, e = a - 1, n - a
        if e < k or np.linalg.matrix_rank(within) < k:
            raise ValueError("Some constructs determine another.")
        # Wilks' Lambda after Rao (1951).
        t = math.sqrt((k ** 2 * q ** 2 - 4) / (k ** 2 + q ** 2 - 5)) if k ** 2 + q ** 2 > 5 else 1
        df1, df2 = k * q, (e - (k - q + 1) / 2) * t - (k * q - 2) / 2
        distance = log_det(between + within) - log_det(within)
        keep(path(at, "wilks"), f_test(math.expm1(distance / t) * df2 / df1, df1, df2))
        # Lawley and Hotelling's trace after McKeon (1974).
        if e >= k + 3:
            trace = np.trace(np.linalg.solve(within, between))
            least = (e - k - 3) * (e - k)
            df2 = 4 + (df1 + 2) * least / ((e + q - k - 1) * (e - 1) - least)
            keep(path(at, "lawleyHotelling"), f_test(trace * (e - k - 1) * df2 / (df1 * (df2 - 2)), df1, df2))
        # Bartlett, Nanda and Pillai's trace after Muller (1998), in the variant of npmv.
        trace = np.trace(np.linalg.solve(between + within, between))
        s = min(k, q)
        scale = s * (e + s - k) * (n + 2) * (n - 1) / (e * (n - k)) - 2
        df1, df2 = k * q * scale / (s * (n - 1)), (e + s - k) * scale / n
        keep(path(at, "bartlettNandaPillai"), f_test(trace / df1 / ((s - trace) / df2), df1, df2))
`),
  say("## How far those who rated the same explanation agree"),
  run(`
def krippendorff(counts, metric):
    """Krippendorff's alpha from coincidences; counts holds how many raters gave which unit which answer."""
    total, n = counts.sum(axis=0), counts.sum()
    coincidence = counts.T @ (counts / (counts.sum(axis=1, keepdims=True) - 1))
    size = len(total)
    distance = np.zeros((size, size))
    for a in range(size):
        for b in range(a):
            between = total[b : a + 1].sum() - (total[a] + total[b]) / 2
            distance[a, b] = {"nominal": 1, "ordinal": between ** 2, "interval": (a - b) ** 2}[metric]
    # Pairs of equal answers have no distance, and each pair is counted once here and there.
    return 1 - (n - 1) * np.sum(coincidence * distance) / np.sum(np.outer(total, total) * distance)


def count_pairs(sizes):
    return np.sum(sizes * (sizes - 1) / 2)


for place, construct in enumerate(constructs):
    at = path("agreement", construct)
    y, g, _, question = rated(place)
    explanation = pd.Series(question) + " " + pd.Series(g).astype(str)
    counts = pd.crosstab(explanation, y).reindex(columns=range(1, points[place] + 1), fill_value=0)
    counts = counts.to_numpy(dtype=float)
    if not np.any(counts.sum(axis=1) > 1):
        continue
    with attempt(at):
        keep(at, {"percentAgreement": count_pairs(counts) / count_pairs(counts.sum(axis=1))})
        keep(at, intraclass(y, explanation.to_numpy()))
        several = counts[counts.sum(axis=1) > 1]
        for metric in ("nominal", "ordinal", "interval"):
            keep(path(at, "krippendorffAlpha"), {metric: krippendorff(several, metric)})
`),
];
