import { type Cell, run, say } from "./cell";

/** Writes the figures, and holds them against those of the comparison. */
export function comparePython(comparison: string): Cell[] {
  return [
    say(`
## The figures, and whether they are those of ${comparison}

What is computed has to agree to nine digits. What is searched for (mixed models, omega) has to agree to 1e-4 of the figure, or of 1; log-likelihoods to 1e-6; p-values to 1e-3 of themselves or 1e-6. W of Shapiro and Wilk, and its p-value, have six digits in scipy. Before scipy 1.12 they are computed in single precision, with four, and quantiles of t have eight.
`),
    run(`
pd.DataFrame({"figure": figures.keys(), "value": figures.values()}).to_csv("results-python.csv", index=False)
print(len(figures), "figures are in results-python.csv.")


def numbers_of(x, where):
    """The numbers of the document by their place. What does not exist there has a kind and a reason."""
    if isinstance(x, (int, float)) and not isinstance(x, bool):
        return {where: x}
    # In words; a method or construct that is called "kind" has figures there.
    if not isinstance(x, (dict, list)) or isinstance(x, dict) and isinstance(x.get("kind"), str):
        return {}
    names = x if isinstance(x, dict) else tell_apart(name_of(one, place) for place, one in enumerate(x))
    found = {}
    for name, one in zip(names, x.values() if isinstance(x, dict) else x):
        found.update(numbers_of(one, path(where, name) if where else name))
    return found


def name_of(one, place):
    if isinstance(one, dict) and "first" in one:
        return f"{one['first']} / {one['second']}"
    named = isinstance(one, dict) and (one.get("term") or one.get("construct"))
    return named or place + 1


def of_measures(document, parts):
    """The names of all figures in these parts of every measure."""
    return {
        name for measure, own in document["constructs"].items() for part in parts
        for name in numbers_of(own.get(part), path("constructs", measure, part))
    }


old_scipy = tuple(int(part) for part in scipy.__version__.split(".")[:2]) < (1, 12)


def tolerance(name, value):
    if name in of_scipy:
        return max((1e-4 if old_scipy else 1e-6) * abs(value), 1e-9)
    if name not in searched and not name.startswith(("scale > omega", *slopes)):
        digits = 1e-8 * max(1, abs(value)) if old_scipy and " > interval > " in name else 0
        return max(1e-9 * abs(value), 1e-12, digits)
    if name.endswith(("pValue", "pHolm")):
        return max(1e-3 * value, 1e-6)
    if name.endswith(("logLik", "logLikNull", "criterion")):
        return 1e-6
    return 1e-4 * max(1, abs(value))


comparison = Path(${JSON.stringify(comparison)})
document = json.loads(comparison.read_text(encoding="utf-8")) if comparison.exists() else None
if document is None:
    print("There is no comparison to hold them against.")
else:
    document.pop("resampling", None)
    # The headline's crossed models have no counterpart in scipy or statsmodels: analysis.R makes them again.
    document.pop("headline", None)
    theirs = numbers_of(document, "")
    of_scipy = of_measures(document, ["shapiroWilk"])
    slopes = ("effects > length > slope", "effects > position > slope")
    searched = of_measures(document, ["clmm", "lmm", "lmmCrossed"])
    apart = {
        name: value for name, value in theirs.items()
        if not abs(figures.get(name, math.nan) - value) <= tolerance(name, value)
    }
    for name, value in apart.items():
        print(f"{name}: {value} there, {figures.get(name)} here")
    print(f"{len(theirs) - len(apart)} of {len(theirs)} figures of {comparison} are the same.")
    assert not apart, "Some figures differ."
`),
  ];
}
