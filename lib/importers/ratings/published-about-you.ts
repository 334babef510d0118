import { ABOUT_YOU, type AboutYouKey, PREFER_NOT_TO_SAY } from "@/lib/study/protocol/about-you";

const NO_ANSWER = "No answer";

/** The words of the published ratings file for each of our options, except for countries. */
const PUBLISHED_WORDS: Record<Exclude<AboutYouKey, "country">, Record<string, string>> = {
  gender: { female: "female", male: "male", diverse: "diverse" },
  ageBand: {
    ...Object.fromEntries(
      [15, 20, 25, 30, 35, 40, 45, 50, 55, 60].map((from) => [
        `${from}-${from + 4}`,
        `${from} to ${from + 4} years old`,
      ]),
    ),
    "65-plus": "65 years or older",
  },
  education: {
    "in-school": "Still in school",
    "no-qualification": "Finished school with no qualifications",
    "lower-secondary": "Secondary school-leaving certificate/Junior High Diploma",
    secondary:
      "High school diploma/Intermediate/General Certificate of Secondary Education, secondary school-leaving certificate or equivalent",
    "vocational-secondary": "Vocational baccalaureate diploma, vocational secondary certification",
    "higher-education-entrance":
      "A-levels/International Baccalaureate/Higher education entrance qualification",
    apprenticeship: "Completed apprenticeship",
    university: "Vocational university/university of applied sciences/university degree",
    other: "Other degree",
  },
  employment: {
    pupil: "Pupil/in school",
    apprenticeship: "Training/apprenticeship",
    "university-student": "University student",
    employee: "Employee",
    "civil-servant": "Civil servant",
    "self-employed": "Self-employed",
    unemployed: "Unemployed/seeking employment",
    other: "Other",
  },
};

// Codes that name no country: unions, parts of countries, and codes made up for tests.
const NO_COUNTRY = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** ISO 3166-1 alpha-2 codes by the English names of the countries. */
const countryCodes = new Map(
  LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).flatMap((code): [string, string][] => {
    // A withdrawn code carries the name of its successor, so only codes that stand for themselves.
    const current = new Intl.Locale(`und-${code}`).region === code;
    const name = regionNames.of(code);
    return name && current && !NO_COUNTRY.has(code) ? [[name, code]] : [];
  }),
);

/**
 * Our option for the published words of an about-you question: `aboutYouOption("gender", "female")`.
 * Countries are English names, or already what they give: ISO 3166-1 alpha-2 codes; our other options
 * are taken as well. No text and "No answer" give "prefer-not-to-say"; other words give null.
 */
export function aboutYouOption(question: AboutYouKey, words: string): string | null {
  const text = words.trim();
  if (text === "" || text === NO_ANSWER) return PREFER_NOT_TO_SAY;
  if (isOption(question, text)) return text;
  if (question === "country") return countryCodes.get(text) ?? null;
  const match = Object.entries(PUBLISHED_WORDS[question]).find(
    ([, published]) => published === text,
  );
  return match?.[0] ?? null;
}

const isOption = (question: AboutYouKey, text: string) =>
  ABOUT_YOU.some(({ key, options }) => key === question && options.some((one) => one.key === text));

/**
 * The published words for our option; "No answer" where nothing was answered. An option that the
 * published file does not have stays as it is.
 */
export function publishedWords(question: AboutYouKey, option: string | null | undefined): string {
  if (!option || option === PREFER_NOT_TO_SAY) return NO_ANSWER;
  if (question === "country") return /^[A-Z]{2}$/.test(option) ? nameOf(option) : option;
  const words = PUBLISHED_WORDS[question];
  return Object.hasOwn(words, option) ? (words[option] ?? option) : option;
}

const nameOf = (code: string) => regionNames.of(code) ?? code;
