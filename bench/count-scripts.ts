import type { CDPSession } from "playwright";

/** Bytes of each script as they came over the wire, by address. */
export async function countScripts(session: CDPSession): Promise<Map<string, number>> {
  const names = new Map<string, string>();
  const bytes = new Map<string, number>();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") names.set(requestId, response.url);
  });
  // The bodies alone, as they were compressed; from the browser's cache nothing comes over the wire.
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => {
    const name = names.get(requestId);
    if (name) bytes.set(name, (bytes.get(name) ?? 0) + encodedDataLength);
  });
  return bytes;
}
