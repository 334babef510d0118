import type { z } from "zod";

type Issue = Parameters<z.core.$ZodErrorMap>[0];

/** What has to stand in a place, by the type that a schema wants there. */
const NEEDED: Partial<Record<string, string>> = {
  int: "A whole number.",
  number: "A number is needed.",
  string: "A text is needed.",
  boolean: "true or false is needed.",
  array: "A list, in square brackets, is needed.",
  object: "Fields with names, in braces, are needed.",
  record: "Fields with names, in braces, are needed.",
};

const NAMED_KEYS = 10;

/** What is wrong with a field, as its author would be told. */
export function sayIssue(issue: Issue): string | undefined {
  if (issue.code === "too_small") {
    if (issue.origin === "string") return "Something has to stand here.";
    if (issue.origin === "array") return `At least ${issue.minimum} needed.`;
    return issue.inclusive === false
      ? `More than ${issue.minimum}.`
      : `${issue.minimum} at the least.`;
  }
  if (issue.code === "too_big") {
    if (issue.origin === "string") return `At most ${issue.maximum} characters.`;
    return issue.origin === "array"
      ? `At most ${issue.maximum} of them.`
      : `${issue.maximum} at the most.`;
  }
  if (issue.code === "invalid_type") {
    return NEEDED[issue.expected] ?? `Something else is needed: ${issue.expected}.`;
  }
  if (issue.code === "invalid_value") {
    return `Needed here: ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}.`;
  }
  if (issue.code === "invalid_union") return "This is none of what can stand here.";
  if (issue.code === "unrecognized_keys") {
    const named = issue.keys.slice(0, NAMED_KEYS).map((key) => key.slice(0, 100));
    const more =
      issue.keys.length > NAMED_KEYS ? ` and ${issue.keys.length - NAMED_KEYS} more` : "";
    return `Not known here: ${named.join(", ")}${more}.`;
  }
  return undefined;
}
