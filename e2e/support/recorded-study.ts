import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What was recorded of a running study: see the README beside it. */

type Ratings = Record<string, number>;

/** As the page kept it while the server was away. */
interface WaitingAnswer {
  ratings: Ratings;
  checks: Ratings;
  durationMs: number;
  submittedAt: string;
  paradata: Record<string, string | number>;
}

interface RecordedBrowser {
  cookies: { name: string; value: string; path: string }[];
  localStorage: { name: string; value: string }[];
  indexedDB: { stores: { records: { key: string; value: unknown }[] }[] }[];
}

export interface RecordedPerson {
  participant: string;
  /** The personal reference that the pages show. */
  code: string;
  /** By which the person came. */
  link: string;
  /** The trial on screen, and how many of its statements were answered. */
  at?: number;
  begun?: number;
  /** Texts of that trial, in their order. */
  sees?: string[];
  /** Ratings that the server had, by trial. */
  acknowledged: Record<string, Ratings>;
  browser: RecordedBrowser | null;
}

interface RecordedStudy {
  secret: string;
  study: string;
  people: {
    midRun: RecordedPerson;
    /** With the address by which the person can withdraw later. */
    finished: RecordedPerson & { completionCode: string; withdrawal: string };
    byLink: RecordedPerson;
    late: RecordedPerson;
  };
}

const inFixture = (name: string) =>
  fileURLToPath(new URL(`../fixtures/running-study/${name}`, import.meta.url));

export const BACKUP = inFixture("study.backup");
export const RECORDED: RecordedStudy = JSON.parse(readFileSync(inFixture("browser.json"), "utf8"));

/** The recorded browser as Playwright opens one, on an address of today. */
export function browserAt(address: string, { browser }: RecordedPerson) {
  if (!browser) return {};
  const cookies = browser.cookies.map((cookie) => ({
    ...cookie,
    domain: new URL(address).hostname,
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: "Lax" as const,
  }));
  const { localStorage, indexedDB } = browser;
  return { storageState: { cookies, origins: [{ origin: address, localStorage, indexedDB }] } };
}

/** Answers that were given and had not been sent, by trial. */
export function waitingAnswers({ browser }: RecordedPerson): Record<string, WaitingAnswer> {
  const indexed = (browser?.indexedDB ?? []).flatMap(({ stores }) =>
    stores.flatMap(({ records }) => records.map(({ key, value }) => [key, value] as const)),
  );
  const local = (browser?.localStorage ?? []).map(
    ({ name, value }) => [name, JSON.parse(value)] as const,
  );
  return Object.fromEntries(
    [...indexed, ...local].flatMap(([name, value]) => {
      const [, trial] = name.split("/queued/");
      return trial ? [[trial, value]] : [];
    }),
  );
}
