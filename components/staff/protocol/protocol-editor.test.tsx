import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { WordsProvider } from "@/components/participant/pages/words";
import { browserWords } from "@/lib/messages/browser-words";
import { firstPlan } from "@/lib/study/protocol/analysis-plan";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { PROTOCOL_SECTIONS } from "@/lib/study/protocol/protocol-fields";
import { packPool } from "@/lib/views/protocol/packed-pool";
import { DEMO_LANGUAGES } from "@/prisma/demo/languages";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { ChangeList } from "./change-list";
import { OpenVersion } from "./open-version";
import { ProtocolEditor } from "./protocol-editor";
import { ProtocolInWords } from "./protocol-in-words";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));

const METHODS = ["CF", "MT"].map((id) => ({ id, key: id, label: id }));
const CONTENT = METHODS.flatMap(({ id }) =>
  Array.from({ length: 5 }, (_, index) => ({
    explanationId: `${id}${index}`,
    questionId: String(index),
    methodId: id,
    length: 10 * (index + 1),
    correct: true,
    showable: true,
  })),
);

/** A protocol with every part that the editor has fields for. */
const FULL: Protocol = {
  ...DEMO_PROTOCOL,
  ...DEMO_LANGUAGES,
  comprehension: {
    questions: [{ key: "task", question: "What?", options: ["a", "b"], right: 1 }],
    tries: 2,
  },
  attention: {
    checks: [
      {
        key: "told",
        kind: "instructional",
        statement: "Choose agree.",
        passing: [4],
        trial: 9,
        place: 1,
      },
    ],
    failuresAllowed: 0,
  },
  screening: [
    {
      key: "english",
      question: "Do you read English?",
      options: [
        { key: "yes", label: "Yes" },
        { key: "no", label: "No" },
      ],
      admits: ["yes"],
    },
  ],
  quotas: {
    cells: [{ key: "w", label: "Women", where: { gender: ["female"] }, target: 10 }],
    admitOthers: true,
  },
  ownQuestions: (["choice", "number"] as const).map((kind) => ({
    key: kind,
    question: `A question with a ${kind}?`,
    kind,
    required: true,
    options: [
      { key: "yes", label: "Yes" },
      { key: "no", label: "No" },
    ],
    min: 1,
    max: 9,
    admits: ["yes"],
    admitsFrom: null,
    admitsTo: null,
  })),
  targetParticipants: 50,
  interimLooks: [20],
  plan: {
    ...firstPlan(),
    contrasts: { kind: "pairs", pairs: [{ first: "CF", second: "MT" }] },
    looks: [20],
  },
  recruitment: {
    ...DEMO_PROTOCOL.recruitment,
    otherRecruiter: {
      name: "Panel",
      idParameter: "pid",
      carriedParameters: ["wave"],
      ends: { completed: { code: "A", returnUrl: null } },
    },
  },
};

const render = (frozen: boolean, document = FULL) =>
  renderToStaticMarkup(
    <WordsProvider words={browserWords(document.language)}>
      <ProtocolEditor
        slug="made"
        number={2}
        hash="x"
        document={document}
        frozen={frozen}
        methods={METHODS}
        constructs={DEMO_PROTOCOL.constructs.map(({ key }) => ({ key, points: 5 }))}
        content={packPool(CONTENT, METHODS)}
        findings={[]}
      />
    </WordsProvider>,
  );

