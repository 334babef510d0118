import type { Measure, ResponseTable } from "@/lib/comparison/responses/response-table";
import { type OneWayIntraclass, oneWayIntraclass } from "@/lib/stats/agreement/intraclass-one-way";
import {
  type KrippendorffAlpha,
  krippendorffAlpha,
} from "@/lib/stats/agreement/krippendorff-alpha";
import { type PercentAgreement, percentAgreement } from "@/lib/stats/agreement/percent-agreement";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";

/** How far those who rated the same explanation agree on one construct. */
export interface Agreement {
  construct: string;
  nominal: Outcome<KrippendorffAlpha>;
  ordinal: Outcome<KrippendorffAlpha>;
  interval: Outcome<KrippendorffAlpha>;
  percent: Outcome<PercentAgreement>;
  /** With the explanation as the unit: ICC(1). */
  icc: Outcome<OneWayIntraclass>;
}

/**
 * Agreement between raters. The unit is the explanation: a question under a method. Where nobody rated
 * the same explanation as somebody else there is none to compute, and that is said.
 */
export function describeAgreement(table: ResponseTable, constructs: Measure[]): Agreement[] {
  const { question, method, methods } = table;
  const units = new Map<number, number>();
  const unit = Int32Array.from(question, (ofRow, row) => {
    if (ofRow < 0) return -1;
    const key = ofRow * methods.length + (method[row] ?? 0);
    const place = units.get(key) ?? units.size;
    units.set(key, place);
    return place;
  });
  const known = (value: Measure["value"]) =>
    Int32Array.from(value, (place, row) => ((unit[row] ?? -1) < 0 ? -1 : place));

  return constructs.map(({ key, values, value }) => {
    const counts = countByCluster({
      values,
      groups: 1,
      cluster: unit,
      group: new Uint8Array(unit.length),
      value: known(value),
    });
    const byUnit: number[][] = [];
    for (let cluster = 0; cluster < counts.clusters; cluster++) {
      const [from, to] = [counts.offsets[cluster] ?? 0, counts.offsets[cluster + 1] ?? 0];
      const ofUnit = new Array<number>(values.length).fill(0);
      for (let cell = from; cell < to; cell++) {
        ofUnit[counts.value[cell] ?? 0] = counts.count[cell] ?? 0;
      }
      byUnit.push(ofUnit);
    }
    const alpha = (metric: "nominal" | "ordinal" | "interval") =>
      krippendorffAlpha(values, byUnit, metric);
    const percent = percentAgreement(byUnit);
    return {
      construct: key,
      nominal: alpha("nominal"),
      ordinal: alpha("ordinal"),
      interval: alpha("interval"),
      percent,
      icc:
        percent.kind === "estimate"
          ? oneWayIntraclass(counts, "pairable-units")
          : insufficientData("pairable-units", 1, 0),
    };
  });
}
