import {
  ANALYSIS_SETS,
  type AnalysisSet,
  isInSet,
  type SetCheck,
  type SetSize,
} from "@/lib/comparison/analysis-set";
import type { DataOrigin } from "@/lib/comparison/data-origin";
import { failedSetChecks } from "@/lib/comparison/failed-set-checks";
import { createGrowingTable, type GrowingTable } from "./growing-table";
import {
  type ComparedConstruct,
  type ComparedMethod,
  type ResponseTable,
  selectResponses,
} from "./response-table";
import { scoredPlace } from "./scored-rating";
import { countParticipant, createCounts, type RatingCounts } from "./set-counts";

export type Source = "taken" | "imported" | "simulated";

/** A response as it comes from where it is stored. */
export interface StoredResponse {
  /** The participant, by any id. */
  participant: string;
  /** Whether the participant answered everything. */
  completed: boolean;
  /** Whether, in doing so, more attention checks were failed than allowed. */
  failedAttention: boolean;
  source: Source;
  method: number;
  question: number;
  /** -1 where they are not known. */
  explanation: number;
  run: number;
  correct: number;
  position: number;
  length: number;
  /** By construct: the answer minus 1, as it was given. */
  ratings: number[];
  durationMs: number | null;
}

interface KeptParticipant {
  id: string;
  completed: boolean;
  failedAttention: boolean;
  source: Source;
  excluded: boolean;
  failed: SetCheck[];
  /** Places of the responses in the table. */
  responses: number[];
  durations: (number | null)[];
}

/**
 * The responses of a study, kept while more come, with the counts of every analysis set: a new
 * response costs what its participant gave, not what the study holds.
 */
export interface KeptResponses {
  methods: ComparedMethod[];
  constructs: ComparedConstruct[];
  add(responses: readonly StoredResponse[]): void;
  /** Tells all who have completed by now, and who of them failed more attention checks than allowed. */
  complete(participants: ReadonlySet<string>, failedAttention?: ReadonlySet<string>): void;
  /** Tells all who are excluded by decision by now, with responses or without. */
  exclude(participants: ReadonlySet<string>): void;
  /** What no set has because of such decisions. */
  excluded(): SetSize;
  counts(set: AnalysisSet): RatingCounts;
  /** How much each set holds, or would hold if these were excluded as well. */
  sizes(without?: ReadonlySet<string>): Record<AnalysisSet, SetSize>;
  origin(set: AnalysisSet): DataOrigin;
  /** Participants by the check that they failed, of all who completed. */
  failed(): Record<SetCheck, number>;
  table(set: AnalysisSet): Omit<ResponseTable, "aboutYou">;
  /** The ids of the participants, by their number in the table. */
  participants(): string[];
  /** By participant's id: how many responses the set has of them; without a set of all, excluded or not. */
  responsesBy(set?: AnalysisSet): Map<string, number>;
  /** Another text as soon as there is another response, or another number of completed or excluded. */
  version(): string;
}

