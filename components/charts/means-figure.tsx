"use client";

import dynamic from "next/dynamic";
import { drawnMeans } from "./drawn-data";
import type { FigureData } from "./figure-data";
import { FigureFrame, type FigureWords } from "./figure-frame";
import type { MeanGroup } from "./means-chart";
import { useZoom } from "./zoom-control";
import { zoomedRange } from "./zoomed-range";

// The chart library is loaded where a chart is shown, and only in the browser.
const MeansChart = dynamic(() => import("./means-chart"), {
  ssr: false,
  loading: () => <div className="h-[360px]" />,
});

export interface MeansFigureProps extends Omit<FigureWords, "data"> {
  methods: string[];
  groups: MeanGroup[];
  scale: [number, number];
  /** What the file holds, if more than what is drawn. */
  data?: FigureData;
}

/** Means with intervals; the axis shows the whole scale unless one asks for less, which is said. */
export function MeansFigure({ scale, groups, methods, data, ...frame }: MeansFigureProps) {
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
      <MeansChart methods={methods} groups={groups} range={range} />
    </FigureFrame>
  );
}
