import { AsyncLocalStorage } from "node:async_hooks";

/** Stands for "next/headers" in tests that call handlers: each request has cookies of its own. */
export const requestCookies = new AsyncLocalStorage<Map<string, string>>();

export async function cookies() {
  const jar = requestCookies.getStore() ?? new Map<string, string>();
  return {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? "" } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string) => jar.set(name, value),
  };
}

/** The headers of each request that says some. */
export const requestHeaders = new AsyncLocalStorage<Headers>();

export async function headers() {
  return requestHeaders.getStore() ?? new Headers();
}
