"use client";

import { Markdown } from "@/components/participant/pages/markdown";
import { SetField } from "@/components/staff/protocol/check-field";
import { fieldId } from "@/components/staff/protocol/edit-document";
import { useEditing, useField } from "@/components/staff/protocol/editor-context";
import { EditorSection } from "@/components/staff/protocol/section";
import { TextArea } from "@/components/staff/protocol/text-area-field";
import { Button } from "@/components/ui/button";
import {
  closestTranslation,
  type EarlierTranslation,
  earlierTranslations,
} from "@/lib/study/protocol/earlier-translations";
import {
  LANGUAGE_NAMES,
  LANGUAGE_TAGS,
  LANGUAGES,
  type Language,
} from "@/lib/study/protocol/language";
import type { Protocol } from "@/lib/study/protocol/protocol";
import type { ProtocolString } from "@/lib/study/protocol/protocol-strings";
import {
  listTexts,
  missingTexts,
  offeredLanguages,
  translationOf,
} from "@/lib/study/protocol/translations";

/** In which languages the study may be read, and what its texts are in each of them. */
export function LanguagesSection() {
  const { document } = useEditing();
  const others = LANGUAGES.filter((language) => language !== document.language);
  return (
    <EditorSection id="languages" title="Other languages">
      <p className="text-soft">
        Participants choose among the languages that are offered, and a link with{" "}
        <code>lang=de</code> (or <code>zh</code>, <code>en</code>) among its parameters begins in
        that one. Buttons and notes speak it by themselves. Questions, choices and explanations stay
        as they are, and are read out as {LANGUAGE_NAMES[document.language]}. A translation belongs
        to the words that it translates: where those change, it is missing until somebody has
        looked.
      </p>
      <SetField
        path="languages"
        label={`Offered besides ${LANGUAGE_NAMES[document.language]}`}
        options={others.map((key) => ({ key, label: LANGUAGE_NAMES[key] }))}
      />
      {offeredLanguages(document)
        .filter((language) => language !== document.language)
        .map((language) => (
          <TranslationFields key={language} language={language} />
        ))}
    </EditorSection>
  );
}

/** All texts of the study with what stands for each in one language. */
function TranslationFields({ language }: { language: Language }) {
  const { document, set } = useEditing();
  const path = `texts.${language}`;
  const { problem } = useField(path);
  const texts = listTexts(document);
  const missing = new Set(missingTexts(document, language).map(({ text }) => text));
  const earlier = earlierTranslations(document, language);
  const name = LANGUAGE_NAMES[language];
  return (
    <details>
      <summary
        id={fieldId(path)}
        className="min-h-11 cursor-pointer py-2 font-serif text-[1.05rem]"
      >
        {name}:{" "}
        {missing.size === 0
          ? `all ${texts.length} texts are translated`
          : `${missing.size} of ${texts.length} texts are missing`}
      </summary>
      {problem ? <p className="text-danger">{problem}</p> : null}
      <div className="mt-2 space-y-5">
        {texts.map((one) => (
          <TranslationField
            key={one.path}
            language={language}
            original={one}
            missing={missing.has(one.text)}
            earlier={missing.has(one.text) ? closestTranslation(one.text, earlier) : undefined}
          />
        ))}
      </div>
      {earlier.length > 0 ? (
        <div className="mt-4 border-t border-line pt-3">
          <p>
            {earlier.length === 1
              ? "1 translation is left over of words that the study has no more."
              : `${earlier.length} translations are left over of words that the study has no more.`}
          </p>
          <Button
            look="secondary"
            className="mt-2"
            onClick={() =>
              set(
                "texts",
                earlier.reduce(
                  (rest, { words }) => withTranslation(rest, language, words, ""),
                  document.texts,
                ),
              )
            }
          >
            Remove what is left over in {name}
          </Button>
        </div>
      ) : null}
    </details>
  );
}

/** Texts that are more than they are typed: all others are seen as they stand in the field. */
const IN_MARKDOWN = /^(information\.\d+\.paragraphs|consents|instructions|debrief)/;

function TranslationField({
  language,
  original,
  missing,
  earlier,
}: {
  language: Language;
  original: ProtocolString;
  missing: boolean;
  /** What stood for words much like these. */
  earlier: EarlierTranslation | undefined;
}) {
  const { document, set } = useEditing();
  const { path, label, text } = original;
  const id = fieldId(`texts.${language}.${path}`);
  const translation = translationOf(document, language, text) ?? "";
  const type = (typed: string) =>
    set("texts", withTranslation(document.texts, language, text, typed));
  return (
    <div className="grid gap-x-6 gap-y-2 border-t border-line pt-3 sm:grid-cols-2">
      <div>
        <TextArea
          id={id}
          label={`${label}, in ${LANGUAGE_NAMES[language]}${missing ? " (missing)" : ""}`}
          lang={LANGUAGE_TAGS[language]}
          value={translation}
          onType={type}
        />
        {translation && IN_MARKDOWN.test(path) ? (
          <>
            <p className="mt-2 text-soft">As participants see it</p>
            <div
              data-reader="participant"
              lang={LANGUAGE_TAGS[language]}
              className="mt-1 font-serif [overflow-wrap:anywhere]"
            >
              <Markdown text={translation} />
            </div>
          </>
        ) : null}
        {earlier ? (
          <p className="mt-1 text-soft [overflow-wrap:anywhere]">
            Earlier: <span lang={LANGUAGE_TAGS[language]}>{earlier.translation}</span>{" "}
            <button
              type="button"
              className="min-h-9 text-accent underline underline-offset-2 hover:text-accent-strong"
              onClick={() => {
                const rest = withTranslation(document.texts, language, earlier.words, "");
                set("texts", withTranslation(rest, language, text, earlier.translation));
              }}
            >
              Take it over<span className="sr-only">: {label}</span>
            </button>
          </p>
        ) : null}
      </div>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="text-soft">{LANGUAGE_NAMES[document.language]}</p>
        <p lang={LANGUAGE_TAGS[document.language]} className="mt-1 font-serif whitespace-pre-line">
          {text}
        </p>
      </div>
    </div>
  );
}

/** The translations with other words for these; emptied, there are none. */
function withTranslation(
  texts: Protocol["texts"],
  language: Language,
  words: string,
  typed: string,
): Protocol["texts"] {
  const { [words]: _, ...rest } = texts?.[language] ?? {};
  return { ...texts, [language]: typed === "" ? rest : { ...rest, [words]: typed } };
}
