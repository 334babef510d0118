import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/**
 * An invitation is `number . seconds since 1970 when it runs out . signature`. It is signed, not
 * stored: ten thousand of them take no row, and what makes it single is that its number is the
 * person's id in the study.
 */

export type ReadInvitation = { kind: "valid" | "expired"; number: string } | { kind: "forged" };

const NUMBER = /^[1-9][0-9]{0,9}$/;
const SECONDS = /^[1-9][0-9]{0,11}$/;

function sign(studyId: string, number: string, expiry: string): Buffer {
  const text = `invitation\n${studyId}\n${number}\n${expiry}`;
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(text).digest();
}

export function issueInvitation(studyId: string, number: number, expiresAt: Date): string {
  const expiry = String(Math.floor(expiresAt.getTime() / 1000));
  const signature = sign(studyId, String(number), expiry).toString("base64url");
  return `${number}.${expiry}.${signature}`;
}

/** What an invitation to this study is worth at a time. */
export function readInvitation(studyId: string, token: string, now: Date): ReadInvitation {
  const [number = "", expiry = "", signature = "", ...more] = token.split(".");
  if (more.length > 0 || !NUMBER.test(number) || !SECONDS.test(expiry)) return { kind: "forged" };
  const given = Buffer.from(signature, "base64url");
  const expected = sign(studyId, number, expiry);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return { kind: "forged" };
  }
  return { kind: Number(expiry) * 1000 > now.getTime() ? "valid" : "expired", number };
}
