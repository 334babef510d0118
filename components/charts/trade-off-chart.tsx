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
import { ChartText } from "./chart-text";
import { roundRange } from "./layout/axis-ticks";
import { estimateTextWidth } from "./layout/estimate-text-width";
import { type Box, placeLabels } from "./layout/place-labels";
import { ratingAxis } from "./layout/rating-axis";
import { MethodMark } from "./method-mark";
import { Whisker } from "./whisker";

export interface TradeOffEstimate {
  mean: number;
  /** Null where none could be estimated. */
  interval: [number, number] | null;
}

export interface TradeOffPoint {
  /** The method's place in the study. */
  method: number;
  label: string;
  /** Proportions. */
  accuracy: TradeOffEstimate;
  rating: TradeOffEstimate;
}

export interface TradeOffChartProps {
  width: number;
  points: TradeOffPoint[];
  range: [number, number];
  accuracyLabel: string;
  ratingLabel: string;
}

const FONT = 13;
const TITLES = 24;

/** A mark per method, with its interval in both directions, and its name beside it. */
export default function TradeOffChart(props: TradeOffChartProps) {
  const { width, points, range, accuracyLabel, ratingLabel } = props;
  const accuracy = roundRange(
    points.flatMap((point) => [point.accuracy.mean, ...(point.accuracy.interval ?? [])]),
    Math.max(3, Math.min(8, Math.floor(width / 80))),
  );
  const height = Math.round(Math.min(440, Math.max(300, width * 0.6)));
  return (
    <ScatterChart
      width={width}
      height={height}
      margin={{ top: TITLES, right: 18, bottom: TITLES - 4, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={accuracy.range}
        ticks={accuracy.ticks}
        interval={0}
        tickFormatter={(tick: number) => `${Number((100 * tick).toPrecision(6))} %`}
        tick={{ fill: "var(--soft)", fontSize: 12 }}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
      />
      <YAxis {...ratingAxis(range, "y")} />
      {/* Gives the axes their data; what is seen is drawn below. */}
      <Scatter
        data={points.map((point) => ({ x: point.accuracy.mean, y: point.rating.mean }))}
        shape={() => <g />}
        isAnimationActive={false}
      />
      <ChartText x={0} y={8} fill="var(--soft)" fontSize={12}>
        {`↑ ${ratingLabel}`}
      </ChartText>
      <ChartText x={width - 4} y={height - 8} fill="var(--soft)" fontSize={12} textAnchor="end">
        {`${accuracyLabel} →`}
      </ChartText>
      <Marks points={points} />
    </ScatterChart>
  );
}

function Marks({ points }: { points: TradeOffPoint[] }) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (!toX || !toY || !area) return null;
  const placed = points.map((point) => ({
    ...point,
    x: toX(point.accuracy.mean) ?? 0,
    y: toY(point.rating.mean) ?? 0,
    across: pair(point.accuracy.interval?.map((end) => toX(end) ?? 0)),
    up: pair(point.rating.interval?.map((end) => toY(end) ?? 0)),
  }));
  const whiskers: Box[] = placed.flatMap(({ x, y, across, up }) => [
    ...(across ? [{ x: across[0], y: y - 4, width: across[1] - across[0], height: 8 }] : []),
    ...(up ? [{ x: x - 4, y: up[1], width: 8, height: up[0] - up[1] }] : []),
  ]);
  const labels = placeLabels(
    placed.map(({ x, y, label }) => ({
      x,
      y,
      width: estimateTextWidth(label, FONT),
      height: FONT + 5,
    })),
    whiskers,
    area,
  );
  return (
    <g>
      {placed.map(({ label, x, y, across, up }) => (
        <g key={label}>
          {across ? <Whisker along="x" at={y} ends={across} /> : null}
          {up ? <Whisker along="y" at={x} ends={up} /> : null}
        </g>
      ))}
      {placed.map(({ label, method, x, y }, index) => {
        const box = labels[index] ?? { x, y, width: 0, height: 0 };
        const isLeft = box.x + box.width / 2 < x;
        const nearY = box.y + box.height / 2;
        // A label that had to move away is led back to its mark.
        const isFar = Math.abs(nearY - y) > 1.5 * FONT;
        return (
          <g key={label}>
            {isFar ? (
              <path
                d={`M${x},${y} L${isLeft ? box.x + box.width : box.x},${nearY}`}
                stroke="var(--soft)"
                fill="none"
              />
            ) : null}
            <MethodMark index={method} x={x} y={y} />
            <ChartText
              halo
              x={isLeft ? box.x + box.width : box.x}
              y={nearY}
              textAnchor={isLeft ? "end" : "start"}
            >
              {label}
            </ChartText>
          </g>
        );
      })}
    </g>
  );
}

function pair(ends: number[] | undefined): [number, number] | null {
  return ends ? [ends[0] ?? 0, ends[1] ?? 0] : null;
}
