import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { answering, readBytes, readJson } from "./http";

const sent = (body: BodyInit) =>
  new Request("http://localhost:3000/", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    duplex: "half",
  } as RequestInit);
const numbers = z.object({ list: z.array(z.number()) });

describe("A request's JSON", () => {
  it("is refused where it is deeper, or of more parts, than anything that is sent here", async () => {
    const refusal = (body: string, limit?: number) =>
      readJson(sent(body), z.unknown(), limit).catch((error: unknown) => error);
    expect(await refusal("[".repeat(30_000))).toMatchObject({ status: 400 });
    expect(await refusal(`[${"0,".repeat(200_000)}0]`, 512 * 1024)).toMatchObject({
      status: 400,
      message: "More than 20,000 values and fields.",
    });
    expect(await readJson(sent('{"list":[1,2]}'), numbers)).toEqual({ list: [1, 2] });
  });

  it("says the first two hundred of its problems", async () => {
    const body = JSON.stringify({ list: Array.from({ length: 5000 }, () => "x") });
    const refusal = await readJson(sent(body), numbers).catch((error: unknown) => error);
    expect((refusal as AppError).fields).toHaveLength(200);
  });

  it("is read no further than its limit", async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    await expect(readBytes(sent(endless), 10_000)).rejects.toMatchObject({ status: 413 });
    expect(pulled).toBeLessThan(15);
  });
});

describe("An expected failure", () => {
  it("says when to come again where time mends it, and nothing of that where it does not", async () => {
    const headerOf = async (error: AppError) => {
      const reply = await answering(() => Promise.reject(error));
      return reply.headers.get("Retry-After");
    };
    expect(await headerOf(new AppError("unavailable", "Busy."))).toBe("5");
    expect(await headerOf(new AppError("unavailable", "Busy.", [], 29.2))).toBe("30");
    expect(await headerOf(new AppError("too-many-requests", "Often.", [], 0))).toBe("1");
    expect(await headerOf(new AppError("not-found", "None."))).toBeNull();
  });
});
