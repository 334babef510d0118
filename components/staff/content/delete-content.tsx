"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type DeletableContent, nameContent } from "@/lib/views/content/deletable-content";

/** Deletes all that a draft has of one kind, after asking: what a wrong import has left. */
export function DeleteContent({
  slug,
  contents,
}: {
  slug: string;
  contents: readonly DeletableContent[];
}) {
  const router = useRouter();
  const ready = useHydrated();
  const [chosen, setChosen] = useState("");
  const [asking, setAsking] = useState<DeletableContent | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [done, setDone] = useState("");
  const [busy, setBusy] = useState(false);
  const named = contents.map((content) => ({ content, id: idOf(content) }));
  const content = named.find(({ id }) => id === chosen)?.content ?? named[0]?.content;

  async function remove(going: DeletableContent) {
    if (busy) return;
    setBusy(true);
    const reply = await askServer("POST", `/api/studies/${slug}/content/deletion`, going.input);
    setBusy(false);
    if (reply.kind === "done") {
      const { deleted } = reply.body as { deleted: number };
      setAsking(null);
      setDone(`Deleted: ${nameContent({ ...going, count: deleted })}.`);
      router.refresh();
    } else if (reply.kind === "refused") setFailure(reply.message);
    else setFailure("The server cannot be reached. Try again.");
  }

  return (
    <section aria-labelledby="deleting">
      <h2 id="deleting" className="mb-2 font-serif text-[1.2rem]">
        Delete what came in by mistake
      </h2>
      {content ? (
        <div className="flex max-w-[36rem] flex-wrap items-end gap-3">
          <SelectField
            id="deletable"
            label="What is in the draft"
            value={idOf(content)}
            disabled={!ready}
            options={named.map(({ id, content }) => ({ value: id, label: nameContent(content) }))}
            onChange={({ target }) => setChosen(target.value)}
          />
          <Button
            look="secondary"
            disabled={!ready}
            onClick={() => {
              setFailure(null);
              setDone("");
              setAsking(content);
            }}
          >
            Delete…
          </Button>
        </div>
      ) : (
        <p className="text-soft">The draft has no content.</p>
      )}
      <p role="status" className="mt-2">
        {done}
      </p>
      {asking ? (
        <ConfirmDialog
          title={`Delete ${nameContent(asking)}?`}
          onClose={() => setAsking(null)}
          act={
            <Button look="danger" aria-disabled={busy} onClick={() => remove(asking)}>
              Delete
            </Button>
          }
        >
          <p>
            Gone from the draft for good; what else is in it stays. It can be imported again from
            its file.
          </p>
          <FormFailure failure={failure} />
        </ConfirmDialog>
      ) : null}
    </section>
  );
}

const idOf = ({ input }: DeletableContent) =>
  input.what === "unexplained-questions" ? input.what : `${input.what}/${input.method}`;
