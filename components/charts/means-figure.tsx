"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { FigureFrame } from "./figure-frame";
import type { MeanGroup } from "./means-chart";
import { zoomedRange } from "./zoomed-range";

// The chart library is loaded where a chart is shown, and only in the browser.
const MeansChart = dynamic(() => import("./means-chart"), {
  ssr: false,
  loading: () => <div className="h-[360px]" />,
});

export interface MeansFigureProps {
  title: string;
  origin: string | null;
  summary: string;
  methods: string[];
  groups: MeanGroup[];
  scale: [number, number];
  table: ReactNode;
}

/** Means with intervals; the axis shows the whole scale unless one asks for less, which is said. */
export function MeansFigure({ scale, groups, methods, ...frame }: MeansFigureProps) {
  const [zoomed, setZoomed] = useState(false);
  const zoom = zoomedRange(groups, scale);
  const range = zoomed ? zoom : scale;
  return (
    <FigureFrame
      {...frame}
      minWidth="40rem"
      tableOpen
      controls={
        <p className="mt-2 print:hidden">
          <button
            type="button"
            aria-pressed={zoomed}
            onClick={() => setZoomed(!zoomed)}
            className="min-h-9 cursor-pointer text-accent underline underline-offset-[0.15em]"
          >
            Zoom to {zoom[0]} to {zoom[1]}
          </button>
          <span role="status" className="ml-3 text-soft">
            {zoomed
              ? `Zoomed: the axis shows ${zoom[0]} to ${zoom[1]}, not the whole scale.`
              : `The axis shows the whole scale, ${scale[0]} to ${scale[1]}.`}
          </span>
        </p>
      }
    >
      <MeansChart methods={methods} groups={groups} range={range} />
    </FigureFrame>
  );
}
