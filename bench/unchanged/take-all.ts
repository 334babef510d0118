import { readArchive } from "./archive";
import { type Asked, nameOf } from "./asked";
import { settleFlight, splitPage } from "./flight";
import { countModule, mask } from "./masks";

/** What came, by its parts: headers, HTML and flight of a page, each file of an archive. */
export type Parts = Map<string, string>;

/** What a version gave, by what was asked. */
export type Given = Map<string, { group: string; parts: Parts }>;

/** Asks for one after the other: what one leaves behind, as an entry of the audit log, others show. */
export async function takeAll(
  base: string,
  asked: readonly Asked[],
  cookies: Record<Asked["as"], string>,
): Promise<Given> {
  const given: Given = new Map();
  const sheets = new Set<string>();
  for (const one of asked) {
    const headers = { cookie: cookies[one.as], "accept-language": one.language ?? "en" };
    const reply = await fetch(base + one.path, { headers, redirect: "manual" });
    const bytes = Buffer.from(await reply.arrayBuffer());
    const parts = await partsOf(nameOf(one), reply, bytes);
    if (given.has(nameOf(one))) throw new Error(`${nameOf(one)} is asked for twice.`);
    given.set(nameOf(one), { group: one.group, parts });
    for (const [sheet] of bytes.toString("latin1").matchAll(SHEET)) sheets.add(sheet);
  }
  const styles: Parts = new Map();
  for (const [place, sheet] of [...sheets].entries()) {
    styles.set(`sheet ${place + 1}`, await (await fetch(base + sheet)).text());
  }
  return given.set("every style sheet", { group: "style sheets", parts: styles });
}

const SHEET = /\/_next\/static\/chunks\/[\w.~-]+\.css/g;

async function partsOf(name: string, reply: Response, bytes: Buffer): Promise<Parts> {
  const asked = `${name} → ${reply.status}`;
  const parts: Parts = new Map([["headers", mask("headers", asked, headersOf(reply))]]);
  const type = reply.headers.get("content-type") ?? "";
  if (type.startsWith("text/html")) {
    const { html, flight } = splitPage(bytes.toString("utf8"));
    return parts
      .set("page", mask("page", asked, html))
      .set("flight", mask("flight", asked, settleFlight(flight, countModule)));
  }
  if (type !== "application/zip") return parts.set("body", mask("file", asked, bytes.toString()));
  for (const [file, text] of await readArchive(bytes)) parts.set(file, mask("file", asked, text));
  return parts;
}

function headersOf(reply: Response): string {
  const lines = [...reply.headers].map(([name, value]) => `${name}: ${value}`);
  return [`status: ${reply.status}`, ...lines].join("\n");
}
