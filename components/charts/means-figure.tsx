"use client";

import dynamic from "next/dynamic";
import { drawnMeans } from "./download/drawn-data";
import type { FigureData } from "./figure-data";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { zoomedRange } from "./layout/zoomed-range";
import type { MeanGroup } from "./means-chart";
import { useWidth } from "./use-width";
import { useZoom } from "./zoom-control";

// The chart library is loaded where a chart is shown, and only in the browser.
const MeansChart = dynamic(() => import("./means-chart"), { ssr: false });

export interface MeansFigureProps extends Omit<FigureWords, "data"> {
  methods: string[];
  groups: MeanGroup[];
  scale: [number, number];
  /** What the file holds, if more than what is drawn. */
  data?: FigureData;
}

/** Means with intervals; the axis shows the whole scale unless one asks for less, which is said. */
export function MeansFigure({ scale, groups, methods, data, ...frame }: MeansFigureProps) {
  const [watch, width] = useWidth();
  const ends = groups.flatMap(({ points }) =>
    points.flatMap((point) => (point ? [point.mean, ...(point.interval ?? [])] : [])),
  );
  const { range, control } = useZoom(scale, zoomedRange(ends, scale));
  return (
    <FigureFrame
      {...frame}
      data={data ?? drawnMeans(methods, groups)}
      minWidth="40rem"
      tableOpen
      controls={control}
    >
      <div ref={watch} className="min-h-[360px]">
        {width > 0 ? <MeansChart {...{ width, methods, groups, range }} /> : null}
      </div>
    </FigureFrame>
  );
}
