import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { Asked } from "./asked";
import { STUDIES } from "./people";

/** How the same rows may be written, and whose they may be: every choice of the API but days. */
const CHOICES = [
  "",
  ...exportFiltersSchema.shape.separator.unwrap().options.map((one) => `separator=${one}`),
  ...[
    "bom=yes",
    "identifiers=yes",
    "simulated=no",
    "version=1",
    "from=2026-01-01",
    "source=prolific",
  ],
  ...ANALYSIS_SETS.map((set) => `set=${set}`),
];

const ask = (group: string, path: string): Asked => ({ group, as: "owner", path });

/** The comparisons come first: pages show the models' figures once they are fitted. */
export function listComparisons(): Asked[] {
  return STUDIES.flatMap((study) =>
    ANALYSIS_SETS.map((set) =>
      ask("comparisons", `/api/v1/studies/${study}/comparison?set=${set}`),
    ),
  );
}

/** Every file that the study's list of downloads names, with every choice that it takes. */
export function listFiles(files: ReadonlyMap<string, readonly string[]>): Asked[] {
  return [...files].flatMap(([study, names]) =>
    names.flatMap((name) => {
      const path = `/api/v1/studies/${study}/downloads/${name}`;
      const group = name === "bundle.zip" ? "bundles" : "files";
      return choicesOf(name).map((choice) => ask(group, choice ? `${path}?${choice}` : path));
    }),
  );
}

function choicesOf(name: string): string[] {
  if (name === "study.json") return ["", "content=none"];
  if (name === "comparison.csv") return ANALYSIS_SETS.map((set) => `set=${set}`);
  if (name === "bundle.zip") return ["", "set=checked", "simulated=no"];
  return name.endsWith(".csv") ? CHOICES : ["", "set=checked"];
}

/** What programs read, and the documents that describe it. */
export function listDocuments(): Asked[] {
  const visitor = (path: string): Asked => ({ group: "documents", as: "visitor", path });
  const owner = (path: string) => ask("documents", path);
  return [
    visitor("/api/v1/openapi.json"),
    visitor("/grounded.study.schema.json"),
    visitor("/api/health"),
    visitor("/api/v1/no-such"),
    visitor("/api/v1/studies"),
    owner("/api/v1/studies"),
    ...STUDIES.flatMap((study) =>
      [
        ...["", "/progress", "/downloads", "/participants", "/participants?limit=7"],
        ...["/ratings", "/ratings?limit=7", "/ratings?limit=none", "/downloads/no-such.csv"],
      ].map((path) => owner(`/api/v1/studies/${study}${path}`)),
    ),
    ...STUDIES.map((study) => owner(`/api/studies/${study}/protocol`)),
    owner("/api/studies/demo/exports/ratings.csv"),
  ];
}

/** Last: what was taken before is in it. */
export function listAuditLogs(): Asked[] {
  return STUDIES.flatMap((study) =>
    ["", "?action=exported", "?who=server"].map((choice) =>
      ask("audit logs", `/api/studies/${study}/audit.csv${choice}`),
    ),
  );
}
