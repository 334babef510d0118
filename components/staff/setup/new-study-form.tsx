"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ImportProgressBar } from "@/components/staff/content/import-progress";
import type { SendingProgress } from "@/components/staff/content/send-content";
import { askServer } from "@/components/staff/shell/ask-server";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { FieldProblem } from "@/lib/errors";
import { type NewStudyInput, newStudySchema } from "@/lib/schemas/setup/new-study";
import { writeAddress } from "@/lib/schemas/shared/write-address";
import { slugFromTitle } from "@/lib/study/lifecycle/study-slug";
import { FileProblems } from "./file-problems";
import { sendBundle } from "./send-bundle";
import { type StudyOrigin, StudyOriginFields } from "./study-origin";

type Problems = Partial<Record<string, string>>;
const OWN_FIELDS = ["title", "slug", "file"];

/**
 * The title of a new study, its name in addresses, which follows the title until it is typed, and what
 * it begins as.
 */
export function NewStudyForm({
  others,
}: {
  /** The studies of which a new one can be made. */
  others: readonly { slug: string; title: string }[];
}) {
  const router = useRouter();
  const ready = useHydrated();
  const [title, setTitle] = useState("");
  const [typedSlug, setTypedSlug] = useState<string | null>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [origin, setOrigin] = useState<StudyOrigin>({ kind: "nothing" });
  const [file, setFile] = useState<File | null>(null);
  const [inFile, setInFile] = useState<FieldProblem[]>([]);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [progress, setProgress] = useState<SendingProgress | null>(null);
  const slug = typedSlug ?? slugFromTitle(title);

  async function create(event: FormEvent) {
    event.preventDefault();
    const read = newStudySchema.safeParse({ title, slug });
    if (!read.success) {
      show(read.error.issues.map(({ path, message }) => ({ path: path.join("."), message })));
      return;
    }
    if ((origin.kind === "file" || origin.kind === "bundle") && !file) {
      show([{ path: "file", message: "Choose the file first." }]);
      return;
    }
    if (origin.kind === "file" && file && (await isZip(file))) {
      const message =
        "This is a zip archive, not a study’s file. A bundle comes in as “a finished study”.";
      show([{ path: "file", message }]);
      return;
    }
    setBusy(true);
    setProblems({});
    setInFile([]);
    const reply = await send(read.data);
    if (reply.kind === "done") {
      const { leftOut = [] } = reply.body as { leftOut?: string[] };
      if (leftOut.length > 0) {
        setBusy(false);
        setMade({ slug: read.data.slug, leftOut });
        return;
      }
      router.push(`/studies/${read.data.slug}/${origin.kind === "bundle" ? "compare" : "setup"}`);
      return;
    }
    setBusy(false);
    setProgress(null);
    if (reply.kind === "unreachable") {
      setProblems({ "": "The server cannot be reached. Nothing was made; try again." });
    } else if (reply.fields.length > 0) show(reply.fields);
    else setProblems({ "": reply.message });
  }

  function send(study: NewStudyInput) {
    if (origin.kind === "copy") {
      return askServer("POST", "/api/studies/copy", { ...study, from: origin.from });
    }
    if (origin.kind === "nothing") return askServer("POST", "/api/studies", study);
    if (origin.kind === "bundle" && file) {
      return sendBundle(writeAddress("/api/studies/bundle", study), file, setProgress);
    }
    return askServer("POST", writeAddress("/api/studies/file", study), file);
  }

  function show(found: FieldProblem[]) {
    setInFile(found.filter(({ path }) => !OWN_FIELDS.includes(path)));
    setProblems(Object.fromEntries(found.map(({ path, message }) => [path, message])));
    document.getElementById(`new-${found[0]?.path}`)?.focus();
  }

  if (made) return <MadeOfFile {...made} />;
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
          {slug ? `Participants come to /take/${slug}. ` : "Participants see it in their link. "}It
          says nothing about what is compared, and stays as it is.
        </p>
      </div>
      <StudyOriginFields
        origin={origin}
        others={others}
        problem={problems.file}
        onOrigin={setOrigin}
        onFile={setFile}
      />
      <Button type="submit" disabled={!ready || busy}>
        Create the study
      </Button>
      <div role="status">{progress ? <ImportProgressBar progress={progress} /> : null}</div>
      <div role="alert" className="text-danger">
        {inFile.length > 0 ? (
          <>
            <p>Nothing was made. In the file:</p>
            <FileProblems problems={inFile} />
          </>
        ) : (
          <p>{problems[""]}</p>
        )}
      </div>
    </form>
  );
}

interface Made {
  slug: string;
  /** What of the file was not taken, in sentences. */
  leftOut: string[];
}

/** The study is there; what its file held besides is said before one goes on. */
function MadeOfFile({ slug, leftOut }: Made) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div ref={heading} tabIndex={-1} role="status" className="max-w-[66ch] space-y-4 outline-none">
      <Notice look="look" title="The study was made, without all that is in the file">
        {leftOut.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <p>
        <StaffLink href={`/studies/${slug}/setup`}>Go to the study</StaffLink>
      </p>
    </div>
  );
}

const isZip = async (file: File) => (await file.slice(0, 2).text()) === "PK";
