import { run, say } from "./cell";

/** Cumulative link mixed models, written out. */
export const ORDINAL_MODELS_PYTHON = [
  say(`
## Cumulative link mixed models of the constructs

With an intercept of each participant: by Laplace's approximation, and by quadrature with 10 nodes. What is maximised is the function of \`clmm\` in R's package ordinal, with its inner search, which stops where no slope is above 1e-4. There the function has jumps, so inner steps are held while derivatives are taken; where no maximum is found in this way, the modes are exact.
`),
  run(`
def link_likelihood(case, method, answer, nodes):
    """The log-likelihood by thresholds, effects of the later methods, and log sigma."""
    # Equal answers of a participant under a method are one cell.
    cell, times = np.unique(np.column_stack([case, method, answer]), axis=0, return_counts=True)
    case, method, answer = cell.T
    answers, groups, cases = answer.max() + 1, method.max() + 1, case.max() + 1
    by_case = lambda values: np.bincount(case, times * values, cases)
    node, weight = np.polynomial.hermite.hermgauss(nodes)
    weight = weight / math.sqrt(math.pi)
    logistic = lambda values: 1 / (1 + np.exp(-values))

    def at(par, steps=None, exact=False):
        thresholds = par[: answers - 1]
        if np.any(np.diff(thresholds) <= 0):
            return -1e10, None
        shift = np.append(0, par[answers - 1 : -1])[method]
        upper = np.append(thresholds, np.inf)[answer] - shift
        lower = np.append(-np.inf, thresholds)[answer] - shift
        sigma = math.exp(par[-1])

        def height(own):
            chance = logistic(upper - own[case]) - logistic(lower - own[case])
            return by_case(np.log(np.maximum(chance, 1e-300))) - own ** 2 / sigma ** 2 / 2

        # Each participant's most likely own part, by Newton's steps from 0, shortened for all alike.
        own, curve = np.zeros(cases), np.full(cases, 1 / sigma ** 2)
        here, taken, share = height(own).sum(), [], 1.0
        while True:
            up, low = logistic(upper - own[case]), logistic(lower - own[case])
            slope = by_case(up + low - 1) - own / sigma ** 2
            done = np.max(np.abs(slope)) * sigma < (1e-10 if exact else 1e-4) if steps is None else len(taken) == len(steps)
            if done:
                break
            if len(taken) > 100 or not np.isfinite(here):
                return -1e10, None
            # What follows takes the curvature from before the last step, as clmm does.
            curve = 1 / sigma ** 2 + by_case(up * (1 - up) + low * (1 - low))
            if steps is not None:
                share = steps[len(taken)]
            there = height(own + share * slope / curve).sum()
            while steps is None and not there >= here - 1e-10 and share > 1e-9:
                share /= 2
                there = height(own + share * slope / curve).sum()
            own, here = own + share * slope / curve, there
            taken.append(share)
            share = min(1.0, 2 * share)
        if exact:
            # Exact modes have the curvatures that are there.
            curve = 1 / sigma ** 2 + by_case(up * (1 - up) + low * (1 - low))
        middle = height(own)
        integral = sum(
            w * np.exp(x ** 2 + height(own + np.sqrt(2 / curve) * x) - middle) for x, w in zip(node, weight)
        )
        return np.sum(middle + np.log(integral) - np.log(curve) / 2 - math.log(sigma)), taken

    return at


def described(at, value, hessian):
    covariance = np.linalg.inv(hessian)[:-1, :-1]
    return {"value": value, "par": at[:-1], "variance": math.exp(2 * at[-1]), "at": at, "covariance": covariance}


def search(f, start):
    slope = lambda at: first_derivatives(f, at, 1e-5)
    found = optimize.minimize(f, start, jac=slope, method="BFGS", options={"gtol": 1e-4, "maxiter": 500})
    return go_the_rest(f, found.x, 1e-4)


def fit_exactly(likelihood, start):
    """The maximum with exact modes of participants' own parts."""
    deviance = lambda par: -likelihood(par, exact=True)[0]
    at = search(deviance, start)
    if at[-1] < -2:
        # Perhaps participants do not differ: then errors are those of the model without them.
        without = lambda par: deviance(np.append(par, -12))
        none = search(without, at[:-1])
        if without(none) <= deviance(at) + 1e-9:
            covariance = np.linalg.inv(second_derivatives(without, none, 1e-4))
            return {"value": -without(none), "par": none, "variance": 0, "at": np.append(none, -2), "covariance": covariance}
    return described(at, -deviance(at), second_derivatives(deviance, at, 1e-4))


def fit_as_clmm(likelihood, exact):
    """The maximum of clmm's function close by; None where there is none."""
    if exact["variance"] == 0:
        return None
    at, before = exact["at"], math.inf
    metric = second_derivatives(lambda par: -likelihood(par, exact=True)[0], at, 1e-4)
    for _ in range(12):
        steps = likelihood(at)[1]
        held = lambda par: -likelihood(par, steps)[0]
        slope = first_derivatives(held, at, 1e-5)
        if not is_minimum(metric) or not np.all(np.isfinite(slope)):
            return None
        move = -np.linalg.solve(metric, slope)
        # In standard errors.
        distance = math.sqrt(-(move @ slope))
        if distance > 1:
            return None
        if distance < 1e-6 or distance > .1 * before:
            # After many inner steps the function bends so fast that what the width does is taken off (Richardson).
            metric = (4 * second_derivatives(held, at, 5e-5) - second_derivatives(held, at, 1e-4)) / 3
            if not is_minimum(metric):
                return None
            if distance < 1e-6:
                return described(at, -held(at), metric)
            move = -np.linalg.solve(metric, slope)
            distance = math.sqrt(-(move @ slope))
            if distance > 1:
                return None
        at, before = at + move, distance
    return None


def cumulative_link(at, place, nodes, starts):
    y, g, case, _ = rated(place)
    given, answer = np.unique(y.astype(int), return_inverse=True)
    present, method = np.unique(g, return_inverse=True)
    case = pd.factorize(case)[0]
    if len(present) < 2 or len(given) < 2 or case.max() < 1:
        raise ValueError("There is too little to compare.")
    full = link_likelihood(case, method, answer, nodes)
    pooled = link_likelihood(case, np.zeros_like(method), answer, nodes)
    if starts is None:
        below = np.cumsum(np.bincount(answer))[:-1] / len(answer)
        below = np.log(below / (1 - below))
        starts = np.concatenate([below, np.zeros(len(present) - 1), [0]]), np.append(below, 0)
    exact, exact_without = fit_exactly(full, starts[0]), fit_exactly(pooled, starts[1])
    fit, without = exact, exact_without
    # A likelihood ratio compares two values of one function.
    refined = fit_as_clmm(full, exact)
    refined_without = fit_as_clmm(pooled, exact_without) if refined else None
    if refined and (refined_without or without["variance"] == 0):
        fit, without = refined, refined_without or without
    ratio, df = max(0, 2 * (fit["value"] - without["value"])), len(present) - 1
    keep(at, {
        "logLik": fit["value"], "logLikNull": without["value"], "likelihoodRatio": ratio, "df": df,
        "pValue": stats.chi2.sf(ratio, df), "randomVariance": fit["variance"],
    })
    test = lambda b, se: {"se": se, "z": b / se, "pValue": 2 * stats.norm.sf(abs(b / se))}
    terms = [f"{a}|{b}" for a, b in zip(given, given[1:])] + [methods[method] for method in present[1:]]
    for i, term in enumerate(tell_apart(terms)):
        b = fit["par"][i]
        keep(path(at, "coefficients", term), {"estimate": b, **test(b, math.sqrt(fit["covariance"][i, i]))})
    # Log odds ratios, the second method against the first.
    effect = [np.zeros(len(terms))] + list(np.eye(len(terms))[len(given) - 1 :])
    contrasts, found = list(combinations(range(len(present)), 2)), []
    for a, b in contrasts:
        weights = effect[b] - effect[a]
        size = weights @ fit["par"]
        found.append({"logOddsRatio": size, **test(size, math.sqrt(weights @ fit["covariance"] @ weights))})
    for (a, b), one, p in zip(contrasts, found, holm([one["pValue"] for one in found])):
        reach = stats.norm.ppf(.975) * one["se"]
        limits = interval("interval", one["logOddsRatio"] - reach, one["logOddsRatio"] + reach)
        keep(path(at, "contrasts", pair_name(present[a], present[b])), {**one, "pHolm": p, **limits})
    return exact["at"], exact_without["at"]


for place, construct in enumerate(constructs):
    at = path("constructs", construct, "clmm")
    with attempt(at):
        found = cumulative_link(path(at, "laplace"), place, 1, None)
        cumulative_link(path(at, "agq10"), place, 10, found)
`),
];
