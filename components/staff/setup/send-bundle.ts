import type { SendingProgress } from "../content/send-content";
import { readReply, type ServerReply } from "../protocol/ask-server";

/**
 * Sends a bundle, and says how far it has come; never throws. A request of the older kind, because only
 * that tells how much of a file is on its way.
 */
export function sendBundle(
  url: string,
  bundle: Blob,
  onProgress: (progress: SendingProgress) => void,
): Promise<ServerReply> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Content-Type", "application/zip");
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress({ step: "sending", done: loaded, of: total });
    request.upload.onload = () => onProgress({ step: "checking", done: 0, of: 0 });
    request.onerror = () => resolve({ kind: "unreachable" });
    request.onload = () => {
      try {
        resolve(readReply(request.status, JSON.parse(request.responseText)));
      } catch {
        resolve({ kind: "unreachable" });
      }
    };
    request.send(bundle);
  });
}