describe("the editor of a protocol", () => {
  it("shows beside questions, practice, comprehension and attention checks what participants see of them", () => {
    const html = render(false);
    expect(html).toContain('class="choices');
    for (const name of ["screening-0", "own-0", "own-1"]) {
      expect(html).toMatch(new RegExp(`<(select|input) id="asked-${name}"`));
    }
    expect(html).toMatch(/<fieldset data-question="[^"]+"/);
    expect(html).toContain('data-statement="preview-attention.checks.0"');
  });

  it("labels every field once, and leads to every section", () => {
    const html = render(false);
    const fields = [...html.matchAll(/<(?:input|select|textarea) id="([^"]+)"/g)].map(
      ([, id]) => id,
    );
    expect(fields.length).toBeGreaterThan(100);
    expect(new Set(fields).size).toBe(fields.length);
    for (const id of fields) expect(html).toContain(`for="${id}"`);
    for (const { id } of PROTOCOL_SECTIONS) {
      expect(html).toContain(`href="#${id}"`);
      expect(html).toContain(`<h2 id="${id}"`);
    }
  });

  it("takes nothing before the page listens, when it would be in no draft", () => {
    const html = render(false);
    const frame = html.indexOf('<fieldset role="presentation" class="contents" disabled="">');
    expect(frame).toBeGreaterThanOrEqual(0);
    expect(html.slice(0, frame)).not.toMatch(/<(input|select|textarea|button)/);
    expect(html.slice(html.lastIndexOf("</fieldset>"))).not.toMatch(/<(input|select|textarea)/);
  });

  it("warns while it is written: of checks that do not hold, and of a pool too small", () => {
    const html = render(false);
    expect(html).toContain("may reject only after two failed checks");
    expect(html).toContain("it stands at trial 9, and there are 6: nobody will see it.");
    expect(html).toContain("A participant needs 6 different questions");
    expect(html).toContain("CF: 5 of 5");
  });

  it("counts the texts that an offered language lacks, and keeps the version from opening", () => {
    const html = render(false);
    expect(html).toMatch(/German: \d+ of \d+ texts are missing/);
    expect(html).toContain("no translation into it: Comprehension check, Question “task”");
    expect(html).toContain("Wie gut sind diese Erklärungen?");
    expect(render(false, { ...FULL, languages: [] })).not.toContain("German is offered");
  });

  it("counts what remains under the rules of the pool", () => {
    const html = render(false, { ...FULL, pool: { ...FULL.pool, minLength: 30 } });
    expect(html).toContain("CF: 3 of 5");
  });

  it("locks constructs and the number of options of an open study, and says why", () => {
    const locked = (html: string) => html.match(/<(input|select)[^>]*disabled=""/g)?.length ?? 0;
    expect(locked(render(false))).toBe(0);
    // Each construct's name, whether it is turned around or has its own scale; and the common scale.
    expect(locked(render(true))).toBe(3 * DEMO_PROTOCOL.constructs.length + 1);
    expect(render(true)).toContain("is frozen, because answers are stored under them");
    expect(render(true)).not.toContain("Add a statement");
    expect(render(false)).toContain("Add a statement");
  });
});

describe("the protocol's page", () => {
  it("says every part in words", () => {
    const html = renderToStaticMarkup(
      <ProtocolInWords number={3} opened={false} protocol={FULL} />,
    );
    for (const words of [
      "Version 3 (draft), in words",
      "60 minutes",
      "Attention check “told”",
      "Quota cell “w”",
      "Female",
      "option 2",
      "Wie gut sind diese Erklärungen?",
      "not translated yet",
    ]) {
      expect(html).toContain(words);
    }
    expect(html).not.toMatch(/undefined|\[object/);
  });

  it("shows what changed, and that nothing did", () => {
    expect(renderToStaticMarkup(<ChangeList changes={[]} />)).toContain("Nothing differs.");
  });

  it("offers no opening while something stands against it, and asks to confirm warnings", () => {
    const opening = (blocking: number, warnings: number) => {
      const made = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ path: "pool", message: `No ${index}.` }));
      const checks = { blocking: made(blocking), warnings: made(warnings) };
      return renderToStaticMarkup(
        <OpenVersion slug="made" opening={{ number: 2, hash: "x", checks, planChanges: [] }} />,
      );
    };
    expect(opening(1, 0)).toContain("It cannot open: 1 reason");
    expect(opening(1, 0)).not.toContain("<button");
    expect(opening(0, 2)).toContain("I have read the 2 warnings");
    expect(opening(0, 0)).toContain("Open version 2");
  });
});
