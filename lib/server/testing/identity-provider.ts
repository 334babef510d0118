import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the provider says of who signs in next. */
export interface Person {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
}

interface Granted {
  person: Person;
  nonce: string | null;
  challenge: string | null;
  redirectUri: string | null;
}

const CLIENT = { clientId: "grounded", clientSecret: "a secret of the client" };

/**
 * An OpenID provider on this machine, which signs in whom it is told to, without asking. It holds its
 * clients to what the protocol asks of them: their secret, the proof key, a code that is used once.
 */
export async function startIdentityProvider() {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Granted>();
  const accessTokens = new Map<string, Person>();
  const state: { person: Person; forged: boolean } = { person: { sub: "nobody" }, forged: false };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "invalid_request", error_description: String(error) }));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function idToken({ person, nonce }: Granted): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const claims = { iss: issuer, aud: CLIENT.clientId, iat: now, exp: now + 60, sub: person.sub };
    const text = `${part({ alg: "RS256", kid: "1" })}.${part({ ...claims, nonce })}`;
    const key = state.forged
      ? generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey
      : privateKey;
    return `${text}.${sign("sha256", Buffer.from(text), key).toString("base64url")}`;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    const json = (value: unknown) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(value));
    };
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/keys":
        return json({ keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", use: "sig" }] });
      case "/authorize": {
        const asked = url.searchParams;
        const code = randomUUID();
        codes.set(code, {
          person: state.person,
          nonce: asked.get("nonce"),
          challenge: asked.get("code_challenge"),
          redirectUri: asked.get("redirect_uri"),
        });
        const back = new URL(asked.get("redirect_uri") ?? "");
        back.searchParams.set("code", code);
        back.searchParams.set("state", asked.get("state") ?? "");
        response.writeHead(302, { location: back.href });
        response.end();
        return;
      }
      case "/token": {
        const given = new URLSearchParams(await bodyOf(request));
        const granted = codes.get(given.get("code") ?? "");
        if (!granted) throw new Error("no such code");
        codes.delete(given.get("code") ?? "");
        const secrets = Buffer.from(
          `${CLIENT.clientId}:${encodeURIComponent(CLIENT.clientSecret)}`,
        );
        const told = request.headers.authorization?.replace(/^Basic /, "") ?? "";
        const said = decodeURIComponent(
          Buffer.from(told, "base64").toString().replaceAll("+", "%20"),
        );
        if (said !== decodeURIComponent(secrets.toString())) throw new Error("another client");
        const proof = createHash("sha256").update(given.get("code_verifier") ?? "");
        if (proof.digest("base64url") !== granted.challenge) throw new Error("no proof key");
        if (given.get("redirect_uri") !== granted.redirectUri) throw new Error("another address");
        const token = randomUUID();
        accessTokens.set(token, granted.person);
        return json({ access_token: token, token_type: "Bearer", id_token: idToken(granted) });
      }
      case "/userinfo": {
        const token = request.headers.authorization?.replace(/^Bearer /, "") ?? "";
        return json(accessTokens.get(token) ?? {});
      }
      default:
        response.writeHead(404);
        response.end();
    }
  }

  return {
    settings: { id: "university", name: "University login", issuer, ...CLIENT },
    /** Who signs in from now on; forged: with a key that is not the provider's. */
    become(person: Person, { forged = false } = {}) {
      Object.assign(state, { person, forged });
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request) text += piece;
  return text;
}
