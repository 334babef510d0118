import {
  nameCumulativeLinkMixedModel,
  writeCumulativeLinkMixedModel,
} from "@/lib/programs/r/write-cumulative-link-mixed-model";
import {
  nameLinearMixedModel,
  writeLinearMixedModel,
} from "@/lib/programs/r/write-linear-mixed-model";
import { compareByLinearMixedModel } from "@/lib/stats/mixed/linear-mixed-comparison";
import { contrastLogOdds } from "@/lib/stats/ordinal/cumulative-link-contrasts";
import { fitCumulativeLinkMixedModel } from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import type { AgreementKind } from "./agreement-kinds";

/** Models that both sides find by a search, each by its own. */
export const MIXED_KINDS: AgreementKind[] = [
  {
    name: "linear mixed model",
    measures: ["Quality"],
    write: writeLinearMixedModel,
    ours: ({ study, rows }) =>
      nameLinearMixedModel(
        study.methods,
        compareByLinearMixedModel({
          response: Float64Array.from(rows, ({ value }) => value),
          group: rows.map(({ row }) => row.method),
          groups: study.methods.length,
          cluster: rows.map(({ row }) => row.participant),
        }),
      ),
    within: 1e-5,
  },
  ...[1, 10].map(
    (nodes): AgreementKind => ({
      name: `cumulative link mixed model, ${nodes} nodes`,
      measures: ["Completeness"],
      write: (data, measure) => writeCumulativeLinkMixedModel(data, measure, nodes),
      ours: ({ study, clustered }) => {
        const model = fitCumulativeLinkMixedModel(clustered, { nodes });
        const pairs = model.kind === "estimate" ? contrastLogOdds(model) : [];
        return nameCumulativeLinkMixedModel(study.methods, model, pairs);
      },
      within: 1e-3,
    }),
  ),
];
