"use client";

import {
  CartesianGrid,
  ReferenceLine,
  Scatter,
  ScatterChart,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { ChartText } from "./chart-text";
import { MethodMark } from "./method-mark";
import { ratingAxis } from "./rating-axis";
import { Whisker } from "./whisker";

export interface MeanPoint {
  mean: number;
  /** Null where no interval could be estimated. */
  interval: [number, number] | null;
}

export interface MeanGroup {
  label: string;
  /** In the order of the methods; null where a method has no ratings. */
  points: (MeanPoint | null)[];
}

export interface MeansChartProps {
  width: number;
  methods: string[];
  groups: MeanGroup[];
  /** What the axis shows: the whole scale, or less of it. */
  range: [number, number];
}

/** Where a method stands within its group, whose width is 1. */
function place(group: number, method: number, methods: number): number {
  const step = Math.min(0.17, 0.8 / methods);
  return group + 0.5 + (method - (methods - 1) / 2) * step;
}

/** Means with intervals, construct by construct, methods side by side in the study's order. */
export default function MeansChart({ width, methods, groups, range }: MeansChartProps) {
  const ticks = groups.map((_, index) => index + 0.5);
  const data = groups.flatMap(({ points }, group) =>
    points.flatMap((point, method) =>
      point ? [{ x: place(group, method, methods.length), y: point.mean }] : [],
    ),
  );
  return (
    <ScatterChart
      width={width}
      height={360}
      margin={{ top: 12, right: 8, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        type="number"
        dataKey="x"
        domain={[0, groups.length]}
        ticks={ticks}
        interval={0}
        tickFormatter={(tick: number) => groups[Math.floor(tick)]?.label ?? ""}
        tick={{ fill: "var(--ink)", fontSize: 13 }}
        tickLine={false}
        axisLine={{ stroke: "var(--edge)" }}
      />
      <YAxis {...ratingAxis(range, "y", 13)} />
      {groups.slice(1).map((group, index) => (
        <ReferenceLine key={group.label} x={index + 1} zIndex={-100} stroke="var(--line)" />
      ))}
      {/* Gives the axes their data; what is seen is drawn below, mark and interval together. */}
      <Scatter data={data} shape={() => <g />} isAnimationActive={false} />
      <Marks methods={methods} groups={groups} />
      <DirectLabels methods={methods} group={groups[0]} range={range} />
    </ScatterChart>
  );
}

function Marks({ methods, groups }: Pick<MeansChartProps, "methods" | "groups">) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY) return null;
  return (
    <g>
      {groups.flatMap((group, groupIndex) =>
        group.points.map((point, method) => {
          const x = toX(place(groupIndex, method, methods.length));
          const y = point ? toY(point.mean) : undefined;
          if (!point || x === undefined || y === undefined) return null;
          const ends = point.interval?.map((end) => toY(end));
          return (
            <g key={`${group.label} ${methods[method]}`}>
              {ends ? <Whisker along="y" at={x} ends={[ends[0] ?? y, ends[1] ?? y]} /> : null}
              <MethodMark index={method} x={x} y={y} />
            </g>
          );
        }),
      )}
    </g>
  );
}

const LINE_HEIGHT = 17;

/**
 * The methods' names at the marks of the first group, on the side of the scale that has more room. The
 * names go down (or up) like stairs, so that no leader crosses another name.
 */
function DirectLabels({
  methods,
  group,
  range,
}: {
  methods: string[];
  group: MeanGroup | undefined;
  range: [number, number];
}) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (!toX || !toY || !area || !group) return null;
  const ends = group.points.flatMap((point) => (point ? (point.interval ?? [point.mean]) : []));
  if (ends.length === 0) return null;
  const lowest = Math.min(...ends);
  const highest = Math.max(...ends);
  const below = lowest - range[0] >= range[1] - highest;
  const from = toY(below ? lowest : highest) ?? 0;
  return (
    <g>
      {methods.map((method, index) => {
        const point = group.points[index];
        const x = toX(place(0, index, methods.length));
        if (!point || x === undefined) return null;
        const end =
          toY(below ? (point.interval?.[0] ?? point.mean) : (point.interval?.[1] ?? point.mean)) ??
          0;
        const stair = (methods.length - index) * LINE_HEIGHT + 6;
        const y = below ? from + stair : from - stair;
        return (
          <g key={method}>
            <path d={`M${x},${end + (below ? 3 : -3)} V${y} h5`} fill="none" stroke="var(--soft)" />
            <ChartText x={x + 8} y={y} halo>
              {method}
            </ChartText>
          </g>
        );
      })}
    </g>
  );
}
