import fc from "fast-check";
import { protocolSchema } from "@/lib/schemas/protocol/protocol";
import { withoutCodes } from "@/lib/schemas/setup/normal-study-file";
import type { RecordLine } from "@/lib/schemas/setup/study-record";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";

/** What breaks files, spreadsheets and screens. */
const NASTY = [
  "=1+1",
  "'=1",
  "''+2",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "＝1",
  'a "quoted" text',
  '"',
  "'",
  "line\nbreak",
  "line\r\nbreak\r",
  ",;\t|",
  "\\N",
  "\\.",
  "NULL",
  "😀👩‍👩‍👧 é",
  "\u202eright to left\u202c",
  "\ufeffmark",
  "\u2028",
  "\u0001\u001f\u007f",
  " ",
];

/** Any text that can be stored: neither NUL nor half of a surrogate pair. */
export const anyText = (maxLength = 60): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...NASTY),
    fc
      .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "binary", maxLength: 8 })), {
        maxLength: 4,
      })
      .map((parts) =>
        parts
          .join("")
          .replaceAll("\0", "")
          .slice(0, maxLength)
          .replace(/\p{Surrogate}/gu, ""),
      ),
  );

const anyTime = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const nullable = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 3 });
const count = (max: number, min = 0) => fc.integer({ min, max });

// By name, so that what is drawn from again and again is made once.
const someText = () => anyText();
const someTextOrNone = () => nullable(anyText());
const someTime = () => anyTime;
const someTimeOrNone = () => nullable(anyTime);
const someCountOrNone = (max: number) => nullable(count(max));
const someId = () => fc.uuid({ version: 4 });
const someNames = (least: number, most: number) =>
  fc.uniqueArray(fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), anyText(20)), {
    minLength: least,
    maxLength: most,
  });

const PROTOCOL = withoutCodes(protocolSchema.parse(firstProtocol("Any study")));

