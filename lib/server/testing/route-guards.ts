/** What keeps a route from being asked too often. */
export type RouteLimit =
  /** So many requests a minute of a token, a person or an address (`spendRequest`). */
  | "allowance"
  /** One file of a person at a time (`takeTurn`). */
  | "one-file"
  /** So many streams of a person, and of the process (`streamMonitor`). */
  | "streams"
  /** Wrong passwords slow down who tries them (`beginAttempt`). */
  | "guesses"
  /** So many links opened from an address (`limitLinks`). */
  | "links"
  /** So many people who begin, of an address and of a browser (`spendStart`). */
  | "starts"
  /** Nothing of the route's own. */
  | "none";

export interface RouteGuard {
  /** The reply's Cache-Control; null: a redirection without one, which nobody keeps either. */
  cache: string | null;
  limit: RouteLimit;
}

const personal = (limit: RouteLimit = "none"): RouteGuard => ({ cache: "no-store", limit });
/** Asked for again before it is used again: mostly it is as it was. */
const api: RouteGuard = { cache: "private, no-cache", limit: "allowance" };
const download: RouteGuard = { cache: "no-store", limit: "allowance" };
const leading: RouteGuard = { cache: null, limit: "none" };

/**
 * How every handler of the app is guarded beside the rights to call it. A handler that is missing here
 * fails the test of the table of rights, and so does one that is guarded otherwise.
 */
export const ROUTE_GUARDS: Record<string, RouteGuard> = {
  "GET /grounded.study.schema.json": { cache: "public, max-age=3600", limit: "none" },
  "POST /api/studies": personal(),
  "POST /api/studies/copy": personal(),
  "POST /api/studies/file": personal("one-file"),
  "POST /api/studies/bundle": personal("one-file"),
  "POST /api/studies/[study]/study.json/comparison": personal("one-file"),
  "PUT /api/studies/[study]/title": personal(),
  "PUT /api/studies/[study]/methods": personal(),
  "GET /api/studies/[study]/audit.csv": personal(),
  "POST /api/studies/[study]/content/explanations/[explanation]/retirement": personal(),
  "PUT /api/studies/[study]/content/questions/[question]": personal(),
  "POST /api/studies/[study]/content/questions/[question]/deletion": personal(),
  "POST /api/studies/[study]/content/deletion": personal(),
  "POST /api/studies/[study]/content/import": personal("one-file"),
  "PUT /api/studies/[study]/constructs": personal(),
  "POST /api/studies/[study]/exclusions": personal(),
  "POST /api/studies/[study]/interim-looks": personal(),
  "POST /api/studies/[study]/invitations.csv": personal(),
  "GET /api/studies/[study]/monitor/events": { cache: "no-store, no-transform", limit: "streams" },
  "POST /api/studies/[study]/participants/[ordinal]/erasure": personal(),
  "POST /api/studies/[study]/participants/[ordinal]/exclusion": personal(),
  "GET /api/studies/[study]/protocol": personal(),
  "PUT /api/studies/[study]/protocol": personal(),
  "POST /api/studies/[study]/protocol/opening": personal(),
  "POST /api/studies/[study]/people/invitations": personal(),
  "POST /api/studies/[study]/people/invitations/[invitation]/confirmation": personal(),
  "POST /api/studies/[study]/people/invitations/[invitation]/revocation": personal(),
  "POST /api/studies/[study]/people/[person]/role": personal(),
  "POST /api/studies/[study]/people/[person]/removal": personal(),
  "POST /api/studies/[study]/reconciliation": personal("one-file"),
  "POST /api/studies/[study]/tokens": personal(),
  "POST /api/studies/[study]/tokens/[token]/revocation": personal(),
  "POST /api/studies/[study]/retention": personal(),
  "POST /api/studies/[study]/pilot/filling": personal(),
  "POST /api/studies/[study]/pilot/discarding": personal(),
  "POST /api/studies/[study]/status": personal(),
  "GET /api/v1/[...rest]": personal(),
  "GET /api/v1/openapi.json": api,
  "GET /api/v1/studies": api,
  "GET /api/v1/studies/[study]": api,
  "GET /api/v1/studies/[study]/progress": api,
  "GET /api/v1/studies/[study]/comparison": api,
  "GET /api/v1/studies/[study]/participants": api,
  "GET /api/v1/studies/[study]/ratings": api,
  "GET /api/v1/studies/[study]/downloads": api,
  "GET /api/v1/studies/[study]/downloads/bundle.zip": download,
  "HEAD /api/v1/studies/[study]/downloads/bundle.zip": download,
  "GET /api/v1/studies/[study]/downloads/comparison.csv": download,
  "GET /api/v1/studies/[study]/downloads/study.json": download,
  "GET /api/v1/studies/[study]/downloads/[file]": download,
  "HEAD /api/v1/studies/[study]/downloads/[file]": download,
  "POST /api/account/name": personal(),
  "POST /api/account/alerts": personal(),
  "POST /api/account/password": personal("guesses"),
  "POST /api/account/first-password": personal(),
  "POST /api/account/second-factor": personal("guesses"),
  "POST /api/account/second-factor/confirmation": personal(),
  "POST /api/account/second-factor/removal": personal("guesses"),
  "POST /api/account/identities/[identity]/untying": personal(),
  "POST /api/account/sessions/ending": personal(),
  "POST /api/account/sessions/[session]/ending": personal(),
  "POST /api/accounts": personal(),
  "POST /api/accounts/[account]/link": personal(),
  "POST /api/accounts/[account]/role": personal(),
  "POST /api/accounts/[account]/second-factor/removal": personal(),
  "POST /api/invitations/[token]/account": personal("links"),
  "POST /api/invitations/[token]/membership": personal("links"),
  "POST /api/password-links/[token]/password": personal("links"),
  "POST /api/password-resets": personal("links"),
  "GET /api/health": personal(),
  "GET /api/auth/[...nextauth]": personal(),
  "POST /api/auth/[...nextauth]": personal("guesses"),
  "POST /api/recruiters/prolific": personal(),
  "POST /api/take/[study]/about-you": personal("starts"),
  "POST /api/take/[study]/consent": personal("starts"),
  "POST /api/take/[study]/cookie-check": personal(),
  "POST /api/take/[study]/finish": personal(),
  "POST /api/take/[study]/instructed": personal(),
  "POST /api/take/[study]/no-consent": personal(),
  "GET /api/take/[study]/language": leading,
  "POST /api/take/[study]/resume": personal(),
  "POST /api/take/[study]/withdrawal": personal(),
  "PUT /api/take/trials/[trial]/response": personal(),
};
