"use client";

import dynamic from "next/dynamic";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { roundRange } from "./layout/axis-ticks";
import { zoomedRange } from "./layout/zoomed-range";
import type { LengthBin } from "./length-chart";
import { MethodName } from "./method-mark";
import { useWidth } from "./use-width";
import { useZoom } from "./zoom-control";

const LengthChart = dynamic(() => import("./length-chart"), { ssr: false });

export interface LengthFigureProps extends FigureWords {
  methods: string[];
  /** In the order of the methods; bins without explanations are left out. */
  bins: LengthBin[][];
  scale: [number, number];
  /** What is rated ("Mean Quality"). */
  ratingLabel: string;
}

/** Whether longer explanations are rated higher: a panel per method, all on the same axes. */
export function LengthFigure({ methods, bins, scale, ratingLabel, ...frame }: LengthFigureProps) {
  const all = bins.flat();
  const lengths = roundRange(
    all.flatMap(({ from, to }) => [from, to]),
    6,
  );
  const ends = all.flatMap(({ mean, interval }) => [mean, ...(interval ?? [])]);
  const { range, control } = useZoom(scale, zoomedRange(ends, scale));
  return (
    <FigureFrame {...frame} controls={control}>
      <p className="text-soft">
        {ratingLabel} (upwards) by length in characters (to the right); n is the number of
        responses.
      </p>
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 md:grid-cols-2">
        {methods.map((method, index) => (
          <div key={method} className="break-inside-avoid">
            <p className="mt-2 font-semibold">
              <MethodName index={index}>{method}</MethodName>
            </p>
            <Panel method={index} bins={bins[index] ?? []} lengths={lengths} range={range} />
          </div>
        ))}
      </div>
    </FigureFrame>
  );
}

function Panel({
  bins,
  ...axes
}: {
  method: number;
  bins: LengthBin[];
  lengths: { range: [number, number]; ticks: number[] };
  range: [number, number];
}) {
  const [watch, width] = useWidth();
  if (bins.length === 0) return <p className="text-soft">No explanations were rated.</p>;
  return (
    <div ref={watch} className="min-h-[220px]">
      {width > 0 ? <LengthChart {...axes} width={width} bins={bins} /> : null}
    </div>
  );
}
