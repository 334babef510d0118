import { createRandom } from "@/lib/random";
import { gaussLegendre } from "@/lib/stats/numeric/gauss-legendre";
import { innerProduct } from "./contrast-directions";
import { type FaceBound, faceBounds, smallestTangent } from "./face-bounds";

/** How far a face reaches from its direction, in radians, along some of the ways there are. */
export interface FaceAngles {
  angles: Float64Array;
  /** Those of one face sum to 1. */
  weights: Float64Array;
}

/** Nodes on each edge of a face in three dimensions, along which the angle is smooth. */
const EDGE_NODES = 24;
/** Points of a lattice, of all faces together, and how often it is moved by chance. */
const LATTICE_POINTS = 40_000;
export const SHIFTS = 16;
const GRID = 4096;

/**
 * How far all faces reach, exactly in two and three dimensions: one list.
 *
 * Three: edge by edge between the corners of the face. More: by a lattice on the sphere, moved
 * by chance `SHIFTS` times, each a list of its own, so that they tell the error; the seed is fixed.
 * Source: Genz and Bretz 2009 for randomly moved point sets; Roberts 2018 for these points.
 */
export function faceAngles(directions: readonly Float64Array[], rank: number): FaceAngles[] {
  const faces = directions.map((_, face) => faceBounds(directions, face));
  if (rank === 2)
    return [joinAngles(faces.map((bounds) => alongWays(bounds, Float64Array.of(1, -1), 1)))];
  if (rank === 3) return [joinAngles(faces.map(alongEdges))];
  const points = Math.max(250, Math.ceil(LATTICE_POINTS / faces.length));
  const random = createRandom("max-t");
  return Array.from({ length: SHIFTS }, () => {
    const ways = latticeOnSphere(points, rank - 1, () => random.uniform());
    return joinAngles(faces.map((bounds) => alongWays(bounds, ways, rank - 1)));
  });
}

function joinAngles(lists: readonly FaceAngles[]): FaceAngles {
  const length = lists.reduce((sum, { angles }) => sum + angles.length, 0);
  const joined = { angles: new Float64Array(length), weights: new Float64Array(length) };
  let at = 0;
  for (const { angles, weights } of lists) {
    joined.angles.set(angles, at);
    joined.weights.set(weights, at);
    at += angles.length;
  }
  return joined;
}

/**
 * Many angles as few: each is shared by its neighbours on a grid, so that what is linear between them
 * stays as it is. The error is of the order of the square of the grid's step, 1e-7.
 */
export function gatherAngles(
  angles: Float64Array,
  weights: Float64Array,
  largest: number,
): FaceAngles {
  const grid = new Float64Array(GRID + 1);
  for (let place = 0; place < angles.length; place++) {
    const at = Math.min(GRID, (angles[place]! / largest) * GRID);
    const below = Math.min(GRID - 1, Math.floor(at));
    grid[below]! += weights[place]! * (below + 1 - at);
    grid[below + 1]! += weights[place]! * (at - below);
  }
  return { angles: grid.map((_, place) => (largest * place) / GRID), weights: grid };
}

/** Along each of the points, which lie one after the other. */
function alongWays(bounds: readonly FaceBound[], points: Float64Array, size: number): FaceAngles {
  const count = points.length / size;
  const steepness = Float64Array.from(
    bounds.flatMap(({ slope, height }) => Array.from(slope, (value) => value / height)),
  );
  const angles = new Float64Array(count);
  for (let way = 0; way < count; way++) {
    let steepest = 0;
    for (let bound = 0; bound < steepness.length; bound += size) {
      let along = 0;
      for (let m = 0; m < size; m++) along += steepness[bound + m]! * points[way * size + m]!;
      if (along > steepest) steepest = along;
    }
    angles[way] = Math.atan(1 / steepest);
  }
  return { angles, weights: new Float64Array(count).fill(1 / count) };
}

function alongEdges(bounds: readonly FaceBound[]): FaceAngles {
  const corners = cornerDirections(bounds);
  const { nodes, weights } = gaussLegendre(EDGE_NODES);
  const angles: number[] = [];
  const shares: number[] = [];
  corners.forEach((from, place) => {
    const to = corners[place + 1] ?? corners[0]! + 2 * Math.PI;
    if (!(to - from > 1e-14)) return;
    nodes.forEach((node, index) => {
      const phi = from + ((to - from) * (node + 1)) / 2;
      angles.push(Math.atan(smallestTangent(bounds, [Math.cos(phi), Math.sin(phi)])));
      shares.push((weights[index]! * (to - from)) / (4 * Math.PI));
    });
  });
  return { angles: Float64Array.from(angles), weights: Float64Array.from(shares) };
}

/** Where the polygon of the bounds in the plane has its corners, as ascending angles. */
function cornerDirections(bounds: readonly FaceBound[]): number[] {
  const corners: number[] = [];
  bounds.forEach((one, place) => {
    for (const other of bounds.slice(place + 1)) {
      const determinant = one.slope[0]! * other.slope[1]! - one.slope[1]! * other.slope[0]!;
      const x = (one.height * other.slope[1]! - other.height * one.slope[1]!) / determinant;
      const y = (one.slope[0]! * other.height - other.slope[0]! * one.height) / determinant;
      if (!Number.isFinite(x + y)) continue;
      const isInside = bounds.every(
        ({ slope, height }) => innerProduct(slope, [x, y]) <= height * (1 + 1e-9),
      );
      if (isInside) corners.push(Math.atan2(y, x));
    }
  });
  return corners.sort((one, other) => one - other);
}

/**
 * Points spread evenly over the sphere, each followed by its opposite, one after the other. On the sphere
 * of three dimensions height and longitude are uniform; above, normals by Box and Muller 1958.
 */
function latticeOnSphere(count: number, size: number, uniform: () => number): Float64Array {
  const steps = latticeSteps(size === 3 ? 2 : 2 * Math.ceil(size / 2));
  const shifts = steps.map(uniform);
  const points = new Float64Array(2 * count * size);
  for (let point = 0; point < count; point++) {
    const place = (axis: number) => ((point + 1) * steps[axis]! + shifts[axis]!) % 1;
    const at = 2 * point * size;
    if (size === 3) {
      const height = 2 * place(0) - 1;
      points[at] = height;
      setTurned(at + 1, Math.sqrt(1 - height * height), place(1));
    } else {
      for (let axis = 0; axis < size; axis += 2) {
        setTurned(
          at + axis,
          Math.sqrt(-2 * Math.log(1 - place(axis))),
          place(axis + 1),
          axis + 1 < size,
        );
      }
    }
    let square = 0;
    for (let axis = 0; axis < size; axis++) square += points[at + axis]! ** 2;
    for (let axis = 0; axis < size; axis++) {
      points[at + axis]! /= Math.sqrt(square);
      points[at + size + axis] = -points[at + axis]!;
    }
  }
  return points;

  function setTurned(at: number, length: number, turn: number, hasSecond = true) {
    points[at] = length * Math.cos(2 * Math.PI * turn);
    if (hasSecond) points[at + 1] = length * Math.sin(2 * Math.PI * turn);
  }
}

/** Powers of the golden ratio of that many dimensions: the root of x to the power d + 1 = x + 1. */
function latticeSteps(dimensions: number): number[] {
  let root = 2;
  for (let step = 0; step < 60; step++) root = (1 + root) ** (1 / (dimensions + 1));
  return Array.from({ length: dimensions }, (_, axis) => root ** -(axis + 1));
}
