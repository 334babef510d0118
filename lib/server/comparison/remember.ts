import "server-only";

interface Remembered {
  version: string;
  value: unknown;
}

/** Figures that are remembered at a time, over all studies and sets. */
const KEPT = 128;

const kept = globalThis as unknown as { groundedRemembered?: Map<string, Remembered> };

/**
 * What was computed before for the same key and version, or else what is computed now. The version
 * has to be another as soon as the outcome could be.
 */
export function remember<T>(key: string, version: string, compute: () => T): T {
  kept.groundedRemembered ??= new Map();
  const remembered = kept.groundedRemembered;
  const known = remembered.get(key);
  remembered.delete(key);
  const value = known?.version === version ? (known.value as T) : compute();
  remembered.set(key, { version, value });
  const [oldest] = remembered.keys();
  if (remembered.size > KEPT && oldest) remembered.delete(oldest);
  return value;
}
