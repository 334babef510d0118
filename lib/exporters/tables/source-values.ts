/** The values of a participant's source in exports, and what each says. */
export const SOURCE_VALUES: Record<string, string> = {
  prolific: "Recruited through Prolific",
  mturk: "Recruited through Mechanical Turk",
  sona: "Recruited through SONA",
  cloudresearch: "Recruited through CloudResearch",
  other_recruiter: "Recruited through another recruiter",
  invitation: "Came by an invitation",
  open_link: "Came by the study's open link",
  imported: "Taken over from a file",
  simulated: "Made by a simulation",
};
