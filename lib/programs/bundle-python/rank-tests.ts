import { run, say } from "./cell";

/** What follows from the ratings without a model. */
export const RANK_TESTS_PYTHON = [
  say("## Description, checks of assumptions, rank tests"),
  run(`
def describe(y, place):
    items, of_each = (len(constructs), points[0]) if place == len(constructs) else (1, points[place])
    # The values that a measure can take, and how often each occurs.
    counts = np.bincount(np.rint(y * items).astype(int) - items, minlength=items * (of_each - 1) + 1)
    n = len(y)
    sd = np.std(y, ddof=1) if n > 1 else math.nan
    se = sd / math.sqrt(n)
    reach = stats.t.ppf(.975, n - 1) * se if n > 1 else math.nan
    q1, median, q3 = np.quantile(y, [.25, .5, .75])
    return {
        "n": n, "mean": y.mean(), "sd": sd, "se": se, "median": median, "q1": q1, "q3": q3,
        "min": y.min(), "max": y.max(), **interval("tInterval", y.mean() - reach, y.mean() + reach),
        **{f"counts > {value + 1}": count for value, count in enumerate(counts)},
    }


def shapiro_wilk(y):
    # Defined for 3 to 5000 values that are not all equal.
    if not 3 <= len(y) <= 5000 or y.min() == y.max():
        return {}
    test = stats.shapiro(y)
    return {"w": test.statistic, "pValue": test.pvalue}


def levene(y, g, centre):
    away = np.abs(y - pd.Series(y).groupby(g).transform(centre).to_numpy())
    mean = pd.Series(away).groupby(g).transform("mean").to_numpy()
    df1, df2 = len(set(g)) - 1, len(y) - len(set(g))
    between, within = np.sum((mean - away.mean()) ** 2), np.sum((away - mean) ** 2)
    # Deviations that are equal within every method leave nothing to divide by.
    if df1 < 1 or df2 < 1 or within <= 1e-20 * np.sum(away ** 2):
        return {}
    return f_test(between / df1 / (within / df2), df1, df2)


def tie_sum(values):
    size = np.unique(values, return_counts=True)[1].astype(float)
    return np.sum(size ** 3 - size)


def kruskal_wallis(y, g):
    n, rank = len(y), stats.rankdata(y)
    groups = pd.Series(rank).groupby(g)
    spread = np.sum(groups.size() * (groups.mean() - (n + 1) / 2) ** 2)
    h = 12 / (n * (n + 1)) * spread / (1 - tie_sum(y) / (n ** 3 - n))
    df = groups.ngroups - 1
    return {"statistic": h, "df": df, "pValue": stats.chi2.sf(h, df), "epsilonSquared": h / (n - 1), "n": n}


def holm(p):
    order = np.argsort(p)
    steps = np.maximum.accumulate((len(p) - np.arange(len(p))) * np.asarray(p)[order])
    return np.minimum(1, steps)[np.argsort(order)]


def benjamini_hochberg(p):
    order = np.argsort(p)[::-1]
    steps = np.minimum.accumulate(len(p) / (len(p) - np.arange(len(p))) * np.asarray(p)[order])
    return np.minimum(1, steps)[np.argsort(order)]


def dunn(y, g):
    """z of all pairs of methods with ratings: positive where the second is rated higher."""
    n, rank = len(y), stats.rankdata(y)
    mean, size = pd.Series(rank).groupby(g).mean(), pd.Series(rank).groupby(g).size()
    variance = n * (n + 1) / 12 * (1 - tie_sum(y) / (n ** 3 - n))
    found = [(a, b) for a, b in pairs if a in size.index and b in size.index]
    z = np.array([(mean[b] - mean[a]) / math.sqrt(variance * (1 / size[a] + 1 / size[b])) for a, b in found])
    p = 2 * stats.norm.sf(np.abs(z))
    columns = {
        "z": z, "pValue": p, "pBonferroni": np.minimum(1, len(p) * p), "pHolm": holm(p),
        "pBenjaminiHochberg": benjamini_hochberg(p),
    }
    return {pair: {name: column[i] for name, column in columns.items()} for i, pair in enumerate(found)}


def friedman(y, g, case):
    """By each participant's own means; rounding lets equal means be ties."""
    means = pd.Series(y).groupby([case, g]).mean().unstack().reindex(columns=range(len(methods)))
    means = means.dropna().round(9).to_numpy()
    n, k = means.shape
    if n < 2 or k < 2:
        return {}
    ranks = np.apply_along_axis(stats.rankdata, 1, means)
    ties = sum(tie_sum(row) for row in means)
    statistic = 12 * np.sum((ranks.sum(axis=0) - n * (k + 1) / 2) ** 2) / (n * k * (k + 1) - ties / (k - 1))
    return {
        "statistic": statistic, "df": k - 1, "pValue": stats.chi2.sf(statistic, k - 1), "blocks": n,
        "kendallW": statistic / (n * (k - 1)),
    }


def intraclass(y, unit):
    """How alike ratings of one unit are, by a one-way analysis of variance."""
    groups = pd.Series(y).groupby(unit)
    size, mean = groups.size().to_numpy(), groups.transform("mean").to_numpy()
    n, df1 = len(y), len(size) - 1
    df2 = n - len(size)
    if df1 < 1 or df2 < 1:
        return {}
    between, within = np.sum((mean - y.mean()) ** 2) / df1, np.sum((y - mean) ** 2) / df2
    k0 = (n - np.sum(size ** 2) / n) / df1
    # Squares that rounding alone leaves are none.
    within = 0 if within < 1e-20 * between else within
    return {"icc": (between - within) / (between + (k0 - 1) * within)}


for place, measure in enumerate(measures):
    at = path("constructs", measure)
    y, g, case, _ = rated(place)
    for method in sorted(set(g)):
        keep(path(at, "descriptives", methods[method]), describe(y[g == method], place))
        keep(path(at, "shapiroWilk > byMethod", methods[method]), shapiro_wilk(y[g == method]))
    keep(path(at, "shapiroWilk > overall"), shapiro_wilk(y))
    with attempt(path(at, "levene")):
        keep(path(at, "levene > median"), levene(y, g, "median"))
        keep(path(at, "levene > mean"), levene(y, g, "mean"))
    if len(set(g)) > 1 and y.min() < y.max():
        keep(path(at, "kruskalWallis"), kruskal_wallis(y, g))
        for pair, found in dunn(y, g).items():
            keep(path(at, "dunn", pair_name(*pair)), found)
    for a, b in pairs:
        # How often the first method is rated higher, counting half of the ties.
        first, second = y[g == a], y[g == b]
        if len(first) and len(second):
            among_both = stats.rankdata(np.concatenate([first, second]))[: len(first)]
            chance = (among_both.mean() - (len(first) + 1) / 2) / len(second)
            keep(path(at, "varghaDelaney", pair_name(a, b)), {"a": chance})
    with attempt(path(at, "friedman")):
        keep(path(at, "friedman"), friedman(y, g, case))
    with attempt(path(at, "icc")):
        keep(at, intraclass(y, case))
`),
];
