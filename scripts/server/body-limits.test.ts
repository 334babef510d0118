import { describe, expect, it } from "vitest";
import { LARGEST_STUDY_FILE } from "@/lib/schemas/setup/new-study-of";
import { LARGEST_BUNDLE } from "@/lib/server/import/bundle/import-bundle";
import { LARGEST_FILE } from "@/lib/server/import/content/received-file";
import { MAX_PROTOCOL_BYTES } from "@/lib/server/shared/http";
import { BODY_LIMITS, bodyLimit, DEFAULT_BODY } from "./body-limits.mjs";

describe("The limit of a body", () => {
  it.each([
    ["PUT", "/api/studies/demo/protocol", MAX_PROTOCOL_BYTES],
    ["PUT", "/api/studies/demo/constructs", MAX_PROTOCOL_BYTES],
    ["POST", "/api/studies/file", LARGEST_STUDY_FILE],
    ["POST", "/api/studies/demo/study.json/comparison", LARGEST_STUDY_FILE],
    ["POST", "/api/studies/demo/content/import", LARGEST_FILE],
    ["POST", "/api/studies/bundle", LARGEST_BUNDLE],
    ["POST", "/api/auth/callback/credentials", 16_384],
    ["PUT", "/api/take/trials/x/response", DEFAULT_BODY],
    ["POST", "/api/recruiters/prolific", DEFAULT_BODY],
  ])("%s %s is what its route reads at most", (method, path, bytes) => {
    expect(bodyLimit(method, path)).toBe(bytes);
  });

  it.each([
    ["PUT", "/api/studies/file"],
    ["POST", "/api/studies/a/b/content/import"],
    ["POST", "/api/studies/bundle/"],
    ["POST", "/x/api/studies/bundle"],
    ["POST", "/api/studies/demo/studyxjson/comparison"],
  ])("%s %s is the small one of everything else", (method, path) => {
    expect(bodyLimit(method, path)).toBe(DEFAULT_BODY);
  });

  it("is told for every route of the table", () => {
    for (const { method, path, bytes } of BODY_LIMITS) {
      const address = path.replace("**", "x/y").replaceAll("*", "x");
      expect(bodyLimit(method, address)).toBe(bytes);
    }
  });
});
