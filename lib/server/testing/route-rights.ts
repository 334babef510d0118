import type { Capability } from "@/lib/server/accounts/study-access";
import type { TokenScope } from "@/lib/views/accounts/token-scope";

/** Who may call a route, and what they get. */
export interface RouteRight {
  /**
   * What the caller has to be able to do in the study; to be signed in; to have an account that may
   * create studies, or manages the installation; or nothing.
   */
  needs: Capability | "staff" | "maker" | "administrator" | "anybody";
  /**
   * The status of the reply to an empty request of somebody who may; pages have 200, or 307 where
   * they lead on. Null: not called here, because it belongs to no member of staff and no study.
   */
  replies: number | null;
  /** The scope of a program's token that does as well, or any of them; without it, none does. */
  token?: TokenScope | "any";
  /** Segments of the address beside the usual ones. */
  params?: Record<string, string>;
}

const page = (needs: RouteRight["needs"], replies = 200): RouteRight => ({ needs, replies });
const elsewhere: RouteRight = { needs: "anybody", replies: null };

/**
 * Every route of the app: methods of handlers, and pages. A route that is missing here fails the test
 * of this table, and so does one that answers another person than those who are named here.
 */
export const ROUTE_RIGHTS: Record<string, RouteRight> = {
  "PAGE /": elsewhere,
  "PAGE /sign-in": elsewhere,
  "PAGE /invitation/[token]": { needs: "anybody", replies: 200 },
  "PAGE /account": page("staff"),
  "PAGE /account/two-factor": page("staff"),
  "PAGE /forgot-password": { needs: "anybody", replies: 404 },
  "PAGE /password/[token]": { needs: "anybody", replies: 200 },
  "PAGE /accounts": page("administrator"),
  "PAGE /accounts/log": page("administrator"),
  "PAGE /studies": page("staff"),
  "PAGE /studies/new": page("staff"),
  "PAGE /studies/[study]": page("view", 307),
  "PAGE /studies/[study]/[...rest]": page("view", 404),
  "PAGE /studies/[study]/setup": page("view"),
  "PAGE /studies/[study]/monitor": page("view"),
  "PAGE /studies/[study]/monitor/cells": page("view"),
  "PAGE /studies/[study]/compare": page("view"),
  "PAGE /studies/[study]/participants": page("export"),
  "PAGE /studies/[study]/participants/[ordinal]": page("export"),
  "PAGE /studies/[study]/participants/exclusions": page("export"),
  "PAGE /studies/[study]/recruitment": page("view"),
  "PAGE /studies/[study]/content": page("view"),
  "PAGE /studies/[study]/content/[question]": {
    needs: "view",
    replies: 404,
    params: { question: "00000000-0000-4000-8000-000000000000" },
  },
  "PAGE /studies/[study]/content/import": page("manage"),
  "PAGE /studies/[study]/constructs": page("view"),
  "PAGE /studies/[study]/protocol": page("view"),
  "PAGE /studies/[study]/protocol/edit": page("manage"),
  "PAGE /studies/[study]/export": page("export"),
  "PAGE /studies/[study]/people": page("own"),
  "PAGE /studies/[study]/audit": page("manage"),
  "PAGE /studies/[study]/pilot": page("view"),
  "PAGE /studies/[study]/status": page("view"),

  "GET /grounded.study.schema.json": { needs: "anybody", replies: 200 },
  "POST /api/studies": { needs: "maker", replies: 415 },
  "POST /api/studies/copy": { needs: "maker", replies: 415 },
  "POST /api/studies/file": { needs: "maker", replies: 400 },
  "POST /api/studies/bundle": { needs: "maker", replies: 400 },
  "POST /api/studies/[study]/study.json/comparison": { needs: "export", replies: 415 },
  "PUT /api/studies/[study]/title": { needs: "manage", replies: 415 },
  "PUT /api/studies/[study]/methods": { needs: "manage", replies: 415 },
  "GET /api/studies/[study]/audit.csv": { needs: "manage", replies: 200 },
  "POST /api/studies/[study]/content/explanations/[explanation]/retirement": {
    needs: "manage",
    replies: 415,
    params: { explanation: "00000000-0000-4000-8000-000000000000" },
  },
  "PUT /api/studies/[study]/content/questions/[question]": {
    needs: "manage",
    replies: 415,
    params: { question: "00000000-0000-4000-8000-000000000000" },
  },
  "POST /api/studies/[study]/content/questions/[question]/deletion": {
    needs: "manage",
    replies: 404,
    params: { question: "00000000-0000-4000-8000-000000000000" },
  },
  "POST /api/studies/[study]/content/deletion": { needs: "manage", replies: 415 },
  "POST /api/studies/[study]/content/import": { needs: "manage", replies: 400 },
  "PUT /api/studies/[study]/constructs": { needs: "manage", replies: 415 },
  "POST /api/studies/[study]/exclusions": { needs: "manage", replies: 415 },
  "POST /api/studies/[study]/interim-looks": { needs: "view", replies: 303 },
  "POST /api/studies/[study]/invitations.csv": { needs: "manage", replies: 400 },
  "GET /api/studies/[study]/monitor/events": { needs: "view", replies: 200 },
  "POST /api/studies/[study]/participants/[ordinal]/erasure": { needs: "manage", replies: 400 },
  "POST /api/studies/[study]/participants/[ordinal]/exclusion": { needs: "manage", replies: 415 },
  "GET /api/studies/[study]/protocol": { needs: "manage", replies: 200 },
  "PUT /api/studies/[study]/protocol": { needs: "manage", replies: 415 },
  "POST /api/studies/[study]/protocol/opening": { needs: "manage", replies: 415 },
  "POST /api/studies/[study]/people/invitations": { needs: "own", replies: 415 },
  "POST /api/studies/[study]/people/invitations/[invitation]/revocation": {
    needs: "own",
    replies: 200,
  },
  "POST /api/studies/[study]/people/invitations/[invitation]/confirmation": {
    needs: "own",
    replies: 404,
  },
  "POST /api/accounts": { needs: "administrator", replies: 415 },
  "POST /api/accounts/[account]/role": { needs: "administrator", replies: 415 },
  "POST /api/accounts/[account]/link": { needs: "administrator", replies: 404 },
  "POST /api/accounts/[account]/second-factor/removal": { needs: "administrator", replies: 404 },
  "POST /api/account/second-factor": { needs: "staff", replies: 415 },
  "POST /api/account/second-factor/confirmation": { needs: "staff", replies: 415 },
  "POST /api/account/second-factor/removal": { needs: "staff", replies: 415 },
  "POST /api/password-resets": { needs: "anybody", replies: 404 },
  "POST /api/password-links/[token]/password": { needs: "anybody", replies: 415 },
  "POST /api/studies/[study]/people/[person]/role": { needs: "own", replies: 415 },
  "POST /api/studies/[study]/people/[person]/removal": { needs: "own", replies: 200 },
  "POST /api/studies/[study]/reconciliation": { needs: "manage", replies: 200 },
  "POST /api/studies/[study]/tokens": { needs: "own", replies: 415 },
  "POST /api/studies/[study]/tokens/[token]/revocation": { needs: "own", replies: 200 },
  "POST /api/studies/[study]/retention": { needs: "manage", replies: 400 },
  "POST /api/studies/[study]/pilot/filling": { needs: "manage", replies: 415 },
  "POST /api/studies/[study]/pilot/discarding": { needs: "manage", replies: 409 },
  "POST /api/studies/[study]/status": { needs: "manage", replies: 415 },

  "GET /api/v1/[...rest]": { needs: "anybody", replies: 404, params: { rest: "nope" } },
  "GET /api/v1/openapi.json": { needs: "anybody", replies: 200 },
  "GET /api/v1/studies": { needs: "staff", replies: 200, token: "any" },
  "GET /api/v1/studies/[study]": { needs: "view", replies: 200, token: "any" },
  "GET /api/v1/studies/[study]/progress": { needs: "view", replies: 200, token: "read:progress" },
  "GET /api/v1/studies/[study]/comparison": {
    needs: "view",
    replies: 200,
    token: "read:comparison",
  },
  "GET /api/v1/studies/[study]/participants": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },
  "GET /api/v1/studies/[study]/ratings": { needs: "export", replies: 200, token: "read:exports" },
  "GET /api/v1/studies/[study]/downloads": { needs: "export", replies: 200, token: "read:exports" },
  "GET /api/v1/studies/[study]/downloads/bundle.zip": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },
  "HEAD /api/v1/studies/[study]/downloads/bundle.zip": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },
  "GET /api/v1/studies/[study]/downloads/comparison.csv": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },
  "GET /api/v1/studies/[study]/downloads/study.json": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },
  "GET /api/v1/studies/[study]/downloads/[file]": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },
  "HEAD /api/v1/studies/[study]/downloads/[file]": {
    needs: "export",
    replies: 200,
    token: "read:exports",
  },

  "POST /api/account/name": { needs: "staff", replies: 415 },
  "POST /api/account/alerts": { needs: "staff", replies: 415 },
  "POST /api/account/password": { needs: "staff", replies: 415 },
  "POST /api/account/first-password": { needs: "staff", replies: 415 },
  "POST /api/account/identities/[identity]/untying": { needs: "staff", replies: 404 },
  "POST /api/account/sessions/ending": { needs: "staff", replies: 200 },
  "POST /api/account/sessions/[session]/ending": { needs: "staff", replies: 404 },
  "POST /api/invitations/[token]/account": { needs: "anybody", replies: 415 },
  "POST /api/invitations/[token]/membership": { needs: "staff", replies: 410 },
  "GET /api/health": { needs: "anybody", replies: 200 },
  "GET /api/auth/[...nextauth]": elsewhere,
  "POST /api/auth/[...nextauth]": elsewhere,
  "POST /api/recruiters/prolific": { needs: "anybody", replies: 404 },

  // Staff's cookies open nothing of a participant's; a draft is not there for participants.
  "PAGE /take/[study]": elsewhere,
  "PAGE /take/[study]/about-you": elsewhere,
  "PAGE /take/[study]/instructions": elsewhere,
  "PAGE /take/[study]/rate": elsewhere,
  "PAGE /take/[study]/thanks": elsewhere,
  "PAGE /take/[study]/withdraw": elsewhere,
  "PAGE /take/[study]/ended": elsewhere,
  "PAGE /take/[study]/preview/[step]": page("view"),
  "POST /api/take/[study]/about-you": { needs: "anybody", replies: 404 },
  "POST /api/take/[study]/consent": { needs: "anybody", replies: 415 },
  "POST /api/take/[study]/cookie-check": { needs: "anybody", replies: 404 },
  "POST /api/take/[study]/finish": { needs: "anybody", replies: 404 },
  "POST /api/take/[study]/instructed": { needs: "anybody", replies: 404 },
  "POST /api/take/[study]/no-consent": { needs: "anybody", replies: 404 },
  "GET /api/take/[study]/language": { needs: "anybody", replies: 307 },
  "POST /api/take/[study]/resume": { needs: "anybody", replies: 303 },
  "POST /api/take/[study]/withdrawal": { needs: "anybody", replies: 415 },
  "PUT /api/take/trials/[trial]/response": { needs: "anybody", replies: 401 },
};
