import { describe, expect, it } from "vitest";
import { signInSchema } from "./sign-in";

describe("signInSchema", () => {
  it("takes an address with spaces around it and capitals in it", () => {
    expect(signInSchema.parse({ email: " Owner@Demo.Example ", password: "x" }).email).toBe(
      "owner@demo.example",
    );
  });

  it.each(["", "nobody", "a@b@c", `${"a".repeat(250)}@demo.example`])("refuses %j", (email) => {
    expect(signInSchema.safeParse({ email, password: "x" }).success).toBe(false);
  });
});
