import { TextField } from "@/components/ui/text-field";
import type { PlanField, PlanTexts } from "@/lib/comparison/plan/plan-form";
import {
  type NumberField,
  type PlanProblems,
  planLimits,
} from "@/lib/comparison/plan/plan-request";
import { SelectField } from "./select-field";

interface Props {
  texts: PlanTexts;
  problems: PlanProblems;
  onType: (field: PlanField, text: string) => void;
  /** Constructs with a fitted model. */
  starts: readonly string[];
  methods: readonly { label: string }[];
}

const GRID = "grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3";

/** The fields of the next study, in three groups: its model, its size, its test. */
export function PlanFields({ texts, problems, onType, starts, methods }: Props) {
  const bind = (field: PlanField) => ({
    id: `plan-${field}`,
    name: field,
    value: texts[field],
    problem: problems[field],
    onChange: (event: { target: { value: string } }) => onType(field, event.target.value),
  });
  const bindText = (field: PlanField) => ({ ...bind(field), autoComplete: "off" });
  const bindNumber = (field: NumberField) => ({
    ...bindText(field),
    hint: planLimits(field),
    inputMode: "decimal" as const,
  });
  const compared = methods.map(({ label }, place) => ({ value: String(place), label }));
  return (
    <div className="space-y-6">
      <fieldset className="min-w-0">
        <legend className="mb-2 font-serif text-[1.05rem]">What is taken to be true</legend>
        <div className={GRID}>
          <SelectField
            {...bind("start")}
            label="Start from"
            options={[
              ...starts.map((construct) => ({
                value: construct,
                label: `${construct}, as fitted here`,
              })),
              { value: "", label: "Assumed values" },
            ]}
          />
          <SelectField {...bind("first")} label="First method" options={compared} />
          <SelectField {...bind("second")} label="Second method" options={compared} />
          <TextField {...bindNumber("oddsRatio")} label="Odds ratio, second against first" />
          <TextField {...bindNumber("spread")} label="Spread of participants (SD, logits)" />
          <TextField {...bindText("thresholds")} label="Thresholds between answers (logits)" />
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-serif text-[1.05rem]">The next study</legend>
        <div className={GRID}>
          <TextField {...bindNumber("participants")} label="Participants" />
          <TextField {...bindNumber("explanationsPerMethod")} label="Explanations per method" />
          <TextField {...bindNumber("methods")} label="Methods" />
          <TextField {...bindNumber("completion")} label="Trials that get an answer (%)" />
        </div>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-serif text-[1.05rem]">The test, and the simulation</legend>
        <div className={GRID}>
          <TextField {...bindNumber("alpha")} label="Alpha, two-sided" />
          <SelectField
            {...bind("adjust")}
            label="Alpha is for"
            options={[
              { value: "one", label: "This pair alone" },
              { value: "all", label: "All pairs (Bonferroni)" },
            ]}
          />
          <TextField {...bindNumber("wantedPower")} label="Power to aim for (%)" />
          <TextField {...bindNumber("simulations")} label="Simulated studies" />
          <TextField {...bindText("seed")} label="Seed" />
        </div>
      </fieldset>
    </div>
  );
}
