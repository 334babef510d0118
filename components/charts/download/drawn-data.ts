import type { DistributionRow } from "@/components/charts/distribution-chart";
import type { FigureData } from "@/components/charts/figure-data";
import type { MeanGroup } from "@/components/charts/means-chart";

/** The means that a chart draws, for its file where its page gives no fuller one. */
export function drawnMeans(methods: string[], groups: MeanGroup[]): FigureData {
  return {
    name: "mean-ratings",
    columns: ["construct", "method", "mean", "lower", "upper"],
    rows: groups.flatMap(({ label, points }) =>
      points.map((point, method) => [
        label,
        methods[method] ?? "",
        point?.mean ?? null,
        point?.interval?.[0] ?? null,
        point?.interval?.[1] ?? null,
      ]),
    ),
  };
}

/** The answers that a chart draws, a row each. */
export function drawnAnswers(groups: { label: string; rows: DistributionRow[] }[]): FigureData {
  return {
    name: "answers",
    columns: ["construct", "method", "answer", "count"],
    rows: groups.flatMap(({ label, rows }) =>
      rows.flatMap(({ method, counts }) =>
        counts.map((count, index) => [label, method, index + 1, count]),
      ),
    ),
  };
}
