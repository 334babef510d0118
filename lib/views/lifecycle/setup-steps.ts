import type { OpeningChecks } from "@/lib/study/lifecycle/opening-checks";
import { PROTOCOL_SECTIONS } from "@/lib/study/protocol/protocol-fields";

/** Something that keeps the study from opening, or is to be looked at, and the page that mends it. */
export interface SetupItem {
  message: string;
  href: string;
}

/** A part of setting up a study, and what is still missing in it. */
export interface SetupStep {
  id: string;
  title: string;
  /** Where the part is worked on. */
  href: string;
  missing: SetupItem[];
  warnings: SetupItem[];
}

type SectionId = (typeof PROTOCOL_SECTIONS)[number]["id"];

const STEPS: { id: string; title: string; place: string; sections: SectionId[] }[] = [
  { id: "content", title: "Questions and explanations", place: "content/import", sections: [] },
  {
    id: "statements",
    title: "What people rate",
    place: "constructs",
    sections: ["trials", "statements", "attention"],
  },
  {
    id: "texts",
    title: "What people read",
    place: "protocol/edit#texts",
    sections: ["texts", "consents", "practice", "time", "end", "languages"],
  },
  {
    id: "people",
    title: "Who takes part",
    place: "protocol/edit#recruitment",
    sections: ["people", "own-questions", "recruitment", "plan"],
  },
];

/** The section of the protocol that a field stands in; null for what is not in the protocol. */
function sectionOf(path: string): SectionId | null {
  const [field = ""] = path.split(".");
  const section = PROTOCOL_SECTIONS.find(({ fields }) =>
    (fields as readonly string[]).includes(field),
  );
  return section?.id ?? null;
}

/** What stands against opening a study, by the parts of setting it up. */
export function setupSteps(slug: string, { blocking, warnings }: OpeningChecks): SetupStep[] {
  const home = `/studies/${slug}`;
  const itemsOf = (list: OpeningChecks["blocking"], step: (typeof STEPS)[number]) =>
    list
      .filter(({ path }) => stepOf(path) === step)
      .map(({ path, message }) => ({ message, href: `${home}/${placeOf(path, step.place)}` }));
  return STEPS.map((step) => ({
    id: step.id,
    title: step.title,
    href: `${home}/${step.place}`,
    missing: itemsOf(blocking, step),
    warnings: itemsOf(warnings, step),
  }));
}

function stepOf(path: string): (typeof STEPS)[number] | undefined {
  // Too small a pool is mended by more content, or by other rules.
  if (path === "content" || path === "pool") return STEPS[0];
  const section = sectionOf(path);
  // What is about no field is about the protocol as a whole.
  return STEPS.find(({ sections }) => section !== null && sections.includes(section)) ?? STEPS[2];
}

function placeOf(path: string, usual: string): string {
  const section = sectionOf(path);
  if (path === "content" || section === null || section === "statements") return usual;
  return `protocol/edit#${section}`;
}