export function keepResponses(
  methods: ComparedMethod[],
  constructs: ComparedConstruct[],
): KeptResponses {
  const table: GrowingTable = createGrowingTable(methods, constructs);
  const participants: KeptParticipant[] = [];
  let excluded: ReadonlySet<string> = new Set();
  const places = new Map<string, number>();
  const counts = Object.fromEntries(
    ANALYSIS_SETS.map((set) => [set, createCounts({ methods, constructs })]),
  ) as Record<AnalysisSet, RatingCounts>;
  const scored = (places: number[]) =>
    places.map((place, index) => scoredPlace(place, constructs[index] ?? { points: 0 }));
  /** Takes the participant out of all counts, changes them, and counts them again. */
  function change(participant: KeptParticipant, act: () => void): void {
    count(participant, -1);
    act();
    const view = table.view();
    const checked = participant.responses.map((response, index) => ({
      // As they were given: who always gives the same answer does so whichever way it counts.
      ratings: scored(view.ratings.map((column) => column[response] ?? -1)),
      durationMs: participant.durations[index] ?? null,
    }));
    participant.failed = failedSetChecks(checked, participant.failedAttention);
    count(participant, 1);
  }

  function count(participant: KeptParticipant, sign: 1 | -1): void {
    for (const set of ANALYSIS_SETS) {
      if (!isInSet(set, participant)) continue;
      countParticipant(counts[set], table.view(), participant.responses, sign);
    }
  }

  function find({ participant: id, source }: StoredResponse): [KeptParticipant, number] {
    const place = places.get(id) ?? participants.length;
    const kept = participants[place] ?? {
      id,
      source,
      completed: false,
      failedAttention: false,
      excluded: excluded.has(id),
      failed: [],
      responses: [],
      durations: [],
    };
    participants[place] = kept;
    places.set(id, place);
    return [kept, place];
  }

  const inSet = (set: AnalysisSet) =>
    participants.filter((participant) => isInSet(set, participant));

  return {
    methods,
    constructs,
    add(responses) {
      for (const ofOne of groupByParticipant(responses).values()) {
        const [first] = ofOne;
        if (!first) continue;
        const [participant, place] = find(first);
        change(participant, () => {
          participant.completed = first.completed;
          participant.failedAttention = first.failedAttention;
          for (const response of ofOne) {
            const ratings = scored(response.ratings);
            participant.responses.push(table.add({ ...response, ratings, participant: place }));
            participant.durations.push(response.durationMs);
          }
        });
      }
    },
    complete(ids, failedAttention = new Set()) {
      for (const participant of participants) {
        const completed = ids.has(participant.id);
        const failed = failedAttention.has(participant.id);
        if (participant.completed === completed && participant.failedAttention === failed) continue;
        change(participant, () => {
          participant.completed = completed;
          participant.failedAttention = failed;
        });
      }
    },
    exclude(ids) {
      excluded = new Set(ids);
      for (const participant of participants) {
        const now = excluded.has(participant.id);
        if (participant.excluded === now) continue;
        change(participant, () => {
          participant.excluded = now;
        });
      }
    },
    excluded() {
      const out = participants.filter((participant) => participant.excluded);
      return {
        participants: out.length,
        responses: out.reduce((sum, { responses }) => sum + responses.length, 0),
      };
    },
    counts: (set) => counts[set],
    sizes(without = new Set()) {
      const sizeOf = (set: AnalysisSet): SetSize => {
        const left = inSet(set).filter(
          ({ id, responses }) => responses.length > 0 && !without.has(id),
        );
        const responses = left.reduce((sum, one) => sum + one.responses.length, 0);
        return { participants: left.length, responses };
      };
      return { all: sizeOf("all"), completed: sizeOf("completed"), checked: sizeOf("checked") };
    },
    origin(set) {
      const included = inSet(set);
      const from = (source: Source) => included.filter((one) => one.source === source).length;
      return {
        participants: included.length,
        simulated: from("simulated"),
        imported: from("imported"),
      };
    },
    failed() {
      const completers = inSet("completed");
      const failing = (check: SetCheck) =>
        completers.filter(({ failed }) => failed.includes(check)).length;
      return {
        "straight-lining": failing("straight-lining"),
        speed: failing("speed"),
        attention: failing("attention"),
      };
    },
    table(set) {
      const view = table.view();
      const included = participants.map((participant) => isInSet(set, participant));
      const whole = { ...view, aboutYou: [] };
      return selectResponses(
        whole,
        (response) => included[view.participant[response] ?? -1] ?? false,
      );
    },
    participants: () => participants.map(({ id }) => id),
    responsesBy(set) {
      const counted = (set ? inSet(set) : participants).filter(({ responses }) => responses.length);
      return new Map(counted.map(({ id, responses }) => [id, responses.length]));
    },
    version: () => `${table.view().responses}.${inSet("completed").length}.${inSet("all").length}`,
  };
}

function groupByParticipant(responses: readonly StoredResponse[]) {
  const groups = new Map<string, StoredResponse[]>();
  for (const response of responses) {
    const group = groups.get(response.participant);
    if (group) group.push(response);
    else groups.set(response.participant, [response]);
  }
  return groups;
}
