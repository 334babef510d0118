import { run, say } from "./cell";

/** The bootstrap over participants and the permutation test, by the app's own random numbers. */
export const RESAMPLING_PYTHON = [
  say(`
## Resampling

The random numbers are those of the app: the generator sfc32 (Doty-Humphrey 2010), seeded by hashes of a text (FNV-1a with Murmur3's last steps).
`),
  run(`
MASK = 0xFFFFFFFF


def hashed(text, start):
    value = 0x811C9DC5 ^ start
    for code in text:
        value = ((value ^ ord(code)) * 0x01000193) & MASK
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & MASK
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & MASK
    return value ^ (value >> 16)


def random_below(seed):
    """A function that draws a whole number from 0 to limit - 1, every one equally likely."""
    a, b, c, counter = (hashed(seed, start) for start in (1, 2, 3, 4))

    def bits():
        nonlocal a, b, c, counter
        total = (a + b + counter) & MASK
        counter = (counter + 1) & MASK
        a, b, c = b ^ (b >> 9), (9 * c) & MASK, (((c << 21) & MASK | (c >> 11)) + total) & MASK
        return total

    for _ in range(16):
        bits()

    def below(limit):
        # Numbers past the last whole multiple of the limit would favour small ones.
        fair = 2 ** 32 - 2 ** 32 % limit
        while True:
            value = bits()
            if value < fair:
                return value % limit

    return below


def draw_participants(participants, replicates, seed):
    """One row a replicate: how often it drew each participant, with all ratings of each."""
    below = random_below(seed)
    drawn = np.zeros((replicates, participants))
    for replicate in drawn:
        for _ in range(participants):
            replicate[below(participants)] += 1
    return drawn


def interval_of(replicates, estimate, left, confidence):
    """Standard error, percentile interval, and the bias-corrected and accelerated one (Efron 1987)."""
    replicates = np.sort(replicates[~np.isnan(replicates)])
    if len(replicates) < 2:
        return {}
    tail = np.array([1 - confidence, 1 + confidence]) / 2
    found = {"se": np.std(replicates, ddof=1), **interval("interval", *np.quantile(replicates, tail))}
    away = left.mean() - left
    squares = np.sum(away ** 2)
    acceleration = np.sum(away ** 3) / (6 * squares ** 1.5) if squares > 0 else 0
    # Replicates equal to the estimate but for rounding count half.
    slack = 1e-12 * (abs(estimate) + replicates[-1] - replicates[0])
    below = (np.mean(replicates < estimate - slack) + np.mean(replicates <= estimate + slack)) / 2
    if 0 < below < 1:
        bias = stats.norm.ppf(below)
        moved = bias + stats.norm.ppf(tail)
        slope = 1 - acceleration * moved
        level = np.where(slope > 0, stats.norm.cdf(bias + moved / np.where(slope > 0, slope, 1)), moved > 0)
        found.update(interval("bcaInterval", *np.quantile(replicates, level)))
    return found


def bootstrap(place, drawn):
    at = path("constructs", measures[place])
    y, g, case, _ = rated(place)
    values, value = np.unique(y, return_inverse=True)
    # By method: how often each participant gave each value; then of replicates, and without each.
    own = np.zeros((len(methods), drawn.shape[1], len(values)))
    np.add.at(own, (g, case, value), 1)
    tables = [(one.sum(axis=0)[None], drawn @ one, one.sum(axis=0) - one) for one in own]
    raters = np.sum(own.sum(axis=2) > 0, axis=1)

    def mean_of(table):
        return table @ (values - values[0]) / table.sum(axis=1) + values[0]

    def a_of(first, second):
        below = np.cumsum(second, axis=1) - second / 2
        return np.sum(first * below, axis=1) / first.sum(axis=1) / second.sum(axis=1)

    for method, name in enumerate(methods):
        if raters[method] > 1:
            whole, replicates, left = (mean_of(table) for table in tables[method])
            found = interval_of(replicates, whole[0], left, resampling["confidence"])
            if found:
                keep(path(at, "bootstrapMeans", name), {"mean": whole[0], "participants": raters[method], **found})
    for a, b in pairs:
        if min(raters[a], raters[b]) > 1:
            whole, replicates, left = (a_of(one, other) for one, other in zip(tables[a], tables[b]))
            found = interval_of(replicates, whole[0], left, resampling["confidence"])
            kept = {name: value for name, value in found.items() if not name.startswith("bca")}
            keep(path(at, "varghaDelaney", pair_name(a, b)), kept)


def permutation_tests(seed, permutations):
    """Kruskal-Wallis with a p-value that allows for participants: methods are exchanged within each."""
    below = random_below(seed)
    rows = np.argsort(d["CASE"].to_numpy(), kind="stable")
    x = d.iloc[rows]
    label, case = x["model"].to_list(), x["CASE"].to_numpy()
    if x.groupby("CASE")["model"].nunique().max() < 2:
        raise ValueError("No participant rated two methods.")
    start = np.flatnonzero(np.append(True, np.diff(case))).tolist()
    sizes = np.bincount(case).tolist()
    # One number decides several exchanges (Fisher and Yates): with m items left, it is one of ways[m],
    # and leaves rest[m] items to the next.
    ways, rest = [0, 1], [0, 0]
    for m in range(2, max(sizes) + 1):
        product, left = m, m - 1
        while left > 1 and product * left < 2 ** 31:
            product, left = product * left, left - 1
        ways.append(product)
        rest.append(left)

    def exchange():
        for first, left in zip(start, sizes):
            while left > 1:
                drawn, end = below(ways[left]), rest[left]
                while left > end:
                    drawn, chosen = divmod(drawn, left)
                    last = first + left - 1
                    label[first + chosen], label[last] = label[last], label[first + chosen]
                    left -= 1

    # Twice the ranks' distance from the middle one, which is whole; 0 where a rating is missing.
    y = scores[rows]
    present = (~np.isnan(y)).astype(float)
    n = present.sum(axis=0)
    away = np.nan_to_num(2 * stats.rankdata(y, axis=0, nan_policy="omit") - (n + 1))

    def spread():
        of_method = np.eye(len(methods))[label]
        size = of_method.T @ present
        return np.sum(np.where(size > 0, (of_method.T @ away) ** 2 / np.maximum(size, 1), 0), axis=0)

    observed, at_least = spread(), np.zeros(len(measures))
    for _ in range(permutations):
        exchange()
        at_least += spread() >= observed * (1 - 1e-9)
    for i, measure in enumerate(measures):
        ties = tie_sum(y[~np.isnan(y[:, i]), i])
        h = 3 * observed[i] / (n[i] * (n[i] + 1)) / (1 - ties / (n[i] ** 3 - n[i]))
        p = (1 + at_least[i]) / (1 + permutations)
        if np.isfinite(h):
            keep(path("constructs", measure, "kruskalWallisPermutation"), {"statistic": h, "pValue": p, "permutations": permutations})


if resampling and len(d):
    drawn = draw_participants(d["CASE"].max() + 1, resampling["replicates"], resampling["seed"] + "/bootstrap")
    for place, measure in enumerate(measures):
        with attempt(path("bootstrap of", measure)):
            bootstrap(place, drawn)
    with attempt("permutation tests"):
        permutation_tests(resampling["seed"] + "/permutation", resampling["permutations"])
`),
];
