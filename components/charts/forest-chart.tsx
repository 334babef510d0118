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
import { ChartText } from "./chart-text";
import { ForestRowMarks } from "./forest-row-marks";
import type { ForestGroup, ForestRow } from "./forest-types";
import { logTicks, ratioRange } from "./layout/axis-ticks";
import { FOREST_BOTTOM, FOREST_TOP } from "./layout/forest-room";
import { placeLabel, type RowLayout } from "./layout/lay-out-rows";
import { Whisker } from "./whisker";

export interface ForestChartProps {
  width: number;
  layout: RowLayout;
  methods: string[];
  groups: ForestGroup[];
  /** What is written behind each row. */
  labels: string[];
  /** What lies on both sides of 1. */
  sides: [string, string];
}

/** Lines of the grid lie below marks and words. */
const BEHIND = -100;

/** Odds ratios with their intervals on a logarithmic axis, a heading per construct. */
export default function ForestChart(props: ForestChartProps) {
  const { width, layout, groups, sides } = props;
  const rows = groups.flatMap((group) => group.rows);
  const found = rows.flatMap(({ estimate }) => (estimate ? [estimate] : []));
  const range = ratioRange(
    found.map(({ oddsRatio }) => oddsRatio),
    found.flatMap(({ interval }) => interval ?? []),
  );
  const plotWidth = layout.plot[1] - layout.plot[0];
  const ticks = logTicks(range, Math.max(3, Math.floor(plotWidth / 44)));
  const axis = {
    type: "number" as const,
    dataKey: "x",
    scale: "log" as const,
    domain: range,
    ticks,
    interval: 0 as const,
    allowDataOverflow: true,
    tick: { fill: "var(--soft)", fontSize: 12 },
    tickLine: false,
  };
  return (
    <ScatterChart
      width={width}
      height={layout.height + FOREST_TOP + FOREST_BOTTOM}
      margin={{ top: 0, bottom: 22, left: layout.plot[0], right: width - layout.plot[1] }}
      accessibilityLayer={false}
    >
      <XAxis {...axis} xAxisId="top" orientation="top" height={FOREST_TOP} axisLine={false} />
      <XAxis
        {...axis}
        xAxisId="bottom"
        height={FOREST_BOTTOM - 22}
        axisLine={{ stroke: "var(--edge)" }}
      />
      <YAxis type="number" dataKey="y" domain={[0, 1]} hide />
      {ticks.map((tick) => (
        <ReferenceLine
          key={tick}
          xAxisId="bottom"
          x={tick}
          zIndex={BEHIND}
          stroke={tick === 1 ? "var(--ink)" : "var(--line)"}
        />
      ))}
      {/* Gives the axes their data; what is seen is drawn below. */}
      {(["top", "bottom"] as const).map((id) => (
        <Scatter
          key={id}
          xAxisId={id}
          data={[{ x: 1, y: 0 }]}
          shape={() => <g />}
          isAnimationActive={false}
        />
      ))}
      <Rows {...props} rows={rows} />
      <Sides sides={sides} width={width} />
    </ScatterChart>
  );
}

function Rows({
  width,
  layout,
  groups,
  rows,
  methods,
  labels,
}: ForestChartProps & { rows: ForestRow[] }) {
  const toX = useXAxisScale("bottom");
  const area = usePlotArea();
  if (!toX || !area) return null;
  const within = [area.x, area.x + area.width] as const;
  const labelPlace = placeLabel(layout, width);
  return (
    <g>
      {groups.map((group, index) => (
        <ChartText
          key={group.label}
          x={0}
          y={FOREST_TOP + (layout.headings[index] ?? 0)}
          fontWeight={600}
          halo
        >
          {group.label}
        </ChartText>
      ))}
      {rows.map((row, index) => {
        const place = layout.rows[index];
        if (!place) return null;
        const y = FOREST_TOP + place.y;
        const x = row.estimate ? toX(row.estimate.oddsRatio) : undefined;
        const ends = row.estimate?.interval?.map((end) => toX(end) ?? 0);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
          <g key={index}>
            <ForestRowMarks pair={row.pair} methods={methods} y={FOREST_TOP + place.nameY} />
            {ends ? (
              <Whisker along="x" at={y} ends={[ends[0] ?? 0, ends[1] ?? 0]} within={within} />
            ) : null}
            {x === undefined ? null : (
              <rect x={x - 4} y={y - 4} width={8} height={8} fill="var(--ink)" />
            )}
            <ChartText {...labelPlace} y={y} halo>
              {labels[index] ?? ""}
            </ChartText>
          </g>
        );
      })}
    </g>
  );
}

/** What an odds ratio below and above 1 means, at its side of the axis. */
function Sides({ sides, width }: { sides: [string, string]; width: number }) {
  const toX = useXAxisScale("bottom");
  const area = usePlotArea();
  const one = toX?.(1);
  if (!area || one === undefined) return null;
  const y = area.y + area.height + FOREST_BOTTOM - 12;
  const words = { fontSize: 12, fill: "var(--soft)", y };
  // Where the axis leaves no room for both, they stand at the ends of the whole chart.
  const fits = one > sides[0].length * 6.5 && width - one > sides[1].length * 6.5;
  return (
    <g>
      <ChartText {...words} x={fits ? one - 8 : 0} textAnchor={fits ? "end" : "start"}>
        {`← ${sides[0]}`}
      </ChartText>
      <ChartText {...words} x={fits ? one + 8 : width} textAnchor={fits ? "start" : "end"}>
        {`${sides[1]} →`}
      </ChartText>
    </g>
  );
}