/** The record of any study: its lines, in their order. */
export function anyRecord(): fc.Arbitrary<RecordLine[]> {
  return fc.gen().map((draw) => {
    const names = (most: number, least: number) =>
      draw(someNames, least, most).map((name, place) => `${place}${name}`);
    const id = () => draw(someId);
    const time = () => draw(someTime);
    const timeOrNone = () => draw(someTimeOrNone);
    const text = () => draw(someText);
    const textOrNone = () => draw(someTextOrNone);
    const number = (max: number, min = 0) => draw(count, max, min);
    const numberOrNone = (max: number) => draw(someCountOrNone, max);
    const yes = () => draw(fc.boolean);
    const one = <T>(choices: readonly T[]): T => {
      const chosen = choices[number(choices.length - 1)];
      if (chosen === undefined) throw new Error("There is nothing to choose from.");
      return chosen;
    };

    const study: RecordLine<"study"> = {
      kind: "study",
      format: "grounded.record/1",
      id: crypto.randomUUID(),
      slug: `random-${crypto.randomUUID().slice(0, 13)}`,
      title: `A ${text()}.`,
      seed: `seed ${number(1e6)}`,
      openedAt: timeOrNone(),
      closedAt: time(),
      discardedPilots: number(2),
    };
    const lines: RecordLine[] = [study];
    const versions = number(3, 1);
    for (let version = 1; version <= versions; version++) {
      const document = yes() ? {} : { ...PROTOCOL };
      const hash = hashDocument(document);
      lines.push({ kind: "protocol", number: version, document, hash, openedAt: timeOrNone() });
    }
    const constructs = names(5, 1).map((key, place) => ({
      kind: "construct" as const,
      key,
      position: place + 1,
      statement: textOrNone(),
      points: number(11, 2),
      reversed: yes(),
    }));
    const methods = names(4, 1).map((key, place) => ({
      kind: "method" as const,
      id: id(),
      key,
      label: `m${key}`,
      position: place + 1,
      factors: yes() ? {} : { [key]: text() },
      colour: draw(() => nullable(fc.constant("#12ab34"))),
    }));
    const runs = Array.from({ length: number(3) }, () => ({
      kind: "run" as const,
      id: id(),
      method: one(methods).key,
      modelSize: draw(() => nullable(fc.constantFrom("small", "large", "=huge"))),
      runNumber: numberOrNone(9),
      testAccuracy: draw(() => nullable(fc.double({ min: 2 ** -40, max: 1, noNaN: true }))),
    }));
    const questions = names(4, 1).map((externalId) => {
      const choices = Array.from({ length: number(4) }, text);
      const goldIndex = choices.length === 0 || yes() ? null : number(choices.length - 1);
      const stem = textOrNone();
      // Labels of no choices are none.
      const labels = choices.length > 0 && yes() ? { labels: choices.map((_, at) => `${at}`) } : {};
      return {
        kind: "question" as const,
        id: id(),
        externalId,
        stem,
        choices,
        ...labels,
        goldIndex,
      };
    });
    const explanations = questions.flatMap(({ externalId, choices }) =>
      methods.flatMap(({ key }) => {
        const own = runs.filter((run) => run.method === key);
        return [null, ...own].filter(yes).map((run) => ({
          kind: "explanation" as const,
          id: id(),
          question: externalId,
          method: key,
          run: run?.id ?? null,
          text: textOrNone(),
          length: number(500),
          answerText: textOrNone(),
          answerIndex: choices.length === 0 || yes() ? null : number(choices.length - 1),
          retiredAt: timeOrNone(),
          retiredReason: textOrNone(),
        }));
      }),
    );
    lines.push(...constructs, ...methods, ...runs, ...questions, ...explanations);
    if (explanations.length > 0) {
      const retired = { retired: yes(), reason: text(), log: number(2), afterEntry: number(5) };
      const explanation = one(explanations).id;
      lines.push({ kind: "retirement", explanation, ...retired, at: time() });
    }
    lines.push({ kind: "visits", outcome: "visit", visits: number(1000) });

    const participants = Array.from({ length: number(4) }, (_, place) => {
      const source = one(["PROLIFIC", "OPEN_LINK", "IMPORTED", "SIMULATED"] as const);
      const completed = yes();
      const answers = { comment: text(), gender: "female", [`own_${place}`]: text() };
      return {
        kind: "participant" as const,
        ordinal: place * 2 + 1,
        code: `C${place}${number(1e6)}`,
        protocol: number(versions, 1),
        source,
        status: completed ? ("COMPLETED" as const) : one(["WITHDRAWN", "TIMED_OUT"] as const),
        language: one(["en", "de", "zh", ""]),
        cell: textOrNone(),
        device: yes() ? null : 1,
        consentedAt: timeOrNone(),
        aboutYouAt: timeOrNone(),
        instructedAt: timeOrNone(),
        completedAt: completed ? time() : null,
        endedAt: timeOrNone(),
        reservedUntil: timeOrNone(),
        placesFreedAt: timeOrNone(),
        comprehensionTries: number(3),
        attentionFailures: numberOrNone(3),
        recruiterStatus: textOrNone(),
        recruiterStatusAt: timeOrNone(),
        erasedResponses: numberOrNone(9),
        answers: yes() ? {} : answers,
        idUsedTwiceAt: yes() ? [] : [time()],
      };
    });
    if (participants.some(({ source }) => source === "IMPORTED")) study.orderKnown = yes();
    // The first of a browser is who gives it its name.
    const first = participants.find(({ device }) => device !== null)?.ordinal ?? null;
    lines.push(
      ...participants.map((one) => ({ ...one, device: one.device === null ? null : first })),
    );
    const someone = participants[0];
    if (someone) {
      const participant = someone.ordinal;
      const detail = { said: text(), times: number(9) };
      lines.push({ kind: "event", participant, what: "comprehension", detail, at: time() });
      const decided = { action: "EXCLUDE" as const, reason: `r${text()}`, rule: textOrNone() };
      lines.push({ kind: "exclusion", participant, ...decided, at: time() });
      const given = {
        entry: "GIVEN" as const,
        cell: textOrNone(),
        explanations: [],
        positions: [],
      };
      lines.push({ kind: "places", number: 1, participant, ...given, at: time() });
    }
    for (const { ordinal } of participants) {
      for (const [place, explanation] of explanations.filter(yes).entries()) {
        const response = yes()
          ? null
          : {
              durationMs: numberOrNone(1e6),
              awayMs: numberOrNone(1e6),
              firstAnswerMs: numberOrNone(1e6),
              changes: numberOrNone(50),
              focusLosses: numberOrNone(50),
              viewport: one([null, "small", "medium", "large"]),
              translated: one([null, false, true]),
              submittedAt: timeOrNone(),
              receivedAt: time(),
              ratings: constructs.map(({ points }) => number(points, 1)),
            };
        lines.push({
          kind: "trial",
          id: id(),
          participant: ordinal,
          explanation: explanation.id,
          position: place + 1,
          replacedAt: null,
          response,
        });
      }
    }
    return lines;
  });
}
