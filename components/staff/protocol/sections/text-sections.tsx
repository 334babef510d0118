"use client";

import { ChoiceField, LineField } from "@/components/staff/protocol/fields";
import { Rows, TextRows } from "@/components/staff/protocol/rows";
import { EditorSection, FieldGroup } from "@/components/staff/protocol/section";
import { MarkdownField } from "@/components/staff/protocol/text-area-field";

const MARKDOWN_HELP =
  "In Markdown: **strong**, *emphasis*, lists with - or 1., and [links](https://…). HTML stays plain text.";

/** What participants read before they agree. */
export function InformationSection() {
  return (
    <EditorSection id="texts" title="What they read first">
      <LineField path="title" label="Title, as participants see it" />
      <ChoiceField path="language" />
      <p className="text-soft">
        Buttons and notes on participants’ pages are in this language; the texts are as you write
        them. Nothing here may tell what is compared.
      </p>
      <FieldGroup title="Information">
        <p className="text-soft">{MARKDOWN_HELP}</p>
        <Rows path="information" least={1} blank={() => ({ heading: "", paragraphs: [""] })}>
          {(path, index) => (
            <div className="space-y-4">
              <LineField path={`${path}.heading`} label={`Section ${index + 1}: its question`} />
              <TextRows path={`${path}.paragraphs`} least={1}>
                {(line, place) => <MarkdownField path={line} label={`Paragraph ${place + 1}`} />}
              </TextRows>
            </div>
          )}
        </Rows>
      </FieldGroup>
    </EditorSection>
  );
}

/** One statement to agree to per box. */
export function ConsentsSection() {
  return (
    <EditorSection id="consents" title="What they agree to">
      <TextRows path="consents" least={1}>
        {(path, index) => <MarkdownField path={path} line label={`Consent ${index + 1}`} />}
      </TextRows>
    </EditorSection>
  );
}

/** What they read after the last answer. */
export function EndSection() {
  return (
    <EditorSection id="end" title="What they read last">
      <TextRows path="debrief" least={1}>
        {(path, index) => (
          <MarkdownField path={path} label={`Debriefing, paragraph ${index + 1}`} />
        )}
      </TextRows>
      <LineField path="contact" label="How to reach the researchers, in one sentence" long />
    </EditorSection>
  );
}
