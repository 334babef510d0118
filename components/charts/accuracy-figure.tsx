"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { formatPercent } from "@/lib/format";
import type { AccuracyMean, AccuracySize } from "./accuracy-types";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { layOutRows } from "./layout/lay-out-rows";
import { useWidth } from "./use-width";

const AccuracyChart = dynamic(() => import("./accuracy-chart"), { ssr: false });

const AXIS = 26;

export interface AccuracyFigureProps extends Omit<FigureWords, "summary"> {
  /** What is seen with all runs, and without those that the rule names. */
  summaries: { withOutliers: string; withoutOutliers: string };
  methods: string[];
  /** A group per model size. */
  sizes: AccuracySize[];
  /** The outlier rule, in a sentence. */
  rule: string;
}

function say(mean: AccuracyMean | null): string {
  if (!mean) return "no run";
  const ends = mean.interval?.map((end) => (100 * end).toFixed(1)).join(" to ");
  return `${formatPercent(mean.mean)} (${ends ?? "one run"})`;
}

/** Every run's accuracy, and the mean per method and model size, with or without the outliers. */
export function AccuracyFigure({ methods, sizes, rule, summaries, ...frame }: AccuracyFigureProps) {
  const [watch, width] = useWidth();
  const [set, setSet] = useState<"withOutliers" | "withoutOutliers">("withOutliers");
  const cells = sizes.flatMap((size) => size.cells);
  const means = cells.map((cell) => cell[set]);
  const labels = means.map(say);
  const layout = layOutRows({
    width,
    groups: sizes.map((size) => size.cells.length),
    names: methods,
    // Both, so that nothing moves when the outliers are left out.
    labels: cells.flatMap((cell) => [say(cell.withOutliers), say(cell.withoutOutliers)]),
    fontSize: 13,
    marks: 22,
    aside: 0,
    lane: 40,
  });
  const outliers = cells.flatMap(({ runs }) => runs).filter(({ isOutlier }) => isOutlier).length;
  return (
    <FigureFrame
      {...frame}
      summary={summaries[set]}
      controls={
        <fieldset className="mt-2">
          <legend className="sr-only">Runs that make the means</legend>
          {(["withOutliers", "withoutOutliers"] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={set === choice}
              onClick={() => setSet(choice)}
              className={`mr-4 min-h-9 cursor-pointer text-accent underline-offset-[0.15em] print:hidden ${
                set === choice ? "font-semibold" : "underline"
              }`}
            >
              {choice === "withOutliers" ? "With outliers" : "Without outliers"}
            </button>
          ))}
          <p role="status" className="max-w-[66ch] text-soft">
            {set === "withOutliers" ? "Means of all runs." : "Means without the outliers."}{" "}
            {outliers === 0 ? "No run is an outlier." : `Outliers (${outliers}) are hollow.`} {rule}
          </p>
        </fieldset>
      }
    >
      <div ref={watch} style={width > 0 ? { minHeight: layout.height + AXIS } : undefined}>
        {width > 0 ? <AccuracyChart {...{ width, layout, methods, sizes, means, labels }} /> : null}
      </div>
    </FigureFrame>
  );
}
