import { formatCount } from "@/lib/format";
import type { StudyAction, StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";

/** Whom a change of status concerns. */
export interface StudyPeople {
  participants: number;
  simulated: number;
  /** In a run that has not ended. */
  active: number;
  completed: number;
}

export interface DescribedStep {
  /** What leads to the confirmation. */
  name: string;
  /** What it is for. */
  summary: string;
  /** What it means, for participants first. */
  sentences: string[];
  /** What confirms it: names the thing and its consequence. */
  button: string;
  /** Whether it takes something away for good. */
  danger: boolean;
}

const counted = (count: number, one: string) =>
  `${formatCount(count)} ${one}${count === 1 ? "" : "s"}`;

const FROZEN =
  "The questions, the explanations, the constructs and this version of the protocol are frozen.";

/** A step of the study's life in words, before it is taken. */
export function describeStep(
  action: StudyAction,
  status: StudyStatusKey,
  people: StudyPeople,
): DescribedStep {
  const { participants, active } = people;
  const inRun = `${formatCount(active)} ${active === 1 ? "participant is" : "participants are"} in a run`;
  switch (action) {
    case "start-pilot":
      return {
        name: "Start the pilot",
        summary: "The study runs as it will, and can still be changed afterwards.",
        sentences: [
          "People can take part by the study’s links, and every page tells them that this is a try-out. You can let simulated participants take part as well.",
          `${FROZEN} Going back to draft makes them free again.`,
          "When the study opens or goes back to draft, everything that came in during the pilot is deleted.",
        ],
        button: "Start the pilot",
        danger: false,
      };
    case "open":
      return status === "PILOT"
        ? {
            name: "End the pilot and open the study",
            summary: "People take part, and their answers count.",
            sentences: [
              discarded(people),
              "From then on people take part, and their answers count.",
            ],
            button:
              participants === 0
                ? "Open the study"
                : `Open the study and delete the pilot’s ${counted(participants, "participant")}`,
            danger: participants > 0,
          }
        : {
            name: "Open the study",
            summary:
              "People take part, and their answers count. Nothing can be changed from then on.",
            sentences: [
              "People can take part by the study’s links, and their answers count.",
              `${FROZEN} A study that has opened never goes back to draft. A pilot before it would find what is wrong while it can still be changed.`,
            ],
            button: "Open the study",
            danger: false,
          };
    case "back-to-draft":
      return {
        name: "End the pilot and go back to draft",
        summary: "Everything can be changed, and tried out again.",
        sentences: [
          discarded(people),
          "Links to the study say that it has not begun. The questions, the explanations, the constructs and the protocol can be changed again.",
        ],
        button:
          participants === 0
            ? "Go back to draft"
            : `Go back to draft and delete the pilot’s ${counted(participants, "participant")}`,
        danger: participants > 0,
      };
    case "pause":
      return {
        name: "Pause the study",
        summary: "Nobody new takes part for a while.",
        sentences: [
          "Anyone who comes new reads that the study is paused, and that the same link works when it goes on.",
          active === 0 ? "Nobody is in a run now." : `${inRun} and may finish.`,
        ],
        button: "Pause the study",
        danger: false,
      };
    case "resume":
      return {
        name: "Go on with the study",
        summary: "New people take part again.",
        sentences: ["People can take part again, by the same links as before the pause."],
        button: "Open the study again",
        danger: false,
      };
    case "close":
      return {
        name: "Close the study",
        summary: "Nobody new takes part any more, and the tests are shown.",
        sentences: [
          "Nobody new can take part, and the study does not open again.",
          active === 0
            ? "Nobody is in a run now."
            : `${inRun}: they may finish, and their answers are stored.`,
          "Tests of the ratings are shown from then on.",
        ],
        button: `Close the study for ${counted(active, "active participant")}`,
        danger: true,
      };
    case "archive":
      return {
        name: "Archive the study",
        summary: "The study leaves your list and stays as it is.",
        sentences: [
          "The study leaves your list, where a link shows the archived ones, and nobody of the staff changes anything in it. All pages and downloads stay; a participant can still be erased.",
          "Participants read, as before, that the study has ended.",
          active === 0 ? "Nobody is in a run now." : `${inRun} and may still finish.`,
        ],
        button: "Archive the study",
        danger: false,
      };
    case "take-out":
      return {
        name: "Take the study out of the archive",
        summary: "The study can be worked with again.",
        sentences: ["It stands in your list again as a closed study."],
        button: "Take it out of the archive",
        danger: false,
      };
  }
}

function discarded({ participants, simulated, active }: StudyPeople): string {
  if (participants === 0) return "Nobody has taken part in the pilot, so nothing is deleted.";
  const made =
    simulated === 0
      ? ""
      : simulated === participants
        ? ", all simulated,"
        : `, ${formatCount(simulated)} of them simulated,`;
  const going =
    active > 0
      ? ` ${formatCount(active)} of them ${active === 1 ? "has" : "have"} not finished, and cannot.`
      : "";
  return `The pilot’s ${counted(participants, "participant")}${made} and all that they answered are deleted for good: take out first what you want to keep.${going}`;
}

/** What participants see in each status. */
export const PARTICIPANTS_SEE: Record<StudyStatusKey, string> = {
  DRAFT: "Anyone who follows a link reads that the study has not begun yet.",
  PILOT:
    "Anyone who follows a link can take part. Every page says that this is a try-out, whose answers are deleted before the study begins.",
  OPEN: "Anyone who follows a link can take part.",
  PAUSED:
    "Anyone who comes new reads that the study is paused, and may come back by the same link. Anyone who has begun may finish.",
  CLOSED: "Anyone who comes new reads that the study has ended. Anyone who has begun may finish.",
  ARCHIVED: "Anyone who comes new reads that the study has ended. Anyone who has begun may finish.",
};
