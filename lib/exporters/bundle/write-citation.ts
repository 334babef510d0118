import { type BundleDescription, knownProtocols } from "./bundle-description";

/**
 * CITATION.cff (Citation File Format 1.2.0). Nobody of the staff was asked whether they are authors, so
 * the study itself stands there, as an entity, until its people put their names in.
 */
export function writeCitation({
  study,
  protocols,
  takenAt,
  app,
}: Pick<BundleDescription, "study" | "protocols" | "takenAt" | "app">): string {
  const { title } = study;
  const hash = knownProtocols(protocols).at(-1)?.hash;
  return `cff-version: 1.2.0
message: If you use these data, please cite them as below.
type: dataset
title: ${quoted(title)}
# The study stands here as an entity. Put the names of its authors in its place:
#   - family-names: …
#     given-names: …
#     orcid: …
authors:
  - name: ${quoted(`The study “${title}”`)}
date-released: ${quoted(takenAt.slice(0, 10))}
version: ${quoted(takenAt)}
${hash ? sayHash(hash) : ""}abstract: ${quoted(`Ratings of explanations, taken out of ${app.name} ${app.version}.`)}
`;
}

function sayHash(hash: string): string {
  return `identifiers:
  - type: other
    value: ${quoted(`sha256:${hash}`)}
    description: SHA-256 of the last version of the study's protocol
`;
}

/** A text of YAML in double quotes: those of JSON are the same, but for characters that YAML refuses. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
