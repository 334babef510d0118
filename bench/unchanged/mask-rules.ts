/** What a rule is used on: a reply's headers, a page, its flight (what React starts from), a file. */
export type Place = "headers" | "page" | "flight" | "file";

export interface Mask {
  name: string;
  /** Why it says nothing about what somebody is given. */
  because: string;
  places: Place[];
  /** Of which replies alone, by what was asked; of all unless given. */
  of?: RegExp;
  find: RegExp;
  put: string | ((found: string) => string);
}

const UUID = "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}";
const TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";

/** When every run's data were made: an older time is of the data, and has to be the same. */
let madeAt = Number.POSITIVE_INFINITY;

export function overlookTimesFrom(moment: number): void {
  madeAt = moment;
}

function withoutLater(found: string): string {
  const [time = ""] = new RegExp(TIME).exec(found) ?? [];
  return Date.parse(time) >= madeAt ? "(later)" : found;
}

/** Everything that is overlooked, and why; no other part of the program overlooks anything. */
export const MASKS: Mask[] = [
  {
    name: "times since the copy was made",
    because: "of the run itself, as a time of asking or an entry of the audit log",
    places: ["page", "flight", "file"],
    find: new RegExp(
      `<time dateTime="${TIME}"[^>]*>.*?</time>|"dateTime":"${TIME}","children":(?:"[^"]*"|\\[[^\\]]*\\])|${TIME}`,
      "g",
    ),
    put: withoutLater,
  },
  {
    name: "header Date",
    because: "the clock's",
    places: ["headers"],
    find: /(?<=^date: ).+$/gm,
    put: "…",
  },
  {
    name: "what is left of the requests of an hour",
    because: "how fast the replies came",
    places: ["headers"],
    find: /(?<=^ratelimit: "\w+";).+$/gm,
    put: "…",
  },
  {
    name: "tag of a reply that is of its minute",
    because: "the clock's; the reply is compared itself",
    places: ["headers"],
    of: /\/progress as/,
    find: /(?<=^etag: ).+$/gm,
    put: "…",
  },
  {
    name: "scripts of the build",
    because: "how it cuts them; what a browser loads is weighed",
    places: ["page"],
    find: /<script src="\/_next\/static\/chunks\/[^>]*><\/script>|<link rel="preload" as="script"[^>]*>|<script id="_R_">.*?<\/script>/g,
    put: "",
  },
  {
    name: "names of chunks",
    because: "made of the build's paths; the style sheets behind them are compared themselves",
    places: ["headers", "page", "flight"],
    find: /\/_next\/static\/chunks\/[\w.~-]+\.(js|css)/g,
    put: "(chunk)",
  },
  {
    name: "build id",
    because: "drawn anew by each build",
    places: ["page", "flight"],
    find: /(?<=^<!DOCTYPE html><!--)[\w-]+(?=-->)|(?<="b":")[\w-]{21}(?=")/g,
    put: "…",
  },
  {
    name: "body of a redirect",
    because: "nobody is shown it",
    places: ["page", "flight"],
    of: / → 30[78]$/,
    find: /^.+$/s,
    put: "…",
  },
  {
    name: "keys of a table's rows",
    because: "of entries of the audit log and of exports that the run made; no browser shows them",
    places: ["flight"],
    find: new RegExp(`(?<="tr",")${UUID}(?=",)`, "g"),
    put: "…",
  },
  {
    name: "addresses of the audit log's next page",
    because: "name an entry that the run made, by its time and its key",
    places: ["page", "flight"],
    find: new RegExp(`(?<=/audit\\?after=)\\d{13}_${UUID}`, "g"),
    put: (found) => (Number(found.split("_")[0]) >= madeAt ? "(later)" : found),
  },
  {
    name: "number of a visit",
    because: "drawn anew at each",
    places: ["flight"],
    find: new RegExp(`(?<="visit":")${UUID}(?=")`, "g"),
    put: "…",
  },
  {
    name: "trials of a preview",
    because: "drawn anew at each look; those of participants are compared",
    places: ["flight"],
    of: /\/preview\/rate/,
    find: /(?<="trials":)\[\{.*?\}\]/g,
    put: "…",
  },
  {
    name: "snapshot of a bundle",
    because: "the database's number of it",
    places: ["file"],
    of: /bundle\.zip/,
    find: /(?<="snapshot": ")[0-9A-F-]+(?=")/g,
    put: "…",
  },
  {
    name: "sums of bundles that were taken",
    because: "follow from the time in them; what is in them is compared file by file",
    places: ["page", "flight", "file"],
    of: /\/(export|audit)/,
    find: /(?=[0-9a-f]{64})(?<="bundle\.zip"(?:(?!"tr")[^\n])*|\bbundle\.zip<(?:(?!<\/tr>).)*)[0-9a-f]{64}/g,
    put: "…",
  },
  {
    name: "sums of a bundle's files that say when it was taken",
    because: "follow from that time; the files are compared themselves",
    places: ["file"],
    of: /bundle\.zip/,
    find: /[0-9a-f]{64}(?= {2}(?:README\.md|CITATION\.cff|dataset_description\.json|methods\.md|manifest\.json)$)|(?=[0-9a-f]{64})(?<="path": "(?:README\.md|CITATION\.cff|dataset_description\.json|methods\.md)",[^}]*?"sha256": ")[0-9a-f]{64}/gm,
    put: "…",
  },
];
