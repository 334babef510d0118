/** The words of the files. */
export const BUNDLE_GLOSSARY: readonly (readonly [string, string])[] = [
  [
    "method",
    "how the student model behind an explanation was trained; the thing compared, which participants never learn",
  ],
  ["question", "a multiple-choice question with its choices and its right answer, called gold"],
  [
    "explanation",
    "what one student model wrote for one question under one method, with its answer",
  ],
  ["construct", "a rated dimension: a statement, and answer options from 1 upwards"],
  [
    "Quality",
    "the mean of a response's scores over the constructs; there is none where their scales differ in length",
  ],
  ["participant", "a person who consented to take part; a random code stands for them"],
  ["trial", "one explanation planned for one participant at one position"],
  [
    "response",
    "the ratings that a participant submitted for a trial; a rating is one construct's value in it",
  ],
  ["model run", "one trained student: method, model size, run number, test accuracy"],
  ["protocol version", "what participants were asked, frozen and numbered"],
  ["analysis set", "whose responses are compared"],
];
