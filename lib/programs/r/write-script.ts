import type { RData, RScript } from "./r-script";
import { writeCorrelations } from "./write-correlations";
import { writeCronbachAlpha } from "./write-cronbach-alpha";
import { writeCumulativeLinkMixedModel } from "./write-cumulative-link-mixed-model";
import { writeDescriptives } from "./write-descriptives";
import { writeDunn } from "./write-dunn";
import { writeFriedman } from "./write-friedman";
import { writeIntraclass } from "./write-intraclass";
import { writeKruskalWallis } from "./write-kruskal-wallis";
import { writeLevene } from "./write-levene";
import { writeLinearMixedModel } from "./write-linear-mixed-model";
import { writeLinearModel } from "./write-linear-model";
import { writeOmega } from "./write-omega";
import { writeShapiroWilk } from "./write-shapiro-wilk";
import { writeVarghaDelaney } from "./write-vargha-delaney";

const WRITERS = {
  correlations: (data) => writeCorrelations(data, data.constructs),
  "cronbach-alpha": writeCronbachAlpha,
  /** By adaptive quadrature with 10 nodes. */
  "cumulative-link-mixed-model": (data, measure) =>
    writeCumulativeLinkMixedModel(data, measure, 10),
  descriptives: writeDescriptives,
  dunn: writeDunn,
  friedman: writeFriedman,
  intraclass: writeIntraclass,
  "kruskal-wallis": writeKruskalWallis,
  levene: writeLevene,
  "linear-mixed-model": writeLinearMixedModel,
  "linear-model": (data, measure) => writeLinearModel(data, measure),
  omega: writeOmega,
  "shapiro-wilk": writeShapiroWilk,
  "vargha-delaney": writeVarghaDelaney,
} satisfies Record<string, (data: RData, measure: string) => RScript>;

export type RKind = keyof typeof WRITERS;

/** A script by what it makes again: small enough to send where the script is only wanted on demand. */
export interface RRequest {
  kind: RKind;
  /** A construct's key or Quality; without meaning for what concerns all constructs. */
  measure: string;
}

export function writeScript({ kind, measure }: RRequest, data: RData): RScript {
  return WRITERS[kind](data, measure);
}
