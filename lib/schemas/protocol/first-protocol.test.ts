import { expect, it } from "vitest";
import { firstProtocol } from "@/lib/study/protocol/first-protocol";
import { protocolSchema } from "./protocol";

it("The first protocol of a study is complete, so that it can be saved and previewed", () => {
  const first = firstProtocol("A new study");
  expect(protocolSchema.parse(first)).toEqual(first);
});
