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
import { Whisker } from "./whisker";

export interface OrderPoint {
  /** From 1 upwards. */
  position: number;
  n: number;
  mean: number;
  /** Null where none could be estimated. */
  interval: [number, number] | null;
}

export interface OrderChartProps {
  width: number;
  points: OrderPoint[];
  range: [number, number];
  ratingLabel: string;
  positionLabel: string;
}

const TITLES = 24;
const HEIGHT = 320;
const COUNTS = 46;

/** The mean rating at every position, with its interval and its n. */
export default function OrderChart(props: OrderChartProps) {
  const { width, points, range, ratingLabel, positionLabel } = props;
  const positions = points.map(({ position }) => position);
  return (
    <ScatterChart
      width={width}
      height={HEIGHT}
      margin={{ top: TITLES, right: 12, bottom: COUNTS + 12, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        type="number"
        dataKey="position"
        domain={[Math.min(1, ...positions) - 0.5, Math.max(1, ...positions) + 0.5]}
        ticks={positions}
        interval={positions.length > 16 ? "preserveStartEnd" : 0}
        tick={{ fill: "var(--ink)", fontSize: 12 }}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
      />
      <YAxis {...ratingAxis(range, "mean")} />
      {/* Gives the axes their data; what is seen is drawn below. */}
      <Scatter data={points} shape={() => <g />} isAnimationActive={false} />
      <ChartText x={0} y={8} fill="var(--soft)" fontSize={12}>
        {`↑ ${ratingLabel}`}
      </ChartText>
      <ChartText x={width - 4} y={HEIGHT - 10} fill="var(--soft)" fontSize={12} textAnchor="end">
        {`${positionLabel} →`}
      </ChartText>
      <Points points={points} />
    </ScatterChart>
  );
}

function Points({ points }: { points: OrderPoint[] }) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (!toX || !toY || !area) return null;
  const placed = points.map((point) => ({
    ...point,
    x: toX(point.position) ?? 0,
    y: toY(point.mean) ?? 0,
  }));
  const line = placed.map(({ x, y }) => `${x},${y}`).join(" L");
  const countsY = area.y + area.height + COUNTS - 6;
  return (
    <g>
      {placed.length > 1 ? <path d={`M${line}`} stroke="var(--soft)" fill="none" /> : null}
      {placed.map(({ position, x, y, interval }) => (
        <g key={position}>
          {interval ? (
            <Whisker
              along="y"
              at={x}
              ends={[toY(interval[0]) ?? 0, toY(interval[1]) ?? 0]}
              within={[area.y, area.y + area.height]}
            />
          ) : null}
          <circle cx={x} cy={y} r={4.5} fill="var(--ink)" stroke="var(--paper)" />
        </g>
      ))}
      <ChartText x={0} y={countsY} fontSize={12} fill="var(--soft)">
        n
      </ChartText>
      {fitNumbers(
        placed.map(({ x, n }) => ({ x, text: formatCount(n) })),
        12,
      ).map(({ x, text, row }) => (
        <ChartText
          key={x}
          x={x}
          y={countsY + 13 * row}
          fontSize={12}
          fill="var(--soft)"
          textAnchor="middle"
        >
          {text}
        </ChartText>
      ))}
    </g>
  );
}
