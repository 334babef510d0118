/** The about-you questions: what is asked, and which answers are offered. */

export interface AboutYouField {
  key: AboutYouKey;
  question: string;
  options: { key: string; label: string }[];
}

export const ABOUT_YOU_KEYS = ["gender", "ageBand", "country", "education", "employment"] as const;
export type AboutYouKey = (typeof ABOUT_YOU_KEYS)[number];
export type AboutYou = Record<AboutYouKey, string>;

/** Stands last in every question, so that nobody has to answer. */
export const PREFER_NOT_TO_SAY = "prefer-not-to-say";
const preferNotToSay = { key: PREFER_NOT_TO_SAY, label: "Prefer not to say" };

const options = (labels: Record<string, string>) => [
  ...Object.entries(labels).map(([key, label]) => ({ key, label })),
  preferNotToSay,
];

const AGE_BANDS = ["15", "20", "25", "30", "35", "40", "45", "50", "55", "60"].map((from) => {
  const band = `${from}-${Number(from) + 4}`;
  return { key: band, label: `${from}–${Number(from) + 4}` };
});

// ISO 3166-1 alpha-2, without uninhabited and unassigned codes.
const COUNTRY_CODES =
  "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW".split(
    " ",
  );

/** Countries by their English names, in the order of the names. */
function countryOptions() {
  const names = new Intl.DisplayNames("en", { type: "region" });
  return COUNTRY_CODES.map((key) => ({ key, label: names.of(key) ?? key })).sort((a, b) =>
    a.label.localeCompare(b.label, "en"),
  );
}

export const ABOUT_YOU: readonly AboutYouField[] = [
  {
    key: "gender",
    question: "What is your gender?",
    options: options({ female: "Female", male: "Male", diverse: "Diverse, or in another way" }),
  },
  {
    key: "ageBand",
    question: "How old are you?",
    options: [...AGE_BANDS, { key: "65-plus", label: "65 or older" }, preferNotToSay],
  },
  {
    key: "country",
    question: "In which country do you live?",
    options: [...countryOptions(), preferNotToSay],
  },
  {
    key: "education",
    question: "What is your highest qualification?",
    options: options({
      "in-school": "Still in school",
      "no-qualification": "Left school without a qualification",
      "lower-secondary": "Lower secondary school certificate",
      secondary: "Secondary school certificate (GCSE, high school diploma or similar)",
      "vocational-secondary": "Vocational school certificate",
      "higher-education-entrance": "A-levels, baccalaureate or other entry to higher education",
      apprenticeship: "Completed apprenticeship",
      university: "University or university of applied sciences degree",
      other: "Another qualification",
    }),
  },
  {
    key: "employment",
    question: "What do you mainly do at present?",
    options: options({
      pupil: "At school",
      apprenticeship: "In training or an apprenticeship",
      "university-student": "Studying at a university",
      employee: "Employed",
      "civil-servant": "Civil servant",
      "self-employed": "Self-employed",
      unemployed: "Not employed, or looking for work",
      other: "Something else",
    }),
  },
];
