import { scaleTicks } from "./axis-ticks";

/** How every chart shows ratings upwards: `<YAxis {...ratingAxis(range, "mean")} />`. */
export function ratingAxis(range: [number, number], dataKey: string, fontSize = 12) {
  return {
    type: "number",
    dataKey,
    domain: range,
    ticks: scaleTicks(range),
    interval: 0,
    width: 36,
    allowDataOverflow: true,
    tick: { fill: "var(--soft)", fontSize },
    tickLine: false,
    axisLine: false,
  } as const;
}
