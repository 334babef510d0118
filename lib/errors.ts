/** The closed list of what can go wrong on purpose, each with its HTTP status. */
export const ERROR_STATUS = {
  "malformed-request": 400,
  "not-signed-in": 401,
  "not-authentic": 401,
  "not-allowed": 403,
  "second-factor-missing": 403,
  "not-found": 404,
  "already-answered": 409,
  "changed-meanwhile": 409,
  "study-not-open": 409,
  "study-full": 409,
  "begun-elsewhere": 409,
  "study-archived": 409,
  "run-not-finished": 409,
  "run-ended": 410,
  "invitation-ended": 410,
  "too-large": 413,
  "not-json": 415,
  "not-acceptable": 422,
  "too-many-tries": 429,
  "too-many-requests": 429,
  unconfirmed: 422,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** A field of the input, by its path, and what is wrong with it. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** When to come again, for who is not told otherwise: trouble that passes has mostly passed by then. */
const RETRY_AFTER_SECONDS = 5;

/** An expected failure: it becomes a plain sentence for people and a status for machines. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: FieldProblem[] = [],
    private readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = "AppError";
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }

  /** In how many whole seconds the same may succeed; null for what time alone does not mend. */
  get retryAfter(): number | null {
    if (this.retryAfterSeconds !== undefined) return Math.max(1, Math.ceil(this.retryAfterSeconds));
    return this.code === "unavailable" ? RETRY_AFTER_SECONDS : null;
  }
}
