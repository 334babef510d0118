import "server-only";
import GitHub from "next-auth/providers/github";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "@/lib/env";
import type { SignInProvider } from "@/lib/sign-in-provider";

/** What a provider says of somebody, as far as it is used. */
export interface ProviderProfile {
  sub?: string;
  name?: string;
  email?: string;
  email_verified?: boolean | string;
}

/** For the buttons. */
export function listSignInProviders(): { id: string; name: string }[] {
  return env().OIDC_PROVIDERS.map(({ id, name }) => ({ id, name }));
}

/** Identities are kept under the issuer: the id in the settings may come to mean another one. */
export function issuerOf(id: string): string | null {
  return env().OIDC_PROVIDERS.find((provider) => provider.id === id)?.issuer ?? null;
}

/** What the provider is called; its address where the settings do not name it any more. */
export function nameOfIssuer(issuer: string): string {
  return env().OIDC_PROVIDERS.find((provider) => provider.issuer === issuer)?.name ?? issuer;
}

function openIdConnect(provider: SignInProvider): OAuthConfig<ProviderProfile> {
  const { id, name, issuer, clientId, clientSecret, scope } = provider;
  return {
    id,
    name,
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    authorization: { params: { scope } },
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    userinfo: {
      // Many say the address only here; the library compares whose it is with the signed token.
      async request({ client, tokens }) {
        const claims = (tokens as unknown as { claims(): ProviderProfile }).claims();
        if (!client.issuer.metadata.userinfo_endpoint) return claims;
        return { ...claims, ...(await client.userinfo(tokens as never)), sub: claims.sub };
      },
    },
    profile: (profile) => ({ id: String(profile.sub), name: profile.name, email: profile.email }),
  };
}

/** The providers as next-auth takes them. GitHub has no OpenID Connect for people. */
export function nextAuthProviders() {
  return env().OIDC_PROVIDERS.map((provider) => {
    const { id, name, issuer, clientId, clientSecret } = provider;
    if (new URL(issuer).hostname !== "github.com") return openIdConnect(provider);
    return { ...GitHub({ clientId, clientSecret }), id, name };
  });
}
