import { fitModels } from "@/lib/comparison/fit-models";
import { listMeasures } from "@/lib/comparison/responses/response-table";
import { makeResponses } from "./made-responses";
import { conclude, mention, report } from "./report";

/**
 * npm run bench -- fit-memory: the peak of memory while every model is fitted to 1,000,000 ratings of
 * 16,000 participants, and how long that takes.
 */

const table = makeResponses(16_000);
mention("ratings", table.responses * table.constructs.length);
mention("memory before the fits", process.resourceUsage().maxRSS / 1024, "MB");
for (const measure of listMeasures(table)) {
  const began = process.cpuUsage();
  fitModels(table, measure);
  const { user, system } = process.cpuUsage(began);
  mention(`models of ${measure.key}, processor time`, (user + system) / 1e6, "s");
}
report("peak of memory with the fits", process.resourceUsage().maxRSS / 1024, 300, "MB");
conclude();
