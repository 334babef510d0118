import { type BundleDescription, knownProtocols } from "./bundle-description";

/** CHANGES.md: when the study opened, and with which versions of its protocol. */
export function writeChanges({
  study,
  protocols,
  takenAt,
  app,
}: Pick<BundleDescription, "study" | "protocols" | "takenAt" | "app">): string {
  const events = [
    ...knownProtocols(protocols).map(({ number, hash, openedAt }) => ({
      at: openedAt,
      what: openedAt
        ? `Version ${number} of the protocol opened (SHA-256 ${hash}).`
        : `Version ${number} of the protocol is a draft (SHA-256 ${hash}).`,
    })),
    ...(study.closedAt ? [{ at: study.closedAt, what: "The study closed." }] : []),
    { at: takenAt, what: `These data were taken out of ${app.name} ${app.version}.` },
  ];
  const dated = events.map(({ at, what }) => ({ at: at ?? takenAt, what }));
  dated.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return `# Changes\n\n${dated.map(({ at, what }) => `- ${at.slice(0, 10)}: ${what}`).join("\n")}\n`;
}
