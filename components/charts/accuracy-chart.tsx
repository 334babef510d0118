"use client";

import {
  ReferenceLine,
  Scatter,
  ScatterChart,
  usePlotArea,
  useXAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import type { AccuracyCell, AccuracyMean, AccuracySize } from "./accuracy-types";
import { ChartText } from "./chart-text";
import { roundRange } from "./layout/axis-ticks";
import { jitter } from "./layout/jitter";
import { placeLabel, type RowLayout } from "./layout/lay-out-rows";
import { MethodMark } from "./method-mark";
import { Whisker } from "./whisker";

const ACCURACY_AXIS = 26;
/** Lines of the grid lie below marks and words. */
const BEHIND = -100;

export interface AccuracyChartProps {
  width: number;
  layout: RowLayout;
  methods: string[];
  sizes: AccuracySize[];
  /** The mean that is drawn in each row, and what is written behind it. */
  means: (AccuracyMean | null)[];
  labels: string[];
}

/** Runs as points under the mean of their cell with its interval, a row per method and model size. */
export default function AccuracyChart(props: AccuracyChartProps) {
  const { width, layout, sizes } = props;
  const cells = sizes.flatMap((size) => size.cells);
  // Both means, so that the axis stays when the outliers are left out.
  const { range, ticks } = roundRange(
    cells.flatMap(({ runs, withOutliers, withoutOutliers }) => [
      ...runs.map(({ accuracy }) => accuracy),
      ...[withOutliers, withoutOutliers].flatMap((mean) =>
        mean ? [mean.mean, ...(mean.interval ?? [])] : [],
      ),
    ]),
    Math.max(3, Math.min(8, Math.floor((layout.plot[1] - layout.plot[0]) / 48))),
  );
  return (
    <ScatterChart
      width={width}
      height={layout.height + ACCURACY_AXIS}
      margin={{ top: 0, bottom: 0, left: layout.plot[0], right: width - layout.plot[1] }}
      accessibilityLayer={false}
    >
      <XAxis
        type="number"
        dataKey="x"
        domain={range}
        ticks={ticks}
        interval={0}
        height={ACCURACY_AXIS}
        tickFormatter={(tick: number) => `${Number((100 * tick).toPrecision(6))} %`}
        tick={{ fill: "var(--soft)", fontSize: 12 }}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
      />
      <YAxis type="number" dataKey="y" domain={[0, 1]} hide />
      {ticks.map((tick) => (
        <ReferenceLine key={tick} x={tick} zIndex={BEHIND} stroke="var(--line)" />
      ))}
      {/* Gives the axes their data; what is seen is drawn below. */}
      <Scatter data={[{ x: range[0], y: 0 }]} shape={() => <g />} isAnimationActive={false} />
      <Rows {...props} cells={cells} />
    </ScatterChart>
  );
}

function Rows(props: AccuracyChartProps & { cells: AccuracyCell[] }) {
  const { width, layout, methods, sizes, means, labels, cells } = props;
  const toX = useXAxisScale();
  const area = usePlotArea();
  if (!toX || !area) return null;
  const labelPlace = placeLabel(layout, width);
  return (
    <g>
      {sizes.map(({ label }, index) => (
        <ChartText key={label} x={0} y={layout.headings[index]} fontWeight={600} halo>
          {label}
        </ChartText>
      ))}
      {cells.map(({ runs }, index) => {
        const place = layout.rows[index];
        if (!place) return null;
        const method = index % methods.length;
        const mean = means[index];
        const [runsY, meanY] = [place.y + 8, place.y - 9];
        const ends = mean?.interval?.map((end) => toX(end) ?? 0);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
          <g key={index}>
            <MethodMark index={method} x={8} y={place.nameY} />
            <ChartText x={22} y={place.nameY} halo>
              {methods[method] ?? ""}
            </ChartText>
            {runs.map(({ label, accuracy, isOutlier }, run) => (
              <MethodMark
                // biome-ignore lint/suspicious/noArrayIndexKey: two runs may have the same name
                key={`${run} ${label}`}
                index={method}
                radius={3}
                hollow={isOutlier}
                x={toX(accuracy) ?? 0}
                y={runsY + 5 * jitter(run)}
              />
            ))}
            {ends ? <Whisker along="x" at={meanY} ends={[ends[0] ?? 0, ends[1] ?? 0]} /> : null}
            {mean ? <MethodMark index={method} x={toX(mean.mean) ?? 0} y={meanY} /> : null}
            <ChartText {...labelPlace} y={meanY} halo>
              {labels[index] ?? ""}
            </ChartText>
          </g>
        );
      })}
    </g>
  );
}
