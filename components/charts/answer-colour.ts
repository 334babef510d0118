const COLOURS = 5;

/** The step of the diverging colours for an answer; scales with other steps use the nearest. */
function step(answer: number, answers: number): number {
  return answers < 2 ? 3 : Math.round(((answer - 1) * (COLOURS - 1)) / (answers - 1)) + 1;
}

export function answerColour(answer: number, answers: number): string {
  return `var(--answer-${step(answer, answers)})`;
}

/** The colour of text on an answer's colour. */
export function onAnswerColour(answer: number, answers: number): string {
  return `var(--on-answer-${step(answer, answers)})`;
}
