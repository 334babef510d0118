import { CommandError } from "../command-error.mjs";

/** @typedef {(value: string) => boolean} Rule */

/** @type {{ name: string, means: string, rule: Rule, otherwise: string, optional?: boolean }[]} */
const REQUIRED = [
  {
    name: "DATABASE_URL",
    means: "the PostgreSQL database, like postgresql://user:password@host:5432/grounded",
    rule: (value) => hasProtocol(value, ["postgres:", "postgresql:"]),
    otherwise: "is not a postgresql:// address",
  },
  {
    name: "MIGRATION_DATABASE_URL",
    optional: true,
    means: "the same database, for the role that owns its tables",
    rule: (value) => hasProtocol(value, ["postgres:", "postgresql:"]),
    otherwise: "is not a postgresql:// address",
  },
  {
    name: "NEXTAUTH_SECRET",
    means: "at least 32 random characters, like `openssl rand -hex 32` prints; keep it for good",
    rule: (value) => value.length >= 32,
    otherwise: "is shorter than 32 characters",
  },
  {
    name: "NEXTAUTH_URL",
    means: "the public address of this server, like https://study.example.org",
    rule: (value) => hasProtocol(value, ["http:", "https:"]),
    otherwise: "is not an http:// or https:// address",
  },
];

/**
 * @param {string} value
 * @param {string[]} protocols
 */
function hasProtocol(value, protocols) {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/**
 * One message about every setting that is malformed, or required and missing, or null when all are good.
 * @param {Record<string, string | undefined>} env
 * @param {string[]} [names] what has to be set; everything where it is left out
 */
export function explainSettings(env, names = REQUIRED.map(({ name }) => name)) {
  const required = REQUIRED.filter(({ name }) => names.includes(name));
  const lines = required.flatMap(({ name, means, rule, otherwise, optional }) => {
    const value = env[name];
    if (!value) return optional ? [] : `  ${name} is missing: ${means}`;
    return rule(value) ? [] : `  ${name} ${otherwise}: ${means}`;
  });
  if (lines.length === 0) return null;
  return `Grounded cannot start with these settings. Set them in the environment:\n${lines.join("\n")}`;
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {string[]} [names] what has to be set; everything where it is left out
 * @throws {CommandError}
 */
export function requireSettings(env, names) {
  const message = explainSettings(env, names);
  if (message) throw new CommandError(message);
}
