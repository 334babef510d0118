"use client";

import {
  CartesianGrid,
  Scatter,
  ScatterChart,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { formatCount } from "@/lib/format";
import { ChartText } from "./chart-text";
import { fitNumbers } from "./layout/fit-numbers";
import { ratingAxis } from "./layout/rating-axis";
import { MethodMark } from "./method-mark";
import { Whisker } from "./whisker";

export interface LengthBin {
  /** Characters: from this on, to below that. */
  from: number;
  to: number;
  n: number;
  mean: number;
  /** Null where none could be estimated. */
  interval: [number, number] | null;
}

export interface LengthChartProps {
  width: number;
  /** The method's place in the study. */
  method: number;
  bins: LengthBin[];
  lengths: { range: [number, number]; ticks: number[] };
  range: [number, number];
}

const HEIGHT = 220;
const COUNTS = 40;

/** One method: the mean rating of explanations of about the same length, over all lengths. */
export default function LengthChart(props: LengthChartProps) {
  const { width, bins, lengths, range } = props;
  return (
    <ScatterChart
      width={width}
      height={HEIGHT}
      margin={{ top: 8, right: 16, bottom: COUNTS - 10, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        type="number"
        dataKey="x"
        domain={lengths.range}
        ticks={lengths.ticks}
        interval={0}
        tick={{ fill: "var(--soft)", fontSize: 12 }}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
      />
      <YAxis {...ratingAxis(range, "y")} />
      {/* Gives the axes their data; what is seen is drawn below. */}
      <Scatter
        data={bins.map((bin) => ({ x: bin.from, y: bin.mean }))}
        shape={() => <g />}
        isAnimationActive={false}
      />
      <Bins {...props} />
    </ScatterChart>
  );
}

function Bins({ method, bins }: LengthChartProps) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (!toX || !toY || !area) return null;
  const placed = bins.map((bin) => ({
    ...bin,
    left: toX(bin.from) ?? 0,
    right: toX(bin.to) ?? 0,
    x: toX((bin.from + bin.to) / 2) ?? 0,
    y: toY(bin.mean) ?? 0,
  }));
  const within = [area.y, area.y + area.height] as const;
  const counts = placed.map(({ n, x }) => ({ x, text: formatCount(n) }));
  const countsY = area.y + area.height + COUNTS;
  return (
    <g>
      {placed.map(({ from, left, right, y, x, interval }) => (
        <g key={from}>
          <path d={`M${left + 1},${y} H${right - 1}`} stroke="var(--soft)" fill="none" />
          {interval ? (
            <Whisker
              along="y"
              at={x}
              ends={[toY(interval[0]) ?? 0, toY(interval[1]) ?? 0]}
              within={within}
            />
          ) : null}
          <MethodMark index={method} x={x} y={y} radius={4.5} />
        </g>
      ))}
      <ChartText x={0} y={countsY} fontSize={11} fill="var(--soft)">
        n
      </ChartText>
      {fitNumbers(counts, 11).map(({ x, text, row }) => (
        <ChartText
          key={x}
          x={x}
          y={countsY + 12 * row}
          fontSize={11}
          fill="var(--soft)"
          textAnchor="middle"
        >
          {text}
        </ChartText>
      ))}
    </g>
  );
}
