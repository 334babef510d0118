import type { AnalysedStudy } from "@/lib/programs/analysed-study";
import { type Cell, run, say } from "./cell";

/** Python reads a JSON text between quotes as the same text. */
const quote = (text: string) => JSON.stringify(text);
const list = (texts: readonly string[]) => `[${texts.map(quote).join(", ")}]`;

/** What the study is, the data as a frame with one row a response, and where figures are kept. */
export function preparePython(study: AnalysedStudy): Cell[] {
  const { title, paths, methods, constructs, modelSizes, resampling } = study;
  return [
    say(`
# ${title.replace(/\s+/g, " ")}: every figure of ${paths.comparison} again

Run the cells in order, in the folder of this notebook. They need numpy 1.24, pandas 1.5 and scipy 1.10 (those of Debian 12) or newer. The figures are written to \`results-python.csv\` under the names that they have in \`${paths.comparison}\`; the last cell compares both and fails where they differ by more than is said there.
`),
    run(`
import json
import math
from contextlib import contextmanager
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pandas as pd
import scipy
from scipy import optimize, stats

# In the study's order. Models take the first method with ratings as the reference.
methods = ${list(methods.map(({ key }) => key))}
# The same as the file has them: a name that a spreadsheet could run has an apostrophe before it.
methods_in_file = ${list(methods.map(({ inFile }) => inFile))}
constructs = ${list(constructs.map(({ key }) => key))}
# The number of answer options of each construct.
points = [${constructs.map(({ points }) => points).join(", ")}]
# Of the trained students, as the comparison calls them and as the file does.
model_sizes = ${list(modelSizes.map(({ label }) => label))}
model_sizes_in_file = ${list(modelSizes.map(({ inFile }) => inFile))}
# How the resampling figures are made: the same seed gives the same ones. None where none were made.
resampling = ${
      resampling
        ? `dict(
    replicates=${resampling.replicates}, permutations=${resampling.permutations},
    confidence=${resampling.confidence}, seed=${quote(resampling.seed)},
)`
        : "None"
    }
`),
    say("## Where figures are kept"),
    run(`
figures = {}


def path(*parts):
    return " > ".join(str(part) for part in parts)


def keep(where, values):
    for name, value in values.items():
        if value is not None and np.isfinite(value):
            figures[path(where, name) if where else name] = float(value)


def tell_apart(names):
    """Of names that are the same, the later ones are numbered."""
    seen, found = {}, []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return found


# What the data do not allow is said, and the rest goes on.
@contextmanager
def attempt(what):
    try:
        with np.errstate(all="ignore"):
            yield
    except Exception as problem:
        print(f"Not made: {what}. {problem}")


def f_test(f, df1, df2):
    return {"statistic": f, "df1": df1, "df2": df2, "pValue": stats.f.sf(f, df1, df2)}


def interval(name, lower, upper):
    return {f"{name} > 1": lower, f"{name} > 2": upper}
`),
    say(`
## The data

One row a response, in the order of the file: by participant, then by position. Scores are ratings with reverse-scored constructs turned around. A response without all ratings has no Quality. Participants who were excluded by decision are in no comparison. Scores stand beside the frame, one column a construct, by place: no construct's name is that of a column.
`),
    run(`
def read_data(file):
    return pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")


ratings = read_data(${quote(paths.ratings)})
ratings = ratings[ratings["excluded"] == "false"]
people = read_data(${quote(paths.participants)}).set_index("participant_code")
trial = ratings.drop_duplicates("trial_id")
d = pd.DataFrame({
    "CASE": pd.factorize(trial["participant_code"])[0],
    "model": trial["method"].map({name: place for place, name in enumerate(methods_in_file)}).to_numpy(),
    "question": trial["question_id"].to_numpy(),
    "length": pd.to_numeric(trial["explanation_length"]).to_numpy(),
    "position": pd.to_numeric(trial["position"]).to_numpy(),
})
of_constructs = np.empty((len(d), len(constructs)))
for place, construct in enumerate(constructs):
    own = ratings[ratings["construct"] == construct].set_index("trial_id")["score"]
    of_constructs[:, place] = pd.to_numeric(own.reindex(trial["trial_id"])).to_numpy(dtype=float)
has_quality = len(constructs) > 1 and len(set(points)) == 1
scores = np.column_stack([of_constructs, of_constructs.mean(axis=1)]) if has_quality else of_constructs
measures = constructs + (["Quality"] if has_quality else [])
keep("", {"participants": d["CASE"].nunique(), "responses": len(d)})
people = people.reindex(trial["participant_code"].unique())

pairs = list(combinations(range(len(methods)), 2))


def pair_name(first, second):
    return f"{methods[first]} / {methods[second]}"


def rated(place):
    """The responses that have the measure at this place: its values y, and their methods, participants, questions."""
    there = ~np.isnan(scores[:, place])
    x = d[there]
    return (scores[there, place], x["model"].to_numpy(), x["CASE"].to_numpy(), x["question"].to_numpy())
`),
  ];
}
