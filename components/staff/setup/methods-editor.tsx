"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { MethodColours } from "@/components/charts/method-colours";
import { newKey, RowList } from "@/components/staff/protocol/rows";
import { SaveBar } from "@/components/staff/protocol/save-bar";
import type { SaveState } from "@/components/staff/protocol/use-protocol-draft";
import { askServer } from "@/components/staff/shell/ask-server";
import { useLeaveGuard } from "@/components/staff/shell/use-leave-guard";
import { useHydrated } from "@/components/ui/use-hydrated";
import { WhenListening } from "@/components/ui/when-listening";
import type { FieldProblem } from "@/lib/errors";
import { type EditedMethod, saveMethodsSchema } from "@/lib/schemas/setup/methods";
import { type MethodUses, sayMethodUses } from "@/lib/views/content/method-uses";
import { MethodFields } from "./method-fields";

interface Props {
  slug: string;
  methods: (EditedMethod & MethodUses)[];
  hash: string;
}

/** The methods of a draft: to name, order, colour, add, and take away while nothing uses them. */
export function MethodsEditor({ slug, methods: stored, hash: storedHash }: Props) {
  const router = useRouter();
  const ready = useHydrated();
  const [methods, setMethods] = useState<readonly EditedMethod[]>(() => stored.map(withoutCount));
  const [hash, setHash] = useState(storedHash);
  const [state, setState] = useState<SaveState>({ kind: "saved" });
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  useLeaveGuard(state.kind !== "saved");
  const uses = new Map(stored.map((method) => [method.id, sayMethodUses(method)]));

  function change(next: readonly EditedMethod[]) {
    setMethods(next);
    setProblems([]);
    setState({ kind: "unsaved" });
  }

  async function save() {
    const read = saveMethodsSchema.safeParse({ basedOn: hash, methods });
    if (!read.success) {
      const found = read.error.issues.map(({ path, message }) => ({
        path: path.join("."),
        message,
      }));
      setProblems(found);
      setState({ kind: "failed", message: "Not saved: some fields need attention." });
      const field = found[0]?.path.replace(/^methods\.(\d+)\./, "method-$1-").replaceAll(".", "-");
      document.getElementById(field ?? "")?.focus();
      return;
    }
    setState({ kind: "saving" });
    const reply = await askServer("PUT", `/api/studies/${slug}/methods`, read.data);
    if (reply.kind === "done") {
      const saved = reply.body as { methods: EditedMethod[]; hash: string };
      setMethods(saved.methods);
      setHash(saved.hash);
      setState({ kind: "saved" });
      router.refresh();
      return;
    }
    if (reply.kind === "unreachable") {
      const message = "Not saved: the server cannot be reached. What you typed is still here.";
      setState({ kind: "failed", message });
      return;
    }
    setProblems(reply.fields);
    const signedOut = reply.code === "not-signed-in";
    setState({ kind: "failed", message: `Not saved. ${reply.message}`, signedOut });
  }

  return (
    <MethodColours colours={methods.map(({ colour }) => colour)}>
      <form
        noValidate
        className="max-w-[60rem] [&_:is(input,select,button,summary)]:scroll-mb-28"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <WhenListening>
          <RowList
            id="method-list"
            items={methods}
            name="Method"
            problem={problems.find(({ path }) => path === "methods")?.message}
            blank={(items) => {
              const key = newKey("method-")(items);
              return { id: null, key, label: "", factors: [], colour: null };
            }}
            onChange={change}
            keeps={(index) => {
              const used = uses.get(methods[index]?.id ?? "");
              return used ? `In use: ${used}. Delete them under Content to remove it.` : null;
            }}
          >
            {(index) => {
              const method = methods[index];
              if (!method) return null;
              return (
                <MethodFields
                  index={index}
                  method={method}
                  problemOf={(path) =>
                    problems.find((problem) => problem.path === `methods.${index}.${path}`)?.message
                  }
                  onChange={(next) => change(methods.map((one, at) => (at === index ? next : one)))}
                />
              );
            }}
          </RowList>
        </WhenListening>
        <div className="mt-4">
          <SaveBar
            label="Save the methods"
            state={state.kind === "unsaved" ? { kind: "failed", message: "Not saved yet" } : state}
            disabled={!ready}
          />
        </div>
      </form>
    </MethodColours>
  );
}

function withoutCount({
  explanations: _,
  runs: __,
  ...method
}: Props["methods"][number]): EditedMethod {
  return method;
}
