"use client";

import dynamic from "next/dynamic";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { zoomedRange } from "./layout/zoomed-range";
import type { OrderPoint } from "./order-chart";
import { useWidth } from "./use-width";
import { useZoom } from "./zoom-control";

const OrderChart = dynamic(() => import("./order-chart"), { ssr: false });

export interface OrderFigureProps extends FigureWords {
  /** In the order of the positions; positions without responses are left out. */
  points: OrderPoint[];
  scale: [number, number];
  /** What the axes show ("Mean Quality", "Position of the trial"). */
  ratingLabel: string;
  positionLabel?: string;
}

/** Whether ratings change while a participant goes on: by the position of the trial. */
export function OrderFigure({
  points,
  scale,
  ratingLabel,
  positionLabel = "Position of the trial",
  ...frame
}: OrderFigureProps) {
  const [watch, width] = useWidth();
  const ends = points.flatMap(({ mean, interval }) => [mean, ...(interval ?? [])]);
  const { range, control } = useZoom(scale, zoomedRange(ends, scale));
  return (
    <FigureFrame {...frame} controls={control}>
      <div ref={watch} className="min-h-80 max-w-[60rem]">
        {width > 0 ? (
          <OrderChart {...{ width, points, range, ratingLabel, positionLabel }} />
        ) : null}
      </div>
    </FigureFrame>
  );
}
