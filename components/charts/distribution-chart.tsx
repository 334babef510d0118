"use client";

import { Bar, BarChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { answerColour, onAnswerColour } from "./answer-colour";
import { estimateTextWidth } from "./layout/estimate-text-width";

export interface DistributionRow {
  method: string;
  /** How often each answer was given, from 1 upwards. */
  counts: number[];
}

export interface DistributionChartProps {
  width: number;
  rows: DistributionRow[];
  answers: number;
  /** Per cent that the axis shows to the left and to the right of its middle. */
  reach: [number, number];
  showAxis: boolean;
}

const ROW_HEIGHT = 28;
const AXIS_HEIGHT = 24;

interface Segment {
  key: string;
  answer: number;
  /** The half of the middle answer that lies left of zero has its label at the other half. */
  half: "left" | "right" | null;
}

/** From the middle outwards, as the stack grows to both sides. */
function segments(answers: number): Segment[] {
  const middle = answers % 2 === 1 ? (answers + 1) / 2 : null;
  const lower = Math.floor(answers / 2);
  const left = Array.from({ length: lower }, (_, index) => lower - index);
  const right = left.map((answer) => answers + 1 - answer);
  return [
    ...(middle
      ? [
          { key: "middle-left", answer: middle, half: "left" as const },
          { key: "middle-right", answer: middle, half: "right" as const },
        ]
      : []),
    ...left.map((answer) => ({ key: `left-${answer}`, answer, half: null })),
    ...right.map((answer) => ({ key: `right-${answer}`, answer, half: null })),
  ];
}

/** The answers of one construct: a bar per method, disagreement to the left, agreement to the right. */
export default function DistributionChart(props: DistributionChartProps) {
  const { width, rows, answers, reach, showAxis } = props;
  const parts = segments(answers);
  const data = rows.map(({ method, counts }) => {
    const n = counts.reduce((sum, count) => sum + count, 0);
    const share = ({ key, answer, half }: Segment) => {
      const percent = n === 0 ? 0 : (100 * (counts[answer - 1] ?? 0)) / n;
      return (half ? percent / 2 : percent) * (key.includes("left") ? -1 : 1);
    };
    return { method, ...Object.fromEntries(parts.map((part) => [part.key, share(part)])) };
  });
  const ticks = [-100, -75, -50, -25, 0, 25, 50, 75, 100].filter(
    (tick) => tick >= -reach[0] && tick <= reach[1],
  );
  const nameWidth = Math.max(...rows.map(({ method }) => estimateTextWidth(method, 13))) + 12;
  return (
    <BarChart
      width={width}
      height={rows.length * ROW_HEIGHT + (showAxis ? AXIS_HEIGHT : 0)}
      data={data}
      layout="vertical"
      stackOffset="sign"
      accessibilityLayer={false}
      margin={{ top: 0, right: 8, bottom: 0, left: 0 }}
      barCategoryGap={3}
    >
      <XAxis
        type="number"
        domain={[-reach[0], reach[1]]}
        ticks={ticks}
        hide={!showAxis}
        height={AXIS_HEIGHT}
        tickFormatter={(tick: number) => `${Math.abs(tick)} %`}
        tick={{ fill: "var(--soft)", fontSize: 12 }}
        tickLine={false}
        axisLine={false}
      />
      <YAxis
        type="category"
        dataKey="method"
        width={nameWidth}
        interval={0}
        tick={{ fill: "var(--ink)", fontSize: 13 }}
        tickLine={false}
        axisLine={false}
      />
      {parts.map(({ key, answer, half }) => (
        <Bar
          key={key}
          dataKey={key}
          stackId="answers"
          isAnimationActive={false}
          shape={(box: Partial<Box>) => (
            <Portion box={box} half={half} answer={answer} answers={answers} />
          )}
        />
      ))}
      {answers % 2 === 0 ? <ReferenceLine x={0} stroke="var(--ink)" /> : null}
    </BarChart>
  );
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  value: number | [number, number];
}

/** All four sides; the halves of the middle answer have none where they meet. */
function outline(x: number, y: number, width: number, height: number, half: Segment["half"]) {
  const right = x + width;
  const bottom = y + height;
  if (half === "left") return `M${right},${y} H${x} V${bottom} H${right}`;
  if (half === "right") return `M${x},${y} H${right} V${bottom} H${x}`;
  return `M${x},${y} H${right} V${bottom} H${x} Z`;
}

/** One answer's part of a bar, with its share where there is room for it. */
function Portion({
  box: { x = 0, y = 0, width = 0, height = 0, value = 0 },
  half,
  answer,
  answers,
}: {
  box: Partial<Box>;
  half: Segment["half"];
  answer: number;
  answers: number;
}) {
  const left = Math.min(x, x + width);
  const drawn = Math.abs(width);
  if (drawn === 0) return <g />;
  const own = Math.abs(Array.isArray(value) ? value[1] - value[0] : value);
  const percent = half ? own * 2 : own;
  const room = half ? drawn * 2 : drawn;
  const labelled = half !== "left" && room >= 26;
  return (
    <g>
      <rect
        x={left}
        y={y}
        width={drawn}
        height={height}
        fill={answerColour(answer, answers)}
        shapeRendering="crispEdges"
      />
      <path d={outline(left, y, drawn, height, half)} fill="none" stroke="var(--edge)" />
      {labelled ? (
        <text
          x={half ? left : left + drawn / 2}
          y={y + height / 2}
          textAnchor="middle"
          dy="0.35em"
          fontSize={12}
          fill={onAnswerColour(answer, answers)}
        >
          {percent.toFixed(0)} %
        </text>
      ) : null}
    </g>
  );
}
