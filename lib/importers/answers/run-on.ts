/** A line with which another question, or another part of a prompt, begins. */
const NEXT_PART =
  /^\s*(?:\[(?:predict|explain|answer|factual|counterfactual)\]|(?:next )?(?:question|q|input|example)\s?\d{0,3}\s?:|(?:answer )?(?:choices|options)\s?:|(?:answer|rationale|explanation|critique|revision)(?: request)?\s?:|#{2,})/i;

/**
 * A text up to the line on which the model goes on with another question, or with another part of
 * its prompt. Explanations of several lines stay whole. `cut` says whether something was left out.
 */
export function cutRunOn(text: string): { text: string; cut: boolean } {
  const whole = text.trim();
  if (!/[\n\r]/.test(whole)) return { text: whole, cut: false };
  const lines = whole.split(/\r\n|\n|\r/);
  const end = lines.findIndex((line, index) => index > 0 && NEXT_PART.test(line));
  const kept = (end === -1 ? lines : lines.slice(0, end)).join("\n").trim();
  return { text: kept, cut: end !== -1 };
}
