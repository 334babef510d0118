/** How many participants of a study did not take part here. */
export interface DataOrigin {
  participants: number;
  simulated: number;
  imported: number;
}

/**
 * What every place that shows data has to say when they were not given by people here; null when
 * all were. `label` goes beside a title or into a caption, `sentence` explains.
 */
export function describeOrigin(origin: DataOrigin): { label: string; sentence: string } | null {
  const { participants, simulated, imported } = origin;
  if (simulated + imported === 0) return null;
  const share = (part: number) => {
    if (part < participants)
      return `${part} of ${participants} participants ${part === 1 ? "is" : "are"}`;
    return part === 1 ? "The only participant is" : `All ${part} participants are`;
  };
  const sentences: string[] = [];
  if (simulated > 0) {
    sentences.push(`${share(simulated)} simulated: a model drew the ratings, nobody gave them.`);
  }
  if (imported > 0) {
    sentences.push(`${share(imported)} imported from a file: the ratings were given elsewhere.`);
  }
  const label =
    simulated > 0 && imported > 0
      ? "Simulated and imported data"
      : simulated > 0
        ? "Simulated data"
        : "Imported data";
  return { label, sentence: sentences.join(" ") };
}
