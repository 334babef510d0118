import { openUpload } from "@/components/staff/content/open-upload";
import type { SendingProgress } from "@/components/staff/content/send-content";
import { readReply, type ServerReply } from "@/components/staff/shell/ask-server";

/** Sends a bundle, and says how far it has come; never throws. */
export function sendBundle(
  url: string,
  bundle: Blob,
  onProgress: (progress: SendingProgress) => void,
): Promise<ServerReply> {
  return new Promise((resolve) => {
    const request = openUpload(url, "application/zip", onProgress);
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
