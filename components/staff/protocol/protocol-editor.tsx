"use client";

import { useDeferredValue, useMemo } from "react";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { useHydrated } from "@/components/ui/use-hydrated";
import { planProblems } from "@/lib/comparison/analysis-plan/plan-problems";
import { readProtocol } from "@/lib/schemas/protocol/protocol-edit";
import { countPool, poolFacts } from "@/lib/study/assignment/pool-problems";
import type { ContentFinding } from "@/lib/study/content/content-scan";
import { openingProblems } from "@/lib/study/lifecycle/opening-checks";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";
import { PROTOCOL_SECTIONS } from "@/lib/study/protocol/protocol-fields";
import { type PackedExplanation, unpackPool } from "@/lib/views/protocol/packed-pool";
import { DraftFrame } from "./draft-frame";
import { EditorChecks } from "./editor-checks";
import { SaveBar } from "./save-bar";
import { AttentionSection } from "./sections/attention-section";
import { LanguagesSection } from "./sections/languages-section";
import { OwnQuestionsSection } from "./sections/own-questions-section";
import { PeopleSection } from "./sections/people-section";
import { PlanSection } from "./sections/plan-section";
import { PracticeSection } from "./sections/practice-section";
import { RecruitmentSection } from "./sections/recruitment-section";
import { StatementsSection } from "./sections/statements-section";
import { ConsentsSection, EndSection, InformationSection } from "./sections/text-sections";
import { TimeSection } from "./sections/time-section";
import { TrialsSection } from "./sections/trials-section";
import { useProtocolDraft } from "./use-protocol-draft";

export interface ProtocolEditorProps {
  slug: string;
  /** The version that this will be. */
  number: number;
  hash: string;
  document: Protocol;
  /** Whether the study has opened: constructs and scale are frozen. */
  frozen: boolean;
  methods: { id: string; key: string; label: string }[];
  constructs: { key: string; points: number }[];
  content: PackedExplanation[];
  findings: ContentFinding[];
}

/** The editor of a protocol: its sections, what stands against opening it, and the way to save. */
export function ProtocolEditor(props: ProtocolEditorProps) {
  const { slug, number, frozen, methods, findings } = props;
  const draft = useProtocolDraft(slug, { hash: props.hash, document: props.document });
  const ready = useHydrated();
  // Checks may lag behind the typing; what is typed never lags.
  const checked = useDeferredValue(draft.document);
  const content = useMemo(() => unpackPool(props.content, methods), [props.content, methods]);
  const read = useMemo(() => readProtocol(checked), [checked]);
  const checks = useMemo(() => {
    if (read.kind !== "ok") return null;
    const { protocol } = read;
    // Until the study opens, its constructs follow the protocol.
    const constructs = frozen
      ? props.constructs
      : protocol.constructs.map((construct) => ({
          key: construct.key,
          points: scaleOf(protocol, construct).length,
        }));
    const pool = poolFacts({ protocol, content, methods });
    return openingProblems({ protocol, pool, methods, constructs, findings });
  }, [read, content, methods, findings, frozen, props.constructs]);
  const planned = useMemo(
    () =>
      read.kind === "ok"
        ? planProblems(
            read.protocol,
            methods.map(({ key }) => key),
          )
        : [],
    [read, methods],
  );
  const problems = [
    ...draft.refused,
    ...(read.kind === "problems" ? read.problems : []),
    ...planned.filter(({ path }) => draft.refused.every((refused) => refused.path !== path)),
  ];
  const shown = draft.tried ? problems : draft.refused;
  const pool = countPool({ protocol: draft.document, content, methods });

  return (
    <DraftFrame draft={draft} problems={shown} frozen={frozen}>
      <div className="mt-6 flex flex-col gap-x-10 gap-y-8 lg:flex-row-reverse">
        <div className="shrink-0 space-y-8 lg:sticky lg:top-4 lg:max-h-[calc(100vh-6rem)] lg:w-80 lg:self-start lg:overflow-y-auto">
          <nav aria-label="Sections">
            <ul className="flex flex-wrap gap-x-4 lg:block">
              {PROTOCOL_SECTIONS.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`} className="inline-block min-h-9 py-1">
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <EditorChecks problems={problems} checks={checks} />
        </div>
        <form
          // What has the focus is never under the bar at the bottom.
          className="min-w-0 grow space-y-10 [&_:is(input,select,textarea,button,summary)]:scroll-mb-28"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            draft.send();
          }}
        >
          <PeopleSection />
          <OwnQuestionsSection />
          <InformationSection />
          <ConsentsSection />
          <PracticeSection />
          <TrialsSection pool={pool} />
          <StatementsSection />
          <AttentionSection />
          <TimeSection />
          <EndSection />
          <LanguagesSection />
          <RecruitmentSection />
          <PlanSection methods={methods} />
          <SaveBar
            label={`Save the draft of version ${number}`}
            state={draft.save}
            unsaved="Not saved yet; kept in this browser"
            disabled={!ready || draft.conflict !== null}
          >
            <StaffLink href={`/studies/${slug}/protocol`}>Back to the protocol</StaffLink>
          </SaveBar>
        </form>
      </div>
    </DraftFrame>
  );
}
