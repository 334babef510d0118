import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inCheckout } from "../checkout.mjs";

it("npm run sbom names every package, with its checksum", () => {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(inCheckout("package.json"), "utf8"),
  ) as Record<"dependencies" | "devDependencies", Record<string, string>>;
  const printed = execFileSync("npm", ["run", "--silent", "sbom"], {
    cwd: inCheckout(),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
  });
  const { bomFormat, components } = JSON.parse(printed) as {
    bomFormat: string;
    components: { name: string; version: string; hashes?: unknown[] }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const found = new Map(components.map((one) => [`${one.name}@${one.version}`, one]));
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(found.get(`${name}@${version}`)?.hashes, name).toHaveLength(1);
  }
});
