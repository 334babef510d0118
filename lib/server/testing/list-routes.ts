import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { ROUTE_RIGHTS } from "./route-rights";

/** A route by the table of rights, and its source in the folder of the app; nothing of it is loaded. */
export interface ListedRoute {
  /** "GET /api/v1/studies/[study]/progress", or "PAGE /studies". */
  name: string;
  method: string;
  path: string;
  file: string;
}

/** Every route of the table of rights, which a test holds against the app itself. */
export function listRoutes(): ListedRoute[] {
  const files = readdirSync(join(process.cwd(), "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])(route|page)\.tsx?$/.test(file))
    .map(
      (file) => [`${/page\.tsx$/.test(file) ? "PAGE" : "ROUTE"} ${pathOf(file)}`, file] as const,
    );
  const known = new Map(files);
  return Object.keys(ROUTE_RIGHTS).map((name) => {
    const [kind = "", path = ""] = name.split(" ");
    const file = known.get(`${kind === "PAGE" ? "PAGE" : "ROUTE"} ${path}`);
    if (!file) throw new Error(`The app has no route ${name}.`);
    return { name, method: kind === "PAGE" ? "GET" : kind, path, file };
  });
}

function pathOf(file: string): string {
  const segments = file.split(sep).slice(0, -1);
  return `/${segments.filter((segment) => !segment.startsWith("(")).join("/")}`;
}
