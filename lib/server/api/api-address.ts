import "server-only";
import { env } from "@/lib/env";

/** The public address of something in the API. */
export function apiAddress(path: string): string {
  return new URL(`/api/v1${path}`, env().NEXTAUTH_URL).href;
}
