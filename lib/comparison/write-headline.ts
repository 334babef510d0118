import { formatEstimate, formatP } from "@/lib/format";

/** A contrast of two methods as a model estimates it, on the scale on which it is told. */
export interface ToldContrast {
  /** Places of the methods; the estimate is of the second against the first. */
  first: number;
  second: number;
  estimate: number;
  lower: number;
  upper: number;
  pHolm: number;
}

export interface HeadlineRequest {
  variable: string;
  methods: readonly string[];
  /** Ratios of odds, or differences of means. */
  scale: "odds-ratio" | "difference";
  contrasts: readonly ToldContrast[];
  /** Of the test that no two methods differ. */
  pOverall: number;
  /** Whether what the tests find may be said. */
  testsShown: boolean;
}

const ALPHA = 0.05;

/** What the model finds on one construct, in one plain sentence with its uncertainty. */
export function writeHeadline(request: HeadlineRequest): string {
  const { variable, methods, contrasts, pOverall, testsShown } = request;
  const upwards = contrasts.map((contrast) => pointUpwards(contrast, request.scale));
  const greatest = upwards.reduce<ToldContrast | undefined>(
    (best, next) => (!best || effect(next, request) > effect(best, request) ? next : best),
    undefined,
  );
  if (!greatest) return `On ${variable}, there are no two methods to compare.`;
  const name = (method: number) => methods[method] ?? "";
  if (!testsShown) {
    return `So far ${name(greatest.second)} is rated highest on ${variable} and ${name(greatest.first)} lowest: ${tell([greatest], request, false)}.`;
  }
  const found = upwards.filter(({ pHolm }) => pHolm < ALPHA);
  if (found.length === 0 && pOverall < ALPHA) {
    return `On ${variable}, the methods differ as a whole (p ${relation(pOverall)}), but no pair does beyond chance once adjusted; the largest contrast is ${name(greatest.second)} over ${name(greatest.first)}, ${tell([greatest], request, true)}.`;
  }
  if (found.length === 0) {
    return `On ${variable}, no method is rated higher than another beyond chance (p ${relation(pOverall)}); the largest contrast is ${name(greatest.second)} over ${name(greatest.first)}, ${tell([greatest], request, true)}.`;
  }
  const others = new Set(contrasts.flatMap(({ first, second }) => [first, second])).size - 1;
  const above = (method: number) => found.filter(({ second }) => second === method);
  const best = found.map(({ second }) => second).find((method) => above(method).length === others);
  if (best !== undefined && others > 1) {
    return `${name(best)} is rated higher on ${variable} than each other method: ${tell(above(best), request, true)}.`;
  }
  const below = (method: number) => found.filter(({ first }) => first === method);
  const worst = found.map(({ first }) => first).find((method) => below(method).length === others);
  if (worst !== undefined && others > 1) {
    return `${name(worst)} is rated lower on ${variable} than each other method: ${tell(below(worst), request, true)}.`;
  }
  const byHigher = [...new Set(found.map(({ second }) => second))].map(
    (method) =>
      `${name(method)} is rated higher than ${listed(above(method).map(({ first }) => name(first)))} (${tell(above(method), request, true)})`,
  );
  const rest = contrasts.length - found.length;
  const remainder =
    rest > 0
      ? `; the other ${rest === 1 ? "pair does" : `${rest} pairs do`} not differ beyond chance`
      : "";
  return `On ${variable}, ${byHigher.join(", and ")}${remainder}.`;
}

/** The same contrast, told so that the second method is the higher one. */
function pointUpwards(contrast: ToldContrast, scale: HeadlineRequest["scale"]): ToldContrast {
  const neutral = scale === "odds-ratio" ? 1 : 0;
  if (contrast.estimate >= neutral) return contrast;
  const turn = (value: number) => (scale === "odds-ratio" ? 1 / value : -value);
  return {
    first: contrast.second,
    second: contrast.first,
    estimate: turn(contrast.estimate),
    lower: turn(contrast.upper),
    upper: turn(contrast.lower),
    pHolm: contrast.pHolm,
  };
}

function effect({ estimate }: ToldContrast, { scale }: HeadlineRequest): number {
  return scale === "odds-ratio" ? Math.log(estimate) : estimate;
}

/** "odds ratio 2.01 (95 % interval 1.42 to 2.83), Holm p < .001", or the range of several. */
function tell(contrasts: ToldContrast[], { scale }: HeadlineRequest, withP: boolean): string {
  const one = scale === "odds-ratio" ? "odds ratio" : "difference of means";
  const many = scale === "odds-ratio" ? "odds ratios" : "differences of means";
  const [first] = contrasts;
  const p = Math.max(...contrasts.map(({ pHolm }) => pHolm));
  if (contrasts.length === 1 && first) {
    const interval = `${formatEstimate(first.lower)} to ${formatEstimate(first.upper)}`;
    const estimate = `${one} ${formatEstimate(first.estimate)} (95 % interval ${interval})`;
    return withP ? `${estimate}, Holm p ${relation(p)}` : estimate;
  }
  const estimates = contrasts.map(({ estimate }) => estimate);
  const range = `${formatEstimate(Math.min(...estimates))} to ${formatEstimate(Math.max(...estimates))}`;
  return withP ? `${many} ${range}, Holm p ${relation(p, "≤")}` : `${many} ${range}`;
}

function relation(p: number, sign = "="): string {
  const shown = formatP(p);
  return shown.startsWith("<") ? shown : `${sign} ${shown}`;
}

function listed(names: string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
