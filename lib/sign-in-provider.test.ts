import { describe, expect, it } from "vitest";
import { signInProvidersSchema } from "./sign-in-provider";

const university = {
  id: "university",
  name: "University login",
  issuer: "https://login.example.edu/",
  clientId: "grounded",
  clientSecret: "secret",
};
const read = (value: unknown) => signInProvidersSchema.safeParse(value);

describe("The providers of sign-in", () => {
  it("are none where nothing is set", () => {
    expect(read(undefined).data).toEqual([]);
    expect(read("").data).toEqual([]);
  });

  it("are a JSON list, with what is usual filled in", () => {
    expect(read(JSON.stringify([university])).data).toEqual([
      { ...university, issuer: "https://login.example.edu", scope: "openid email profile" },
    ]);
  });

  it.each([
    ["no JSON", "[{"],
    ["an issuer without encryption", JSON.stringify([{ ...university, issuer: "http://a.b" }])],
    ["an id that is the password's", JSON.stringify([{ ...university, id: "credentials" }])],
    ["one id twice", JSON.stringify([university, university])],
    ["a secret that is missing", JSON.stringify([{ ...university, clientSecret: undefined }])],
  ])("are refused with %s", (_, text) => {
    expect(read(text).success).toBe(false);
  });

  it("may be on the machine itself", () => {
    const issuer = "http://127.0.0.1:4000";
    expect(read(JSON.stringify([{ ...university, issuer }])).success).toBe(true);
  });
});
