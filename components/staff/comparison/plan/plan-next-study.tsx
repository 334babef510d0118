"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import {
  type FittedConstruct,
  fillPlanForm,
  keptAs,
  type PlanField,
} from "@/lib/comparison/plan/plan-form";
import { type PlanProblems, readPlan } from "@/lib/comparison/plan/plan-request";
import { PlanFields } from "./plan-fields";
import { PlanResults } from "./plan-results";
import { RunProgress } from "./run-progress";
import { usePlanWorker } from "./use-plan-worker";

export interface PlanNextStudyProps {
  /** The constructs whose model could be fitted to this study. */
  fitted: readonly FittedConstruct[];
  /** All of this study, in order. */
  methods: readonly { label: string }[];
  constructs: readonly string[];
  /** Of this study, as a first suggestion. */
  participants: number;
  explanationsPerMethod: number;
  /** Per cent of the participants of a pilot who completed; null in a study that is none. */
  completion: number | null;
  /** Says that data were simulated or imported; null when they were given here. */
  origin: string | null;
}

const FAILED =
  "The simulation stopped before its end. What you typed is still here; with fewer participants or fewer simulated studies it needs less of this computer.";

/** How many participants the next study needs, by simulating it in the browser. */
export function PlanNextStudy({
  fitted,
  methods,
  constructs,
  origin,
  ...size
}: PlanNextStudyProps) {
  const form = useRef<HTMLFormElement>(null);
  const hydrated = useHydrated();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<PlanProblems>({});
  const { run, result, start, cancel } = usePlanWorker();
  const texts = fillPlanForm({ fitted, methods: methods.length, ...size }, typed);
  const busy = run.kind === "running";
  const starts = fitted.map(({ construct }) => construct);
  const without = constructs.filter((construct) => !starts.includes(construct));

  function type(field: PlanField, text: string) {
    setTyped({ ...typed, [keptAs(field, texts)]: text });
    setProblems({ ...problems, [field]: undefined });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const read = readPlan(texts, fitted);
    setProblems(read.kind === "problems" ? read.problems : {});
    if (read.kind === "problems") {
      const wrong = Array.from(form.current?.elements ?? []).find(
        (field) => (field.getAttribute("name") ?? "") in read.problems,
      );
      if (wrong instanceof HTMLElement) wrong.focus();
      return;
    }
    const label = (place: string) => methods[Number(place)]?.label ?? "";
    const [first, second] = [label(texts.first), label(texts.second)];
    start(read.plan, { construct: texts.start, first, second });
  }

  function leaveOff() {
    cancel();
    // The button that was pressed is about to go.
    form.current?.querySelector<HTMLButtonElement>("[type=submit]")?.focus();
  }

  return (
    <section aria-labelledby="plan" className="space-y-6 print:hidden">
      <div className="max-w-[66ch] space-y-2">
        <h2 id="plan" className="font-serif text-[1.2rem]">
          Plan the next study
        </h2>
        <p>
          Would a next study find that two methods differ, and how precise would it be? Many such
          studies are simulated here, in this browser, and each is analysed by the ordinal mixed
          model. An odds ratio that was estimated is uncertain: plan for the smallest one that would
          still matter.
        </p>
        {size.completion === null ? null : (
          <p>
            The form begins with what this pilot of {size.participants} participants showed, and it
            has to be used before the study opens: the pilot’s data are deleted then.
          </p>
        )}
        {origin?.startsWith("Simulated") ? (
          <p className="text-look">
            <strong>{origin}:</strong> the odds ratios say what was simulated, not how the methods
            differ.
          </p>
        ) : null}
        {without.length > 0 ? (
          <p className="text-soft">No model could be fitted to {without.join(", ")}.</p>
        ) : null}
      </div>
      <form ref={form} onSubmit={submit} noValidate className="space-y-6">
        <PlanFields
          texts={texts}
          problems={problems}
          onType={type}
          starts={starts}
          methods={methods}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button type="submit" disabled={!hydrated} aria-disabled={busy}>
            {busy ? "Simulating…" : "Simulate"}
          </Button>
          {busy ? <RunProgress run={run} onCancel={leaveOff} /> : null}
          <p role="status" className={run.kind === "done" ? "sr-only" : "text-soft"}>
            {run.kind === "done" ? "The simulation is done; its results follow." : null}
            {run.kind === "cancelled" ? "Cancelled. What you typed is still here." : null}
          </p>
        </div>
        <div role="alert">
          {run.kind === "failed" ? <Notice look="danger">{FAILED}</Notice> : null}
        </div>
      </form>
      {result ? <PlanResults result={result} /> : null}
    </section>
  );
}
