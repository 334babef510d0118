import type {
  ContentReport,
  ImportMessage,
  ImportProgress,
} from "@/lib/views/content/content-import";
import { openUpload } from "./open-upload";

/** How far it has come, the way to the server included. */
export type SendingProgress =
  | ImportProgress
  | { step: "sending" | "checking"; done: number; of: number };

/** What became of it: a report, or a sentence that says what went wrong. */
export type Sent = { report: ContentReport } | { failure: string };

const LOST =
  "The connection broke. A file is stored as a whole or not at all: look at the content before you try again.";

/** Sends a file of content, and says how far it has come. */
export function sendContent(
  url: string,
  body: Blob,
  onProgress: (progress: SendingProgress) => void,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = openUpload(url, "application/octet-stream", onProgress);
    let read = 0;
    let last: ImportMessage | null = null;
    const readMessages = () => {
      const end = request.responseText.lastIndexOf("\n");
      if (end < read) return;
      for (const line of request.responseText.slice(read, end).split("\n")) {
        if (line.trim() === "") continue;
        last = JSON.parse(line) as ImportMessage;
        if ("progress" in last) onProgress(last.progress);
      }
      read = end + 1;
    };
    request.onprogress = () => {
      if (request.status === 200) readMessages();
    };
    request.onerror = () => resolve({ failure: LOST });
    request.onload = () => {
      if (request.status !== 200) return resolve({ failure: refusalOf(request) });
      readMessages();
      if (last && "report" in last) resolve({ report: last.report });
      else resolve({ failure: last && "error" in last ? last.error.message : LOST });
    };
    request.send(body);
  });
}

function refusalOf(request: XMLHttpRequest): string {
  if (request.status === 401) return "You are no longer signed in. Sign in again in another tab.";
  try {
    const { error } = JSON.parse(request.responseText) as {
      error?: { message?: string; fields?: { message: string }[] };
    };
    const fields = error?.fields?.map(({ message }) => message).join(" ");
    if (error?.message) return [error.message, fields].filter(Boolean).join(" ");
  } catch {
    // Something between us and the server answered.
  }
  return "Something went wrong on our side. Nothing was stored. Try again.";
}
