import { ChartText } from "./chart-text";
import { namePair } from "./forest-types";
import { MethodMark } from "./method-mark";

/** Both methods' marks, then their names. */
export function ForestRowMarks({
  pair,
  methods,
  y,
}: {
  pair: [number, number];
  methods: string[];
  y: number;
}) {
  return (
    <g>
      <MethodMark index={pair[0]} x={8} y={y} radius={4.5} />
      <MethodMark index={pair[1]} x={24} y={y} radius={4.5} />
      <ChartText x={38} y={y} halo>
        {namePair(pair, methods)}
      </ChartText>
    </g>
  );
}
