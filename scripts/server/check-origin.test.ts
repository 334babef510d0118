import { describe, expect, it } from "vitest";
import { isFromHere } from "./check-origin.mjs";

const HERE = "https://study.example.org";
const cookie = "grounded=1";

describe("A request that changes something comes from here", () => {
  it.each([
    ["a page of this server", { "sec-fetch-site": "same-origin", origin: HERE, cookie }],
    ["a page, in a browser that says its origin alone", { origin: HERE, cookie }],
    [
      "a page behind a proxy that goes by another name",
      { "sec-fetch-site": "same-origin", cookie },
    ],
    ["a program without cookies", {}],
    ["a recruiter's server, with a signature", { "x-prolific-request-signature": "s" }],
    ["a program with cookies that says where it belongs", { origin: HERE, cookie }],
  ])("%s", (_, headers) => {
    expect(isFromHere({ method: "POST", headers }, HERE)).toBe(true);
  });
});

describe("It does not", () => {
  it.each([
    ["a form on another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    [
      "a form on a sibling subdomain",
      { "sec-fetch-site": "same-site", origin: "https://www.example.org", cookie },
    ],
    [
      "a sibling, in a browser that says its origin alone",
      { origin: "https://www.example.org", cookie },
    ],
    ["the same host without TLS", { origin: "http://study.example.org", cookie }],
    ["the same host on another port", { origin: "https://study.example.org:8443", cookie }],
    ["a frame without an origin", { origin: "null", cookie }],
    ["a browser's bookmark", { "sec-fetch-site": "none", cookie }],
    ["what says nothing and brings cookies", { cookie }],
    [
      "what says our origin, and that it is another site",
      { "sec-fetch-site": "cross-site", origin: HERE, cookie },
    ],
  ])("%s", (_, headers) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(isFromHere({ method, headers }, HERE)).toBe(false);
    }
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      expect(isFromHere({ method, headers }, HERE)).toBe(true);
    }
  });
});
