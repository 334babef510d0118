import {
  countCell,
  intervalCell,
  missingCell,
  numberCell,
  pCell,
} from "@/components/staff/shell/data-cells";
import { type DataCell, type DataRow, DataTable } from "@/components/staff/shell/data-table";
import { Notice } from "@/components/ui/notice";
import {
  type ComparedVariable,
  type ComparisonView,
  captionOf,
  namePair,
} from "@/lib/comparison/comparison-view";
import { sayUnavailable } from "@/lib/comparison/say-unavailable";
import { formatCount } from "@/lib/format";
import { nameDunn } from "@/lib/programs/r/write-dunn";
import { nameFriedman } from "@/lib/programs/r/write-friedman";
import { nameKruskalWallis } from "@/lib/programs/r/write-kruskal-wallis";
import { nameVarghaDelaney } from "@/lib/programs/r/write-vargha-delaney";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { AskRChoice } from "./ask-r-choice";
import { scriptsOf } from "./r-choices";

/** The rank tests: those of the published analysis, and those that respect who rated. */
export function RankTestsSection({ view }: { view: ComparisonView }) {
  return (
    <section aria-labelledby="rank-tests" className="space-y-8">
      <h2 id="rank-tests" className="font-serif text-[1.2rem]">
        Rank tests
      </h2>
      <Notice look="look" title="Kruskal-Wallis and Dunn treat every rating as independent">
        <p className="max-w-[66ch]">
          Each participant gave several ratings, and some rate high throughout, others low. These
          two tests reckon as if each rating came from another person; the models above, Friedman’s
          test and the permutation within participants do not.
        </p>
      </Notice>
      <DataTable
        caption={captionOf(view, "Table 6. Rank tests between the methods")}
        file={`${view.slug}-rank-tests`}
        rowName="Construct"
        columns={[
          { name: "Ratings, n" },
          { name: "Kruskal-Wallis H" },
          { name: "df" },
          { name: "p" },
          { name: "ε²" },
          { name: "p, permuted within participants" },
          { name: "Friedman χ²" },
          { name: "Blocks" },
          { name: "p, Friedman" },
        ]}
        groups={[{ name: null, rows: view.variables.map(testRow) }]}
      >
        <AskRChoice
          r={view.r}
          choices={[
            ...scriptsOf(view, "kruskal-wallis", (_, { counted }) =>
              nameKruskalWallis(counted.kruskalWallis),
            ).map((choice) => ({ ...choice, label: `${choice.label}, Kruskal-Wallis` })),
            ...scriptsOf(view, "friedman", (_, { fitted }) =>
              fitted ? nameFriedman(fitted.friedman) : null,
            ).map((choice) => ({ ...choice, label: `${choice.label}, Friedman` })),
          ]}
        />
      </DataTable>
      <DataTable
        caption={captionOf(view, "Table 7. Pairs of methods: Dunn’s test, Vargha and Delaney’s A")}
        file={`${view.slug}-pairs`}
        rowName="First and second method"
        groupName="Construct"
        columns={[
          { name: "z" },
          { name: "p" },
          { name: "p, Bonferroni" },
          { name: "p, Holm" },
          { name: "p, Benjamini-Hochberg" },
          { name: "A" },
          { name: "95 % interval of A", parts: ["A lower", "A upper"] },
        ]}
        groups={view.variables.map((variable) => ({
          name: variable.counted.key,
          rows: variable.counted.dunn.pairs.map((_, place) => pairRow(view, variable, place)),
        }))}
      >
        <AskRChoice
          r={view.r}
          choices={[
            ...scriptsOf(view, "dunn", (methods, { counted }) =>
              nameDunn(methods, counted.dunn),
            ).map((choice) => ({ ...choice, label: `${choice.label}, Dunn` })),
            ...scriptsOf(view, "vargha-delaney", (methods, { counted }) =>
              nameVarghaDelaney(methods, counted.varghaDelaney),
            ).map((choice) => ({ ...choice, label: `${choice.label}, A` })),
          ]}
        />
      </DataTable>
    </section>
  );
}

function testRow({ counted, fitted }: ComparedVariable): DataRow {
  const { key, kruskalWallis: test } = counted;
  if (!isEstimate(test)) return { name: key, cells: { unavailable: sayUnavailable(test) } };
  return {
    name: key,
    cells: [
      countCell(test.n),
      numberCell(test.h, 6),
      { values: [test.df], shown: String(test.df) },
      pCell(
        test.p,
        `Kruskal-Wallis test, corrected for ties; ${formatCount(test.n)} ratings taken as independent; not adjusted over constructs.`,
      ),
      numberCell(test.epsilonSquared, 6),
      permutationCell(fitted),
      ...friedmanCells(fitted),
    ],
  };
}

function permutationCell(fitted: ComparedVariable["fitted"]): DataCell {
  if (!fitted) return numberCell(null);
  const { permutation } = fitted;
  if (!isEstimate(permutation)) return missingCell(sayUnavailable(permutation));
  const { pValue, n, permutations } = permutation;
  return pCell(
    pValue,
    `Kruskal-Wallis statistic with the methods permuted within each participant, ${formatCount(permutations)} times; ${formatCount(n)} ratings; not adjusted over constructs.`,
  );
}

function friedmanCells(fitted: ComparedVariable["fitted"]): DataCell[] {
  if (!fitted) return [numberCell(null), numberCell(null), numberCell(null)];
  const { friedman } = fitted;
  if (!isEstimate(friedman)) {
    return [missingCell(sayUnavailable(friedman)), numberCell(null), numberCell(null)];
  }
  const { statistic, blocks, pValue, df } = friedman;
  const explain = `Friedman test on the participants’ means per method, ${df} df; ${formatCount(blocks)} participants who rated every method; not adjusted over constructs.`;
  return [numberCell(statistic, 6), countCell(blocks), pCell(pValue, explain)];
}

function pairRow(
  view: ComparisonView,
  { counted, fitted }: ComparedVariable,
  place: number,
): DataRow {
  const pair = counted.dunn.pairs[place];
  const effect = counted.varghaDelaney[place];
  const boot = fitted?.bootstrap.pairs[place]?.a;
  const name = pair ? namePair(view, pair) : "";
  if (!pair || !isEstimate(pair)) {
    return { name, cells: { unavailable: pair ? sayUnavailable(pair) : "" } };
  }
  const { overall } = counted;
  const n = isEstimate(overall) ? formatCount(overall.n) : "0";
  const explain = `Dunn’s test after Kruskal-Wallis, two-sided; ${n} ratings taken as independent`;
  const over = `over the ${counted.dunn.comparisons} pairs of this construct`;
  return {
    name,
    cells: [
      numberCell(pair.z, 5),
      pCell(pair.p, `${explain}; for this pair alone.`),
      pCell(pair.bonferroni, `${explain}; adjusted by Bonferroni ${over}.`),
      pCell(pair.holm, `${explain}; adjusted by Holm ${over}.`),
      pCell(pair.benjaminiHochberg, `${explain}; adjusted by Benjamini-Hochberg ${over}.`),
      numberCell(effect && isEstimate(effect) ? effect.a : null, 6),
      intervalCell(boot && isEstimate(boot) ? [boot.lower, boot.upper] : null, 3),
    ],
  };
}
