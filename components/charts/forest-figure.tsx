"use client";

import dynamic from "next/dynamic";
import { PValue } from "@/components/ui/p-value";
import { formatEstimate } from "@/lib/format";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { type ForestGroup, namePair } from "./forest-types";
import { FOREST_BOTTOM, FOREST_TOP } from "./layout/forest-room";
import { layOutRows } from "./layout/lay-out-rows";
import { useWidth } from "./use-width";

const ForestChart = dynamic(() => import("./forest-chart"), { ssr: false });

const P_WIDTH = 72;

export interface ForestFigureProps extends FigureWords {
  methods: string[];
  /** A group per construct, all with the same pairs. */
  groups: ForestGroup[];
  /** What odds ratios below and above 1 mean. */
  sides?: [string, string];
  /** False while a study runs: no p-values. */
  showTests?: boolean;
}

function say({ estimate, unavailable }: ForestGroup["rows"][number]): string {
  if (!estimate) return unavailable ?? "not estimated";
  const { oddsRatio, interval } = estimate;
  const ends = interval?.map((end) => formatEstimate(end)).join(" to ");
  return `OR ${formatEstimate(oddsRatio)} (${ends ?? "no interval"})`;
}

/** Pairs of methods as odds ratios with intervals, construct by construct. */
export function ForestFigure({
  methods,
  groups,
  sides = ["second rated higher", "first rated higher"],
  showTests = true,
  ...frame
}: ForestFigureProps) {
  const [watch, width] = useWidth();
  const rows = groups.flatMap((group) => group.rows);
  const labels = rows.map(say);
  const layout = layOutRows({
    width,
    groups: groups.map((group) => group.rows.length),
    names: rows.map(({ pair }) => namePair(pair, methods)),
    labels,
    fontSize: 13,
    marks: 38,
    aside: showTests ? P_WIDTH : 0,
    lane: 26,
  });
  const height = layout.height + FOREST_TOP + FOREST_BOTTOM;
  return (
    <FigureFrame
      {...frame}
      overlay={
        showTests && width > 0
          ? rows.map(({ p, explain }, index) =>
              p === null ? null : (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
                  key={index}
                  className="absolute right-0 -translate-y-1/2 text-[13px] whitespace-nowrap"
                  style={{
                    // In parts of the height, because a chart is scaled to fit on paper.
                    top: `${(100 * (FOREST_TOP + (layout.rows[index]?.asideY ?? 0))) / height}%`,
                  }}
                >
                  p <PValue p={p} explain={explain} />
                </span>
              ),
            )
          : null
      }
    >
      <div ref={watch} style={width > 0 ? { minHeight: height } : undefined}>
        {width > 0 ? <ForestChart {...{ width, layout, methods, groups, labels, sides }} /> : null}
      </div>
    </FigureFrame>
  );
}
