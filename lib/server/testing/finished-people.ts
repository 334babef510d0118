import "server-only";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import {
  type FinishedParticipant,
  storeFinishedParticipants,
} from "@/lib/server/study-builder/store-participants";
import type { AboutYou } from "@/lib/study/protocol/about-you";
import { explanationOf } from "./made-study";

/** A response: the question's number, the method, and the ratings in the order of the constructs. */
export type Given = [question: number, method: string, ...ratings: number[]];

/** A participant whose run is over, as the tests of the comparison write them down. */
export interface Person {
  given: Given[];
  /** True where it is not said. */
  completed?: boolean;
  /** Imported where it is not said. */
  source?: "IMPORTED" | "SIMULATED";
  aboutYou?: Partial<AboutYou>;
  /** The time that each trial took. */
  durationMs?: number;
}

/** Stores these participants; `from` is the arrival number of the first of them. */
export async function storePeople(study: BuiltStudy, people: Person[], from = 1): Promise<void> {
  const constructs = [...study.constructIds.keys()];
  const participants = people.map(
    (person, index): FinishedParticipant => ({
      ordinal: from + index,
      source: person.source ?? "IMPORTED",
      aboutYou: { ...person.aboutYou } as AboutYou,
      completed: person.completed ?? true,
      consentedAt: null,
      completedAt: null,
      trials: person.given.map(([question, method, ...ratings], place) => ({
        explanationId: explanationOf(study, question, method),
        position: place + 1,
        response: {
          ratings: Object.fromEntries(constructs.map((key, at) => [key, ratings[at] ?? 0])),
          durationMs: person.durationMs ?? null,
          submittedAt: null,
        },
      })),
    }),
  );
  await db().$transaction((tx) => storeFinishedParticipants(tx, study, participants), {
    timeout: 30_000,
  });
}
