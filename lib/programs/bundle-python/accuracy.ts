import type { AnalysedStudy } from "@/lib/programs/analysed-study";
import { type Cell, run, say } from "./cell";

/** How accurate the students are: over their model runs, and on the study's own questions. */
export function accuracyPython({ paths }: Pick<AnalysedStudy, "paths">): Cell[] {
  return [
    say(`
## How accurate the students are, over model runs

With and without the runs that Tukey's rule names within their method and model size. Sums of squares are of type II.
`),
    run(`
all_runs = read_data(${JSON.stringify(paths.accuracyRuns)})
runs = all_runs[all_runs["test_accuracy"] != ""].copy()
runs["accuracy"] = pd.to_numeric(runs["test_accuracy"])
runs["of_method"] = runs["method"].map({name: place for place, name in enumerate(methods_in_file)})
runs["of_size"] = runs["model_size"].map({name: place for place, name in enumerate(model_sizes_in_file)})


def two_way(at, x):
    cells = x.groupby(["of_size", "of_method"])["accuracy"].agg(["size", "mean"]).reset_index()
    n, means = cells["size"].to_numpy(dtype=float), cells["mean"].to_numpy()
    centre = x.groupby(["of_size", "of_method"])["accuracy"].transform("mean")
    within, df = np.sum((x["accuracy"] - centre) ** 2), len(x) - len(cells)
    if df < 1 or within == 0:
        raise ValueError("Nothing varies within the cells.")
    # Cells' means with the roots of their runs' numbers as weights.
    root = np.sqrt(n)
    columns = lambda of: np.column_stack([(cells[of] == level).to_numpy() * root for level in sorted(set(cells[of]))])

    def left(X):
        kept = independent_columns(X)
        y = (means - means[0]) * root
        fitted = X[:, kept] @ np.linalg.lstsq(X[:, kept], y, rcond=None)[0]
        return np.sum((y - fitted) ** 2), len(kept)

    by_size, by_method = columns("of_size"), columns("of_method")
    both, rank = left(np.column_stack([by_size, by_method]))
    keep(at, {"n": len(x), "residualSquares": within, "residualDf": df})

    def effect(name, squares, own_df):
        if own_df > 0:
            f = squares / own_df / (within / df)
            keep(path(at, name), {"squares": squares, "df": own_df, "f": f, "pValue": stats.f.sf(f, own_df, df)})

    for name, (squares, smaller) in {"method": left(by_size), "modelSize": left(by_method)}.items():
        effect(name, squares - both, rank - smaller)
    effect("interaction", both, len(cells) - rank)


def tukey(at, x):
    groups = [x.loc[x["of_method"] == method, "accuracy"].to_numpy() for method in range(len(methods))]
    filled = [group for group in groups if len(group)]
    k, df = len(filled), sum(map(len, filled)) - len(filled)
    within = sum(np.sum((group - group.mean()) ** 2) for group in filled)
    if k < 2 or df < 1 or within == 0:
        raise ValueError("Nothing to compare.")
    reach_of = stats.studentized_range.ppf(.95, k, df)
    for a, b in pairs:
        if not len(groups[a]) or not len(groups[b]):
            continue
        difference = groups[b].mean() - groups[a].mean()
        error = math.sqrt(within / df / 2 * (1 / len(groups[a]) + 1 / len(groups[b])))
        keep(path(at, pair_name(a, b)), {
            "difference": difference, "pValue": stats.studentized_range.sf(abs(difference) / error, k, df),
            **interval("interval", difference - reach_of * error, difference + reach_of * error),
        })


if len(runs):
    runs["outlier"] = False
    for _, y in runs.groupby(["of_size", "of_method"])["accuracy"]:
        q1, q3 = y.quantile(.25), y.quantile(.75)
        runs.loc[y.index, "outlier"] = (y < q1 - 1.5 * (q3 - q1)) | (y > q3 + 1.5 * (q3 - q1))
    keep("performance > runs", {"outliers": runs["outlier"].sum()})
    for name, kept in {"withOutliers": runs, "withoutOutliers": runs[~runs["outlier"]]}.items():
        at = path("performance > runs > anova", name)
        with attempt(at):
            two_way(at, kept)
        for size, label in enumerate(model_sizes):
            of_size = kept[kept["of_size"] == size]
            at = path("performance > runs > bySize", label)
            with attempt(path(at, "tukey", name)):
                tukey(path(at, "tukey", name), of_size)
            for method, own in of_size.groupby("of_method")["accuracy"]:
                cell, n = path(at, name, methods[int(method)]), len(own)
                keep(cell, {"n": n, "mean": own.mean()})
                if n > 1:
                    se = own.std() / math.sqrt(n)
                    reach = stats.t.ppf(.975, n - 1) * se
                    keep(cell, {"sd": own.std(), "se": se, **interval("tInterval", own.mean() - reach, own.mean() + reach)})
`),
    say(`
## How often they were right on the study's own questions

With Wilson's interval, and between methods by McNemar's exact test on the questions that both answered. Where several runs explain a question, the first run speaks for the method.
`),
    run(`
answers = read_data(${JSON.stringify(paths.content)})
answers = answers[answers["student_correct"] != ""].copy()
number_of = dict(zip(all_runs["model_run_id"], pd.to_numeric(all_runs["run_number"])))
answers["run"] = [number_of.get(one, math.nan) for one in answers["model_run_id"]]
answers = answers.sort_values(["run", "explanation_id"], na_position="first", kind="stable")
answers = answers.drop_duplicates(["question_id", "method"])
right = [
    answers[answers["method"] == name].set_index("question_id")["student_correct"] == "true" for name in methods_in_file
]
if len(answers):
    square = stats.norm.ppf(.975) ** 2
    for name, own in zip(methods, right):
        n, count = len(own), int(own.sum())
        if n == 0:
            continue

        def lower(count):
            return 2 * count ** 2 / n / (2 * count + square + math.sqrt(square * (square + 4 * count * (n - count) / n)))

        at = path("performance > answers > accuracy", name)
        keep(at, {"n": n, "proportion": count / n, **interval("interval", lower(count), 1 - lower(n - count))})
    for a, b in pairs:
        both = pd.concat([right[a], right[b]], axis=1, join="inner").to_numpy(dtype=bool)
        first, second = int(np.sum(both[:, 0] & ~both[:, 1])), int(np.sum(~both[:, 0] & both[:, 1]))
        if first + second:
            keep(path("performance > answers > mcnemar", pair_name(a, b)), {
                "n": len(both), "discordant": first + second, "difference": (second - first) / len(both),
                "pValue": min(1, 2 * stats.binom.cdf(min(first, second), first + second, .5)),
            })
`),
  ];
}
