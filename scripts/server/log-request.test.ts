import { expect, it } from "vitest";
import { describeRequest } from "./log-request.mjs";

it.each([
  ["/api/invitations/SECRET/account", "/api/invitations/…/account"],
  ["/invitation/SECRET", "/invitation/…"],
  ["/api/password-links/SECRET/password", "/api/password-links/…/password"],
  ["/password/SECRET", "/password/…"],
  ["/api/studies/demo/status", "/api/studies/demo/status"],
])("A line of the log has no secret of a link: %s", (path, said) => {
  expect(describeRequest("POST", path)).toBe(`POST ${said}`);
});
