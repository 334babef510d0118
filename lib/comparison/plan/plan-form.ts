/** What the form of the next study holds, all as typed. */
export interface PlanTexts {
  /** The construct whose fitted model the figures come from; empty where they are assumed. */
  start: string;
  /** Places of the two compared methods. */
  first: string;
  second: string;
  oddsRatio: string;
  spread: string;
  thresholds: string;
  participants: string;
  explanationsPerMethod: string;
  methods: string;
  completion: string;
  alpha: string;
  adjust: string;
  wantedPower: string;
  simulations: string;
  seed: string;
}

export type PlanField = keyof PlanTexts;

/** A construct's model as it was fitted to the study at hand. */
export interface FittedConstruct {
  construct: string;
  thresholds: number[];
  /** Log odds ratio per method; the first is 0. */
  effects: number[];
  randomVariance: number;
}

export interface PlanOrigin {
  fitted: readonly FittedConstruct[];
  methods: number;
  participants: number;
  explanationsPerMethod: number;
  /** Per cent who completed, where a pilot showed it. */
  completion?: number | null;
}

/** Where nothing was fitted: five answers, most of them high, and participants who differ. */
const ASSUMED = { thresholds: [-4, -2.5, -1.5, 1], oddsRatio: 1.5, spread: 1.5 };

/**
 * Under which name a typed text is kept. Texts about a model are kept by the model that they change,
 * so that choosing another one shows its own figures and coming back shows what was typed.
 */
export function keptAs(field: PlanField, { start, first, second }: PlanTexts): string {
  if (field === "oddsRatio") return JSON.stringify([field, start, first, second]);
  if (field === "thresholds" || field === "spread") return JSON.stringify([field, start]);
  return field;
}

/** The form as it shows: what was typed, and elsewhere what the study at hand suggests. */
export function fillPlanForm(
  { fitted, methods, participants, explanationsPerMethod, completion }: PlanOrigin,
  typed: Readonly<Record<string, string>>,
): PlanTexts {
  const texts: PlanTexts = {
    start: typed.start ?? fitted[0]?.construct ?? "",
    first: typed.first ?? "0",
    second: typed.second ?? String(Math.max(1, methods - 1)),
    oddsRatio: "",
    spread: "",
    thresholds: "",
    participants: typed.participants ?? String(participants),
    explanationsPerMethod: typed.explanationsPerMethod ?? String(explanationsPerMethod),
    methods: typed.methods ?? String(methods),
    completion: typed.completion ?? String(completion ?? 100),
    alpha: typed.alpha ?? "0.05",
    adjust: typed.adjust ?? "one",
    wantedPower: typed.wantedPower ?? "80",
    simulations: typed.simulations ?? "500",
    seed: typed.seed ?? "1",
  };
  const model = fitted.find(({ construct }) => construct === texts.start);
  const effect = (place: string) => model?.effects[Number(place)] ?? 0;
  const oddsRatio = model
    ? Math.exp(effect(texts.second) - effect(texts.first))
    : ASSUMED.oddsRatio;
  const suggested = {
    oddsRatio: oddsRatio.toFixed(2),
    spread: (model ? Math.sqrt(model.randomVariance) : ASSUMED.spread).toFixed(3),
    thresholds: (model?.thresholds ?? ASSUMED.thresholds).map((at) => at.toFixed(3)).join("  "),
  };
  for (const field of ["oddsRatio", "spread", "thresholds"] as const) {
    texts[field] = typed[keptAs(field, texts)] ?? suggested[field];
  }
  return texts;
}
