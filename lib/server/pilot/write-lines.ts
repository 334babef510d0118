import "server-only";

/** Each value as a line of JSON. Who stops reading stops the making. */
export async function* writeLines(
  values: AsyncGenerator<unknown, void, undefined>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  for await (const value of values) yield encoder.encode(`${JSON.stringify(value)}\n`);
}
