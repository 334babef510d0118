import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { reduceTriangle } from "@/lib/stats/numeric/reduce-triangle";
import { solveUpper } from "@/lib/stats/numeric/solve-triangle";
import { type ClusterRobust, clusterRobust } from "./cluster-robust";
import { type Coefficient, type FTest, listCoefficients, testF } from "./coefficient-table";
import { triangulate } from "./householder-triangle";

export interface LinearModelRequest {
  response: ArrayLike<number>;
  /** The columns beside the intercept, which every model has and need not be given. */
  terms: readonly { values: ArrayLike<number> }[];
  /** Any number that tells the participants of the rows apart; with it come robust errors. */
  cluster?: ArrayLike<number>;
  confidence?: number;
}

export interface LinearModel {
  n: number;
  /** The intercept's, then one a term; undefined as singular where earlier terms determine the term. */
  coefficients: Outcome<Coefficient>[];
  /** Places of the terms that were dropped so, as in the request. */
  aliased: number[];
  residualDf: number;
  /** Residual sum of squares, and the residual standard deviation, with `residualDf`. */
  rss: number;
  sigma: number;
  rSquared: number;
  adjustedRSquared: number;
  /** All terms against the intercept alone; undefined where no term varies. */
  f: Outcome<FTest>;
  /** With the residual variance counted as a parameter. */
  aic: number;
  bic: number;
  confidence: number;
  /** Only where clusters were given. */
  clusterRobust?: Outcome<ClusterRobust>;
}

/** Residuals of this share of the response are what rounding leaves of none. */
const ROUNDING = 1e-13;

/**
 * Fits a linear model by ordinary least squares: how the mean of a response depends on terms, such as
 * method (see `treatmentColumns`) and length of the explanation.
 *
 * Unit of analysis: the row (a response to a trial). Assumptions of the classical errors: rows are
 * independent, residuals have one variance and, for small samples, are normal. Several rows of one
 * participant are not independent; with `cluster` come errors that allow for it. Degenerate: terms
 * that earlier ones determine are dropped as R's `lm` drops them, and reported; no more rows than
 * coefficients are insufficient data; equal responses are undefined, and so are residuals that are
 * all 0, which leave nothing to judge estimates by.
 * Source: Gauss 1809; by Householder's reflections, Golub and Van Loan 2013, 5.3; Akaike 1974;
 * Schwarz 1978.
 * Example: response 1 2 2 4 on the term 0 1 2 3: intercept .9, slope .9 (se .2645751311), R²
 * .8526315789, F 11.5714286 on 1 and 2 degrees of freedom.
 * Throws RangeError when columns differ in length, a number is not finite, or the confidence is not
 * between 0 and 1.
 */
export function fitLinearModel(request: LinearModelRequest): Outcome<LinearModel> {
  const { response, terms, cluster, confidence = 0.95 } = request;
  checkRequest(request);
  const n = response.length;
  const columns = [new Uint8Array(n).fill(1), ...terms.map(({ values }) => values)];

  const full = triangulate([...columns, response]);
  const { kept, aliased, triangle, effects, rss } = reduceTriangle(full, columns.length + 1);
  const rank = kept.length;
  const residualDf = n - rank;
  if (residualDf < 1) return insufficientData("residual-df", 1, residualDf);
  if (isConstant(response)) return undefinedFigure("no-variation");
  const explained = effects.subarray(1).reduce((sum, effect) => sum + effect ** 2, 0);
  if (rss <= ROUNDING ** 2 * (rss + explained + effects[0]! ** 2)) {
    return undefinedFigure("no-residual-variation");
  }

  const sigma = Math.sqrt(rss / residualDf);
  const estimates = solveUpper(triangle, rank, effects.slice());
  const errors = rootDiagonal(triangle, rank).map((root) => sigma * root);
  const table = { columns: columns.length, kept, estimates, confidence };
  const logLikelihood = (-n / 2) * (Math.log((2 * Math.PI * rss) / n) + 1);
  const rSquared = explained / (explained + rss);
  return {
    kind: "estimate",
    n,
    coefficients: listCoefficients({ ...table, errors, df: residualDf }),
    aliased: aliased.map((column) => column - 1),
    residualDf,
    rss,
    sigma,
    rSquared,
    adjustedRSquared: 1 - (1 - rSquared) * ((n - 1) / residualDf),
    f:
      rank > 1
        ? testF(explained / (rank - 1) / sigma ** 2, rank - 1, residualDf)
        : undefinedFigure("no-variation"),
    aic: 2 * (rank + 1) - 2 * logLikelihood,
    bic: Math.log(n) * (rank + 1) - 2 * logLikelihood,
    confidence,
    ...(cluster && { clusterRobust: robust(cluster) }),
  };

  function robust(ofRow: ArrayLike<number>): Outcome<ClusterRobust> {
    const residuals = Float64Array.from(response);
    kept.forEach((column, place) => {
      const values = columns[column]!;
      const estimate = estimates[place]!;
      for (let row = 0; row < n; row++) residuals[row]! -= estimate * values[row]!;
    });
    return clusterRobust({
      columns: kept.map((column) => columns[column]!),
      triangle,
      residuals,
      cluster: ofRow,
      errors,
      table,
    });
  }
}

/** Roots of the diagonal of the inverse of R'R: the lengths of the rows of R's inverse. */
function rootDiagonal(triangle: Float64Array, rank: number): Float64Array {
  const squares = new Float64Array(rank);
  const column = new Float64Array(rank);
  for (let index = 0; index < rank; index++) {
    column.fill(0);
    column[index] = 1;
    solveUpper(triangle, rank, column);
    for (let row = 0; row <= index; row++) squares[row]! += column[row]! ** 2;
  }
  return squares.map(Math.sqrt);
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let row = 1; row < values.length; row++) if (values[row] !== values[0]) return false;
  return true;
}

function checkRequest({ response, terms, cluster, confidence = 0.95 }: LinearModelRequest) {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const columns = [response, ...terms.map(({ values }) => values), ...(cluster ? [cluster] : [])];
  for (const column of columns) {
    if (column.length !== response.length) {
      throw new RangeError("The response, the terms and the clusters need the same rows.");
    }
    for (let row = 0; row < column.length; row++) {
      if (!Number.isFinite(column[row])) {
        throw new RangeError(`Row ${row} holds ${column[row]}, which is no finite number.`);
      }
    }
  }
}
