import { run, say } from "./cell";

/** How the main measure goes with the explanation's length and the trial's position. */
export const LENGTH_AND_ORDER_PYTHON = [
  say(`
## Length of the explanation and order of the trials

Means of Quality, with intervals that allow for several responses of one participant (CR1), and the slope beside the method in a linear mixed model with an intercept of each participant.
`),
  run(`
def clustered_mean(at, y, case):
    n, mean = len(y), y.mean()
    keep(at, {"n": n, "mean": mean})
    clusters = len(set(case))
    if clusters < 2:
        return
    residual = pd.Series(y - mean)
    classical = math.sqrt(np.sum(residual ** 2) / (n - 1) / n)
    sums = residual.groupby(case).sum()
    se = math.sqrt(np.sum(sums ** 2) * clusters / (clusters - 1)) / n
    if se > 1e-10 * classical:
        reach = stats.t.ppf(.975, clusters - 1) * se
        keep(at, interval("interval", mean - reach, mean + reach))


def slope(at, rows, covariate):
    with attempt(at):
        y, g = rows["y"].to_numpy(), rows["model"].to_numpy()
        present = sorted(set(g))
        if len(present) < 2:
            raise ValueError("Fewer than two methods have ratings.")
        X = np.column_stack([of_methods(g, present), covariate])
        if len(independent_columns(X)) < X.shape[1]:
            raise ValueError("It follows from the method.")
        test = fit_by_reml(y, X, [pd.factorize(rows["CASE"])[0]])[2]
        one = test(np.eye(X.shape[1])[-1], "estimate")
        reach = stats.t.ppf(.975, one["df"]) * one["se"]
        keep(at, {**one, **interval("interval", one["estimate"] - reach, one["estimate"] + reach)})


of_main = d[d["y"].notna()]
rows = of_main[of_main["length"].notna()]
if len(rows):
    lengths = np.sort(rows["length"].to_numpy(dtype=float))
    ends = []
    for place in range(7):
        # The quantile of type 7, its rounding written out: it decides about lengths on an edge.
        where = (len(lengths) - 1) * (place / 6)
        below, share = math.floor(where), where - math.floor(where)
        end = lengths[below] if share == 0 else lengths[below] + share * (lengths[below + 1] - lengths[below])
        if not ends or end != ends[-1]:
            ends.append(end)
    # The last bin has its upper end too.
    of_bin = np.minimum(np.searchsorted(ends, rows["length"], side="right"), len(ends) - 1) - 1
    for method, name in enumerate(methods):
        place = 0
        for number in range(len(ends) - 1):
            own = rows[(rows["model"] == method) & (of_bin == number)]
            if len(own):
                place += 1
                at = path("effects > length > bins", name, place)
                keep(at, {"from": ends[number], "to": ends[number + 1]})
                clustered_mean(at, own["y"].to_numpy(), own["CASE"].to_numpy())
    keep("effects > length", {"charactersPerStep": 100})
    slope("effects > length > slope", rows, rows["length"].to_numpy(dtype=float) / 100)
rows = of_main[of_main["position"] > 0]
for position in sorted(set(rows["position"])):
    own = rows[rows["position"] == position]
    clustered_mean(path("effects > position > means", int(position)), own["y"].to_numpy(), own["CASE"].to_numpy())
if len(rows):
    slope("effects > position > slope", rows, rows["position"].to_numpy(dtype=float))
`),
];
