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
import { type LabelSide, labelSide } from "./layout/label-side";
import { ratingAxis } from "./layout/rating-axis";
import { MethodMark } from "./method-mark";
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

const HEIGHT = 360;
/** What the axes leave of it. */
const PLOT_HEIGHT = 318;
const LINE_HEIGHT = 17;
/** From the last interval to the first name. */
const STAIRS = 6;

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
  const needed = (methods.length * LINE_HEIGHT + STAIRS) / PLOT_HEIGHT;
  const side = labelSide(groups[0]?.points ?? [], range, needed);
  const keyHeight = side === null ? methods.length * LINE_HEIGHT : 0;
  return (
    <ScatterChart
      width={width}
      height={HEIGHT + keyHeight}
      margin={{ top: 12 + keyHeight, right: 8, bottom: 0, left: 0 }}
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
      {side === null ? (
        <Key methods={methods} />
      ) : (
        <DirectLabels methods={methods} group={groups[0]} side={side} />
      )}
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

/** The methods' names and marks above the plot, one under the other. */
function Key({ methods }: { methods: string[] }) {
  const area = usePlotArea();
  if (!area) return null;
  return (
    <g>
      {methods.map((method, index) => (
        <g key={method}>
          <MethodMark index={index} x={area.x + 8} y={10 + index * LINE_HEIGHT} />
          <ChartText x={area.x + 22} y={10 + index * LINE_HEIGHT}>
            {method}
          </ChartText>
        </g>
      ))}
    </g>
  );
}

/**
 * The methods' names at the marks of the first group. They go down (or up) like stairs, so that no
 * leader crosses another name.
 */
function DirectLabels({
  methods,
  group,
  side,
}: {
  methods: string[];
  group: MeanGroup | undefined;
  side: LabelSide;
}) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (!toX || !toY || !group) return null;
  const ends = group.points.flatMap((point) => (point ? (point.interval ?? [point.mean]) : []));
  const below = side === "below";
  const from = toY(below ? Math.min(...ends) : Math.max(...ends)) ?? 0;
  return (
    <g>
      {methods.map((method, index) => {
        const point = group.points[index];
        const x = toX(place(0, index, methods.length));
        if (!point || x === undefined) return null;
        const end =
          toY(below ? (point.interval?.[0] ?? point.mean) : (point.interval?.[1] ?? point.mean)) ??
          0;
        const stair = (methods.length - index) * LINE_HEIGHT + STAIRS;
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
