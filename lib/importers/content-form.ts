import type { ColumnMapping } from "./column-mapping";
import type { ContentForm } from "./content-reader";
import type { ContentDefaults } from "./map-content-row";

/** How a file that goes into a study is read. */
export type FileForm = ContentForm | { kind: "accuracy-runs"; skip: number[] };

/** What a person can choose about a file, as far as its kind needs it. */
export interface FormChoices {
  mapping: ColumnMapping;
  defaults: ContentDefaults;
  /** Lines of accuracies that are left out. */
  skip: readonly number[];
}

/** The form of a file that is read as this kind; the same for a page and for a command. */
export function formOf(kind: FileForm["kind"], { mapping, defaults, skip }: FormChoices): FileForm {
  switch (kind) {
    case "questions":
      return { kind };
    case "accuracy-runs":
      return { kind, skip: [...skip] };
    case "student-output":
      return { kind, defaults };
    case "table":
      return { kind, mapping, defaults };
  }
}
