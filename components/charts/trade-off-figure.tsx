"use client";

import dynamic from "next/dynamic";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { zoomedRange } from "./layout/zoomed-range";
import type { TradeOffPoint } from "./trade-off-chart";
import { useWidth } from "./use-width";
import { useZoom } from "./zoom-control";

const TradeOffChart = dynamic(() => import("./trade-off-chart"), { ssr: false });

export interface TradeOffFigureProps extends FigureWords {
  /** One per method that has both. */
  points: TradeOffPoint[];
  scale: [number, number];
  /** What the axes show ("Test accuracy, T5 770M", "Mean Quality"). */
  accuracyLabel: string;
  ratingLabel: string;
}

/** Accuracy against ratings: which method is good at both, and how sure that is. */
export function TradeOffFigure({
  points,
  scale,
  accuracyLabel,
  ratingLabel,
  ...frame
}: TradeOffFigureProps) {
  const [watch, width] = useWidth();
  const ends = points.flatMap(({ rating }) => [rating.mean, ...(rating.interval ?? [])]);
  const { range, control } = useZoom(scale, zoomedRange(ends, scale));
  return (
    <FigureFrame {...frame} controls={control}>
      <div ref={watch} className="min-h-72 max-w-[52rem]">
        {width > 0 ? (
          <TradeOffChart {...{ width, points, range, accuracyLabel, ratingLabel }} />
        ) : null}
      </div>
    </FigureFrame>
  );
}
