/** One step of the way from the link to the end. */
export interface FunnelStep {
  name: string;
  /** Who came so far, or further. */
  reached: number;
  /** Who came exactly so far, and whose run is over; null where it is not known. */
  stopped: number | null;
}

/** How many participants came exactly so far. */
export interface FurthestStep {
  /** 0 consented, 1 told about themselves, 2 read the instructions, 2 + n rated n explanations. */
  step: number;
  people: number;
  /** Those whose places are still kept. */
  active: number;
}

/** The furthest step of who completed. */
export const COMPLETED_STEP = 1_000_000;

const STEP_NAMES = ["Consented", "Told about themselves", "Read the instructions"];

/**
 * The steps in their order; pages of rating up to the last at which somebody is or stopped.
 *
 * @param visits - without those of people who are not in `furthest`.
 */
export function funnelOf(visits: number, furthest: readonly FurthestStep[]): FunnelStep[] {
  const all = furthest.reduce((sum, { people }) => sum + people, 0);
  const onTheWay = furthest.filter(({ step }) => step < COMPLETED_STEP);
  const last = Math.max(2, ...onTheWay.map(({ step }) => step));
  const steps = Array.from({ length: last + 1 }, (_, step): FunnelStep => {
    const here = onTheWay.filter((one) => one.step === step);
    return {
      name: STEP_NAMES[step] ?? `Rated explanation ${step - 2}`,
      reached: furthest.reduce((sum, one) => sum + (one.step >= step ? one.people : 0), 0),
      stopped: here.reduce((sum, { people, active }) => sum + people - active, 0),
    };
  });
  const completed = furthest.reduce(
    (sum, { step, people }) => sum + (step >= COMPLETED_STEP ? people : 0),
    0,
  );
  return [
    { name: "Opened the link", reached: visits, stopped: visits >= all ? visits - all : null },
    ...steps,
    { name: "Reached the end", reached: completed, stopped: null },
  ];
}

/** How many explanations of each method have so many responses. */
export interface FillLevel {
  responses: number;
  /** In the order of the methods. */
  explanations: number[];
}

/** How many responses each explanation is to get; null where the protocol names no number. */
export function targetOfExplanation({
  ratingsPerExplanation,
  targetParticipants,
  explanationsPerMethod,
  explanations,
}: {
  ratingsPerExplanation: number | null;
  targetParticipants: number | null;
  explanationsPerMethod: number;
  /** Of one method. */
  explanations: number;
}): number | null {
  if (ratingsPerExplanation !== null) return ratingsPerExplanation;
  if (targetParticipants === null || explanations === 0) return null;
  const each = Math.floor((targetParticipants * explanationsPerMethod) / explanations);
  return each > 0 ? each : null;
}

/** How fast people come forward, and when the target is reached if it goes on like that. */
export interface Pace {
  /** What is counted: participants who complete, or responses where only those are aimed at. */
  of: "participants" | "responses";
  /** Null where the protocol names no number. */
  target: number | null;
  /** Of people, without simulated and imported data; responses no more than are aimed at. */
  done: number;
  lastDay: number;
}

const DAY_MS = 24 * 3_600_000;

/** When the target is reached at the pace of the last day; null where nothing says so. */
export function expectedFinish(
  asOf: string,
  { target, done, lastDay }: Omit<Pace, "of">,
): string | null {
  if (target === null || done >= target || lastDay === 0) return null;
  const left = ((target - done) / lastDay) * DAY_MS;
  const at = new Date(Date.parse(asOf) + left);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
