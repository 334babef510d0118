import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyInPlace, logDeterminant, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { crossedMoments } from "./linear-mixed-crossed";
import { type Levels, numberLevels } from "./linear-mixed-levels";
import { countMeetings } from "./linear-mixed-meetings";
import { type Moments, oneFactorMoments, sumByLevel } from "./linear-mixed-moments";

/** log det Ω and Uᵀ Ω⁻¹ U with Ω written out, row by row. */
function writtenOut(columns: Float64Array[], factors: Levels[], ratios: readonly number[]) {
  const rows = columns[0]!.length;
  const omega = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < rows; j++) {
      omega[i * rows + j] = i === j ? 1 : 0;
      factors.forEach(({ level }, factor) => {
        if (level[i] === level[j]) omega[i * rows + j]! += ratios[factor]!;
      });
    }
  }
  const l = choleskyInPlace(omega, rows)!;
  const solved = columns.map((column) => solveCholesky(l, rows, column.slice()));
  const cross = columns.flatMap((a) =>
    solved.map((b) => a.reduce((sum, value, row) => sum + value * b[row]!, 0)),
  );
  return { logDet: logDeterminant(l, rows), cross };
}

function expectMoments(got: Moments, columns: Float64Array[], factors: Levels[], at: number[]) {
  const wanted = writtenOut(columns, factors, at);
  expect(got.logDet).toBeCloseTo(wanted.logDet, 9);
  wanted.cross.forEach((value, place) => {
    expect(got.cross[place]).toBeCloseTo(value, 8);
  });
  factors.forEach((_, factor) => {
    const step = 1e-4;
    const aside = (steps: number) =>
      writtenOut(
        columns,
        factors,
        at.map((ratio, other) => ratio + (other === factor ? steps * step : 0)),
      );
    const [before, after] = [aside(-1), aside(1)];
    const slope = (after.logDet - before.logDet) / (2 * step);
    expect(Math.abs(got.logDetSlopes[factor]! - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
    after.cross.forEach((value, place) => {
      const ofCross = (value - before.cross[place]!) / (2 * step);
      const off = Math.abs(got.crossSlopes[factor]![place]! - ofCross);
      expect(off).toBeLessThan(1e-4 * (1 + Math.abs(ofCross)));
    });
  });
}

const tables = fc
  .array(
    fc.record({
      long: fc.nat(5),
      short: fc.nat(4),
      x: fc.integer({ min: -5, max: 5 }),
      y: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 4, maxLength: 25 },
  )
  .map((rows) => ({
    columns: [
      new Float64Array(rows.length).fill(1),
      Float64Array.from(rows, ({ x }) => x),
      Float64Array.from(rows, ({ y }) => y),
    ],
    long: numberLevels(rows.map(({ long }) => long)),
    short: numberLevels(rows.map(({ short }) => short)),
  }));
const ratio = fc.double({ min: 0.001, max: 20, noNaN: true });

describe("moments of a linear mixed model", () => {
  it("with one factor are those of the covariance written out, and so are their slopes", () => {
    fc.assert(
      fc.property(tables, ratio, ({ columns, long }, at) => {
        const momentsAt = oneFactorMoments(sumByLevel(columns, long));
        expectMoments(momentsAt([at])!, columns, [long], [at]);
      }),
    );
  });

  it("with two crossed factors are too", () => {
    fc.assert(
      fc.property(tables, ratio, ratio, ({ columns, long, short }, first, second) => {
        const ofLong = sumByLevel(columns, long);
        const ofShort = sumByLevel(columns, short);
        const momentsAt = crossedMoments(long, ofLong, short, ofShort.sums);
        const at = [first, second];
        expectMoments(momentsAt(at)!, columns, [long, short], at);
        // The second time too: the room it works in is used again.
        expectMoments(momentsAt(at)!, columns, [long, short], at);
      }),
    );
  });

  it("do not exist for ratios below what a covariance allows", () => {
    const columns = [new Float64Array([1, 1, 1, 1])];
    const pairs = numberLevels([1, 1, 2, 2]);
    const others = numberLevels([1, 2, 1, 2]);
    const sums = sumByLevel(columns, pairs);
    expect(oneFactorMoments(sums)([-0.6])).toBeNull();
    const crossed = crossedMoments(pairs, sums, others, sumByLevel(columns, others).sums);
    expect(crossed([0.5, -0.6])).toBeNull();
    expect(crossed([-0.6, 0.5])).toBeNull();
  });
});

describe("levels and their meetings", () => {
  it("are numbered by first appearance", () => {
    const { level, sizes } = numberLevels([7, 7, 9, 7]);
    expect([[...level], [...sizes]]).toEqual([
      [0, 0, 1, 0],
      [3, 1],
    ]);
    expect(() => numberLevels([1, Number.NaN])).toThrow(RangeError);
  });

  it("are counted once a pair", () => {
    const { offsets, met, count } = countMeetings(
      numberLevels([0, 1, 0, 0]),
      numberLevels([5, 3, 3, 5]),
    );
    expect([[...offsets], [...met], [...count]]).toEqual([
      [0, 2, 3],
      [0, 1, 1],
      [2, 1, 1],
    ]);
  });
});
