/** Small made files of the shapes in which questions and students' outputs are published. */

const ABOUT = [
  ["butter goes soft", "a warm kitchen", "a fridge", "a frozen lake"],
  ["one borrows books", "a library", "a bakery", "a stable"],
  ["snow lies longest", "a mountain top", "a desert", "a greenhouse"],
  ["a kettle is filled", "a tap", "a lamp", "a drawer"],
  ["bread is sold", "a bakery", "a library", "a garage"],
  ["a ship ties up", "a harbour", "a forest", "a roof"],
  ["cars are mended", "a garage", "a bakery", "a theatre"],
  ["hens lay eggs", "a coop", "a canoe", "a cinema"],
] as const;

const questions = ABOUT.map(([what, ...choices]) => ({
  id: crypto.randomUUID().replaceAll("-", ""),
  question: `Where is it that ${what}?`,
  choices: [...choices],
  answer: choices[0],
}));

const asFile = (name: string, mimeType: string, text: string) => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

/** Questions as CommonsenseQA is published, one JSON object a line. */
export function questionsFile() {
  const lines = questions.map((question) => JSON.stringify(question));
  return asFile("questions.jsonl", "application/jsonl", lines.join("\n"));
}

/** What a student wrote about the same questions; it is right about all but every third. */
export function studentFile(name: string, because: string) {
  const header =
    '"input_predict","input_(counterfactual)explain","answers_preds","answers_labels","rationales_preds","rationales_labels"';
  const rows = questions.map(({ question, choices, answer }, index) => {
    const listed = choices.map((choice, place) => `(${"abc"[place]}) ${choice}`).join(" ");
    const given = choices[index % 3 === 2 ? 1 : 0] ?? answer;
    return [
      `[predict] Question: ${question} Choices: ${listed}`,
      `[explain] Question: ${question} Choices: ${listed}`,
      `The answer is ${given}`,
      `The answer is ${answer}`,
      `It is ${given}, ${because}.`,
      `It is ${answer}.`,
    ]
      .map((cell) => `"${cell}"`)
      .join(",");
  });
  return asFile(name, "text/csv", [header, ...rows].join("\n"));
}
