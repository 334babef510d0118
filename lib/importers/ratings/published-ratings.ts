import type { AboutYou } from "@/lib/study/protocol/about-you";
import type { RatingScale } from "./rating-scale";

/** A ratings file in the layout of the published study. */
export interface PublishedRatings {
  /** The constructs of the file, in the order in which we ask for them. */
  constructs: string[];
  /** From where to where the answers of each construct run in the file. */
  scales: ReadonlyMap<string, RatingScale>;
  /** The methods of the file by key, in the order in which we show them. */
  methods: string[];
  /** Whether a column says in which order participants saw the explanations: the slots do not. */
  orderKnown: boolean;
  /** In the order of the file. */
  participants: RatedParticipant[];
}

export interface RatedParticipant {
  /** What the file calls the participant. */
  case: string;
  aboutYou: AboutYou;
  /** In the order of the file. */
  responses: RatedResponse[];
}

export interface RatedResponse {
  line: number;
  /** From 1, each once in a participant: the place in the order where that is known, else that of the slot. */
  position: number;
  /** What the file calls the response among the participant's, as in "RE08". */
  slot: string;
  /** The number of the question within the file. */
  rationaleId: number;
  methodKey: string;
  /** Characters of the explanation, whose text the file does not give. */
  explanationLength: number;
  /** By construct, counted from 1 on: on a scale from -3 to 3, -3 is 1. */
  ratings: Record<string, number>;
}
