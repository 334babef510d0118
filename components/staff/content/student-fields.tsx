import { FieldGroup, SideBySide } from "@/components/staff/protocol/section";
import { TextField } from "@/components/ui/text-field";

interface Typed {
  method: string;
  modelSize: string;
  runNumber: string;
}

/** What a file does not say of the student that wrote it. */
export function StudentFields({
  methods,
  typed,
  required,
  onChange,
}: {
  /** The study's own, and those that are usual. */
  methods: string[];
  typed: Typed;
  required: boolean;
  onChange: (typed: Typed) => void;
}) {
  return (
    <FieldGroup
      title={
        required ? "Which student wrote it" : "Where no column says it: which student wrote it"
      }
    >
      <TextField
        id="method"
        label="Method that trained the student: one of the list, or a new one"
        list="known-methods"
        value={typed.method}
        maxLength={100}
        required={required}
        autoComplete="off"
        onChange={(event) => onChange({ ...typed, method: event.target.value })}
      />
      <datalist id="known-methods">
        {methods.map((method) => (
          <option key={method} value={method} />
        ))}
      </datalist>
      <SideBySide>
        <TextField
          id="size"
          label="Model size, as in 770M"
          value={typed.modelSize}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => onChange({ ...typed, modelSize: event.target.value })}
        />
        <TextField
          id="run"
          label="Run number"
          inputMode="numeric"
          value={typed.runNumber}
          maxLength={20}
          autoComplete="off"
          onChange={(event) => onChange({ ...typed, runNumber: event.target.value })}
        />
      </SideBySide>
    </FieldGroup>
  );
}
