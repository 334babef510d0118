import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { CHOICE_WORDS, type ExportChoice } from "@/lib/views/export/export-choices";

interface Props {
  path: string;
  /** As the address says them, rightly or not. */
  chosen: Partial<Record<ExportChoice, string>>;
  /** What is wrong with a choice. */
  problems: Partial<Record<ExportChoice, string>>;
  /** Numbers of the protocol's versions. */
  versions: number[];
  /** Whether recruiters' ids may be asked for. */
  mayIdentify: boolean;
}

/** Whose rows the files hold, and how they are written. An ordinary form, so the address says it. */
export function ExportFilterForm({ path, chosen, problems, versions, mayIdentify }: Props) {
  const select = (name: ExportChoice, label: string, words: Record<string, string>) => (
    <div className="w-60 max-w-full">
      <SelectField
        // A new list begins with what its address says.
        key={chosen[name] ?? ""}
        id={name}
        name={name}
        label={label}
        defaultValue={chosen[name] ?? ""}
        problem={problems[name]}
        options={Object.entries(words).map(([value, said]) => ({ value, label: said }))}
      />
    </div>
  );
  const day = (name: "from" | "to", label: string) => (
    <div className="w-60 max-w-full">
      <TextField
        key={chosen[name] ?? ""}
        id={name}
        name={name}
        type="date"
        label={label}
        defaultValue={chosen[name] ?? ""}
        problem={problems[name]}
      />
    </div>
  );
  const numbers = Object.fromEntries(versions.map((number) => [`${number}`, `Version ${number}`]));
  return (
    <form method="get" action={path} className="mb-6 flex flex-wrap items-end gap-4 print:hidden">
      {select("set", "Participants", CHOICE_WORDS.set)}
      {select("source", "Source", CHOICE_WORDS.source)}
      {select("simulated", "Simulated participants", CHOICE_WORDS.simulated)}
      {day("from", "Consented from (day, UTC)")}
      {day("to", "Consented until (day, UTC)")}
      {select("version", "Protocol", { "": "Every version", ...numbers })}
      {select("format", "Format", CHOICE_WORDS.format)}
      {select("separator", "Separator in CSV", CHOICE_WORDS.separator)}
      {select("bom", "Byte order mark in CSV", CHOICE_WORDS.bom)}
      {mayIdentify ? select("identifiers", "Recruiters’ ids", CHOICE_WORDS.identifiers) : null}
      <Button type="submit" look="secondary">
        Choose and count
      </Button>
      {Object.keys(chosen).length > 0 ? (
        <p className="py-2">
          <StaffLink href={path}>Everything again</StaffLink>
        </p>
      ) : null}
    </form>
  );
}
