import "server-only";
import type { NextAuthOptions } from "next-auth";
import type { AppError } from "@/lib/errors";
import { asOverload } from "@/lib/server/shared/overload";

/**
 * The same options, and whether the database was overloaded while they were used: next-auth takes what
 * its callbacks throw for a wrong password, and would tell somebody so whose password is right.
 */
export function noticingOverload(options: NextAuthOptions): {
  options: NextAuthOptions;
  overload: () => AppError | null;
} {
  let noticed: AppError | null = null;

  function noticing<Act extends ((...given: never[]) => unknown) | undefined>(act: Act): Act {
    if (!act) return act;
    const watched = async (...given: never[]) => {
      try {
        return await act(...given);
      } catch (error) {
        noticed ??= asOverload(error);
        throw error;
      }
    };
    return watched as Act;
  }

  const { callbacks, events, providers } = options;
  return {
    options: {
      ...options,
      providers: providers.map((provider) =>
        provider.type === "credentials"
          ? {
              ...provider,
              options: {
                ...provider.options,
                authorize: noticing(provider.options?.authorize ?? provider.authorize),
              },
            }
          : provider,
      ) as NextAuthOptions["providers"],
      callbacks: {
        ...callbacks,
        ...(callbacks?.signIn ? { signIn: noticing(callbacks.signIn) } : {}),
        ...(callbacks?.jwt ? { jwt: noticing(callbacks.jwt) } : {}),
      },
      events: { ...events, ...(events?.signOut ? { signOut: noticing(events.signOut) } : {}) },
    },
    overload: () => noticed,
  };
}
