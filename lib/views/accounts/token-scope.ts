export const TOKEN_SCOPES = ["read:progress", "read:comparison", "read:exports"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/**
 * What each scope lets a program do, and at which addresses below that of the study in the API. The
 * first one is its example.
 */
export const SCOPE_WORDS: Record<TokenScope, { may: string; addresses: [string, ...string[]] }> = {
  "read:progress": { may: "read how the study goes", addresses: ["progress"] },
  "read:comparison": { may: "read the comparison’s figures", addresses: ["comparison"] },
  "read:exports": {
    may: "take the data, row by row",
    addresses: ["ratings", "participants", "downloads", "downloads/ratings.csv"],
  },
};
