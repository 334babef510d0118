"use client";

import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { CheckBox, OptionalPart } from "@/components/staff/protocol/check-field";
import { useEditing, useField } from "@/components/staff/protocol/editor-context";
import { ChoiceField, NumberField } from "@/components/staff/protocol/fields";
import { Rows } from "@/components/staff/protocol/rows";
import { EditorSection, SideBySide } from "@/components/staff/protocol/section";
import { effectUnitOf, firstPlan, MEAN_SCORE } from "@/lib/study/protocol/analysis-plan";

interface Method {
  key: string;
  label: string;
}

/** How the study is analysed, decided before its data are seen. */
export function PlanSection({ methods }: { methods: readonly Method[] }) {
  const { document } = useEditing();
  const [first] = document.constructs;
  const blank = {
    ...firstPlan(),
    primary: document.constructs.length > 1 ? MEAN_SCORE : (first?.key ?? MEAN_SCORE),
  };
  return (
    <EditorSection id="plan" title="Analysis plan">
      <p className="text-soft">
        The plan is frozen with the version that the study opens with. Its results are confirmatory,
        all others exploratory. A later change is a deviation and needs a reason.
      </p>
      <OptionalPart path="plan" label="The study has an analysis plan" blank={blank} leftOut>
        <PlanFields methods={methods} />
      </OptionalPart>
      <LooksWithoutSpending />
    </EditorSection>
  );
}

function PlanFields({ methods }: { methods: readonly Method[] }) {
  const { document } = useEditing();
  const unit = document.plan && effectUnitOf(document.plan) === "probability";
  const hint = unit
    ? "A difference in the probability of agreeing, as in 0.1."
    : "In points of the mean score, as in 0.25.";
  const constructs = document.constructs.map(({ key }) => ({ key, label: key }));
  const nextLook = (looks: readonly unknown[]) => (Number(looks.at(-1)) || 0) + 50;
  return (
    <>
      <SideBySide>
        <KeyField
          path="plan.primary"
          options={[{ key: MEAN_SCORE, label: "Mean score of the constructs" }, ...constructs]}
        />
        <ChoiceField path="plan.sample" />
      </SideBySide>
      <ContrastFields methods={methods} />
      <SideBySide>
        <NumberField path="plan.smallestEffect" hint={hint} />
        <NumberField path="plan.nonInferiorityMargin" hint={hint} />
        <NumberField path="plan.alpha" />
        <ChoiceField path="plan.spending" />
      </SideBySide>
      <p className="text-soft">
        An interim analysis takes the first participants who completed, before exclusions. The last
        analysis is at the target sample size.
      </p>
      <Rows path="plan.looks" blank={nextLook} item="Interim analysis">
        {(path, index) => (
          <NumberField path={path} label={`Interim analysis ${index + 1}: after … completions`} />
        )}
      </Rows>
    </>
  );
}

/** Each kind of contrasts has fields of its own. */
const BLANK_CONTRASTS = {
  "all-pairs": { kind: "all-pairs" },
  baseline: { kind: "baseline", baseline: "" },
  pairs: { kind: "pairs", pairs: [{ first: "", second: "" }] },
} as const;

function ContrastFields({ methods }: { methods: readonly Method[] }) {
  const { set, value } = useField("plan.contrasts");
  const { field } = useField("plan.contrasts.kind");
  const kind = (value as { kind?: keyof typeof BLANK_CONTRASTS } | undefined)?.kind ?? "all-pairs";
  return (
    <>
      <SelectField
        id="field-plan.contrasts.kind"
        label="Contrasts"
        value={kind}
        options={Object.entries(field.words ?? {}).map(([key, label]) => ({ value: key, label }))}
        onChange={(event) => set(BLANK_CONTRASTS[event.target.value as typeof kind])}
      />
      {kind === "baseline" ? <KeyField path="plan.contrasts.baseline" options={methods} /> : null}
      {kind === "pairs" ? (
        <Rows path="plan.contrasts.pairs" blank={() => ({ first: "", second: "" })} least={1}>
          {(path) => (
            <SideBySide>
              <KeyField path={`${path}.first`} options={methods} />
              <KeyField path={`${path}.second`} options={methods} />
            </SideBySide>
          )}
        </Rows>
      ) : null}
    </>
  );
}

/** One of some keys. One that is not among them any more is shown, so that its problem can be seen. */
function KeyField({ path, options }: { path: string; options: readonly Method[] }) {
  const { id, field, value, problem, set } = useField(path);
  const chosen = typeof value === "string" ? value : "";
  const known = options.some(({ key }) => key === chosen);
  return (
    <SelectField
      id={id}
      label={field.label}
      value={chosen}
      problem={problem}
      options={[
        ...(known ? [] : [{ value: chosen, label: chosen || "Choose one" }]),
        ...options.map(({ key, label }) => ({ value: key, label })),
      ]}
      onChange={(event) => set(event.target.value)}
    />
  );
}

/** Of protocols that had looks before plans could spend alpha on them: they can only be taken out. */
function LooksWithoutSpending() {
  const { id, value, set } = useField("interimLooks");
  if (!Array.isArray(value) || value.length === 0) return null;
  return (
    <CheckBox
      id={id}
      label={`Keep the interim looks without alpha spending (${value.join(", ")} completions)`}
      checked
      onCheck={() => set(undefined)}
    />
  );
}
