import { z } from "zod";
import type { FieldProblem } from "@/lib/errors";
import { sayIssue } from "@/lib/schemas/shared/say-issue";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { protocolSchema, statementsSchema } from "./protocol";

/** A save of the whole document, with the hash of what it was made from. */
export const saveProtocolSchema = z.strictObject({
  basedOn: z.string().max(64),
  document: z.unknown(),
});
export type SaveProtocolInput = z.infer<typeof saveProtocolSchema>;

/** A save of what is rated, with the hash of the document that it was made from. */
export const saveStatementsSchema = z.strictObject({
  basedOn: z.string().max(64),
  statements: statementsSchema,
});
export type SaveStatementsInput = z.infer<typeof saveStatementsSchema>;

/** What is to open, by its hash, and whether the warnings have been read. */
export const openProtocolSchema = z.strictObject({
  hash: z.string().length(64),
  confirmed: z.boolean().default(false),
  /** Why this version changes the analysis plan; needed where it does. */
  planReason: z.string().trim().max(2000).optional(),
});
export type OpenProtocolInput = z.infer<typeof openProtocolSchema>;

const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

/** Two versions to compare, from the address; what is no number is not asked for. */
export const comparedVersionsSchema = z.object({ from: number, to: number });

/** The protocol of a document, or what is wrong with it, field by field. */
export function readProtocol(
  document: unknown,
): { kind: "ok"; protocol: Protocol } | { kind: "problems"; problems: FieldProblem[] } {
  const parsed = protocolSchema.safeParse(document, { error: sayIssue });
  if (parsed.success) return { kind: "ok", protocol: parsed.data };
  return { kind: "problems", problems: listProblems(parsed.error) };
}

/** What is wrong with the statements alone. */
export function statementProblems(statements: unknown): FieldProblem[] {
  const parsed = statementsSchema.safeParse(statements, { error: sayIssue });
  return parsed.success ? [] : listProblems(parsed.error);
}

function listProblems({ issues }: z.ZodError): FieldProblem[] {
  return issues.map(({ path, message }) => ({ path: path.join("."), message }));
}
