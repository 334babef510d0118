/** Who asks: the owner of the demo's studies, nobody known, or a participant who is at this step. */
export type Asker =
  | "owner"
  | "visitor"
  | "about-you"
  | "instructions"
  | "rate"
  | "thanks"
  | "ended";

/** One address that is asked for in each run. */
export interface Asked {
  /** Under which it is counted. */
  group: string;
  as: Asker;
  path: string;
  /** What kind of page it is; the JavaScript of the first of each kind is weighed. */
  kind?: string;
  /** Which language the browser asks for; none unless given. */
  language?: string;
}

/** By which the same thing is found in another run. */
export const nameOf = ({ as, path, language }: Asked) =>
  `${path} as ${as}${language ? `, in ${language}` : ""}`;
