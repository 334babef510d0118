"use client";

import { useEffect, useRef, useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { useLeaveGuard } from "@/components/staff/shell/use-leave-guard";
import type { FieldProblem } from "@/lib/errors";
import { readProtocol } from "@/lib/schemas/protocol/protocol-edit";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { diffProtocols } from "@/lib/study/protocol/protocol-diff";
import { setAt } from "./edit-document";
import { completeKept, type KeptDraft, keepDraft, readKeptDraft } from "./kept-draft";

export type SaveState =
  | { kind: "saved" }
  | { kind: "unsaved" }
  | { kind: "saving" }
  | { kind: "failed"; message: string; signedOut?: boolean };

/** What somebody else saved while this was typed. */
export interface Conflict {
  hash: string;
  document: Protocol;
}

/** Stands for the hash of a document that somebody else's has replaced. */
const IN_CONFLICT = "in conflict";

const isEqual = (a: Protocol, b: Protocol) => diffProtocols(a, b).length === 0;

/** A part of the protocol that is edited and saved by itself. */
export interface EditedPart {
  /** Where it is saved, under the study's address; also the name under which it is kept. */
  name: string;
  /** Somebody's document with this part of mine in it. */
  over: (theirs: Protocol, mine: Protocol) => Protocol;
  problems: (document: Protocol) => FieldProblem[];
  body: (document: Protocol) => Record<string, unknown>;
}

export const WHOLE_PROTOCOL: EditedPart = {
  name: "protocol",
  over: (_theirs, mine) => mine,
  problems: (document) => {
    const read = readProtocol(document);
    return read.kind === "problems" ? read.problems : [];
  },
  body: (document) => ({ document }),
};

/**
 * The document as it is typed. Whatever is not saved is kept in this browser, through errors, closed
 * tabs and other people's saves, until it is saved or given up.
 */
export function useProtocolDraft(
  slug: string,
  start: { hash: string; document: Protocol },
  part: EditedPart = WHOLE_PROTOCOL,
) {
  const [document, setDocument] = useState(start.document);
  // What is typed while a save is under way has to be known when it ends.
  const latest = useRef(start.document);
  const [stored, setStored] = useState(start);
  const [save, setSave] = useState<SaveState>({ kind: "saved" });
  const [refused, setRefused] = useState<FieldProblem[]>([]);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [restored, setRestored] = useState(false);
  const [tried, setTried] = useState(false);
  useLeaveGuard(save.kind !== "saved");

  function show(next: Protocol) {
    latest.current = next;
    setDocument(next);
  }

  const keep = (draft: KeptDraft | null) => keepDraft(part.name, slug, draft);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was kept is looked for once, when the page opens
  useEffect(() => {
    const kept = readKeptDraft(part.name, slug);
    if (!kept) return;
    const mine = part.over(start.document, completeKept(start.document, kept.document));
    if (isEqual(mine, start.document)) {
      keep(null);
      return;
    }
    show(mine);
    setSave({ kind: "unsaved" });
    if (kept.basedOn === start.hash) setRestored(true);
    else setConflict(start);
  }, []);

  function change(next: Protocol) {
    show(next);
    setRefused([]);
    setSave((now) => (now.kind === "saving" ? now : { kind: "unsaved" }));
    // As long as there is a conflict, it is still based on what was there before.
    keep({ basedOn: conflict ? IN_CONFLICT : stored.hash, document: next });
  }

  async function send(basedOn: string) {
    const sent = document;
    setTried(true);
    if (part.problems(sent).length > 0) {
      setSave({ kind: "failed", message: "Not saved: some fields need attention." });
      return;
    }
    setSave({ kind: "saving" });
    const reply = await askServer("PUT", `/api/studies/${slug}/${part.name}`, {
      basedOn,
      ...part.body(sent),
    });
    if (reply.kind === "done") {
      const { hash } = reply.body as { hash: string };
      setStored({ hash, document: sent });
      setConflict(null);
      setRestored(false);
      const same = isEqual(latest.current, sent);
      keep(same ? null : { basedOn: hash, document: latest.current });
      setSave({ kind: same ? "saved" : "unsaved" });
      return;
    }
    if (reply.kind === "unreachable") {
      const message = "Not saved: the server cannot be reached. What you typed is kept here.";
      setSave({ kind: "failed", message });
      return;
    }
    if (reply.status === 409) {
      const theirs = await askServer("GET", `/api/studies/${slug}/protocol`);
      const saved = theirs.kind === "done" ? (theirs.body as Conflict) : null;
      if (saved && saved.hash !== basedOn) {
        setConflict(saved);
        show(part.over(saved.document, latest.current));
        keep({ basedOn: IN_CONFLICT, document: latest.current });
      }
    }
    setRefused(reply.fields);
    const signedOut = reply.code === "not-signed-in";
    setSave({ kind: "failed", message: `Not saved. ${reply.message}`, signedOut });
  }

  function giveUp() {
    const theirs = conflict ?? stored;
    show(theirs.document);
    setStored(theirs);
    setConflict(null);
    setRestored(false);
    setRefused([]);
    setTried(false);
    setSave({ kind: "saved" });
    keep(null);
  }

  return {
    document,
    save,
    refused,
    conflict,
    restored,
    /** Whether a save was tried: from then on fields say what is wrong with them. */
    tried,
    set: (path: string, value: unknown) => change(setAt(document, path, value)),
    /** Saves; with a conflict, over what somebody else saved. */
    send: () => send(conflict?.hash ?? stored.hash),
    /** Goes back to what is saved. */
    giveUp,
  };
}
