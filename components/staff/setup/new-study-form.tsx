"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { newStudySchema } from "@/lib/schemas/new-study";
import { slugFromTitle } from "@/lib/study/study-slug";
import { askServer } from "../protocol/ask-server";

type Problems = Partial<Record<string, string>>;

/** The title of a new study and its name in addresses, which follows the title until it is typed. */
export function NewStudyForm() {
  const router = useRouter();
  const ready = useHydrated();
  const [title, setTitle] = useState("");
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  const slug = typedSlug ?? slugFromTitle(title);

  async function create(event: FormEvent) {
    event.preventDefault();
    const read = newStudySchema.safeParse({ title, slug });
    if (!read.success) {
      show(read.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
      return;
    }
    setBusy(true);
    setProblems({});
    const reply = await askServer("POST", "/api/studies", read.data);
    if (reply.kind === "done") {
      router.push(`/studies/${read.data.slug}/setup`);
      return;
    }
    setBusy(false);
    if (reply.kind === "unreachable") {
      setProblems({ "": "The server cannot be reached. Nothing was made; try again." });
    } else if (reply.fields.length > 0) show(reply.fields);
    else setProblems({ "": reply.message });
  }

  function show(found: { path: string; message: string }[]) {
    setProblems(Object.fromEntries(found.map(({ path, message }) => [path, message])));
    document.getElementById(`new-${found[0]?.path}`)?.focus();
  }

  return (
    <form noValidate onSubmit={create} className="max-w-[36rem] space-y-5">
      <TextField
        id="new-title"
        label="Title"
        value={title}
        problem={problems.title}
        autoComplete="off"
        onChange={(event) => setTitle(event.target.value)}
      />
      <div>
        <TextField
          id="new-slug"
          label="Name in addresses"
          value={slug}
          problem={problems.slug}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTypedSlug(event.target.value)}
        />
        <p className="mt-1 text-soft [overflow-wrap:anywhere]">
          Participants come to /take/{slug || "…"}. It says nothing about what is compared, and
          stays as it is.
        </p>
      </div>
      <Button type="submit" disabled={!ready || busy}>
        Create the study
      </Button>
      <p role="alert" className="text-danger">
        {problems[""]}
      </p>
    </form>
  );
}
