import { REGISTRIES, writePreregistration } from "@/lib/comparison/analysis-plan/preregistration";
import { scaleOf } from "@/lib/study/protocol/protocol";
import { localiseProtocol, offeredLanguages } from "@/lib/study/protocol/translations";
import type { BundledProtocol } from "./bundle-description";
import { MATERIALS_FOLDER } from "./bundle-documents";

/** A document of its own beside the usual ones. */
export interface BundleDocument {
  path: string;
  text: string;
}

/**
 * What participants read and agreed to, in each language, the whole protocol, and the text of a
 * preregistration where it has an analysis plan, for each version.
 */
export function writeMaterials(
  protocols: readonly BundledProtocol[],
  methods: readonly { key: string; label: string }[] = [],
): BundleDocument[] {
  return protocols.flatMap((version) => {
    const { number, document } = version;
    if (!document) return [];
    const name = `${MATERIALS_FOLDER}/protocol-version-${number}`;
    return [
      { path: `${name}.json`, text: `${JSON.stringify(document, null, 2)}\n` },
      ...offeredLanguages(document).map((language) => ({
        path: `${name}-consent-${language}.md`,
        text: writeConsent({ ...version, document: localiseProtocol(document, language) }),
      })),
      ...writePlans(version, methods, name),
    ];
  });
}

function writePlans(
  { document, ...version }: BundledProtocol,
  methods: readonly { key: string; label: string }[],
  name: string,
): BundleDocument[] {
  if (!document?.plan) return [];
  const protocol = { ...document, plan: document.plan };
  return REGISTRIES.map((registry) => ({
    path: `${name}-plan-${registry}.md`,
    text: writePreregistration(registry, { protocol, version, methods }),
  }));
}

/** Information, consent and statements in the words of the version, in the study's own Markdown. */
function writeConsent({ number, hash, openedAt, document }: BundledProtocol): string {
  if (!document) return "";
  const { title, information, consents, constructs, contact, debrief } = document;
  const sections = information.map(
    ({ heading, paragraphs }) => `## ${heading}\n\n${paragraphs.join("\n\n")}\n`,
  );
  const opened = openedAt ? `opened ${openedAt}` : "a draft that never opened";
  return `<!-- Version ${number} of the protocol, ${opened}, SHA-256 ${hash} -->

# ${title}

${sections.join("\n")}
## Consent

${consents.map((consent) => `- [ ] ${consent.replace(/\n/g, "\n  ")}`).join("\n")}

## Statements

${constructs
  .map((construct) => {
    const options = scaleOf(document, construct).map((words, place) => `${place + 1} ${words}`);
    return `- **${construct.key}**: ${construct.statement} (${options.map((one) => one.trim()).join(", ")})`;
  })
  .join("\n")}

## Contact

${contact}

## After the last answer

${debrief.join("\n\n")}
`;
}
