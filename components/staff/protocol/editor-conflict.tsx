import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { diffProtocols } from "@/lib/study/protocol/protocol-diff";
import { ChangeList } from "./change-list";

/** Somebody else saved meanwhile: both are there, with what differs, until one is chosen. */
export function EditorConflict({
  theirs,
  mine,
  onKeepMine,
  onTakeTheirs,
}: {
  theirs: Protocol;
  mine: Protocol;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}) {
  const changes = diffProtocols(theirs, mine);
  return (
    <Notice look="look" role="alert" title="Somebody else has saved this protocol meanwhile">
      <p className="max-w-[66ch]">
        Theirs is saved, yours is kept in this browser. From theirs to yours, this differs:
      </p>
      <ChangeList changes={changes} />
      <div className="mt-3 flex flex-wrap gap-3">
        <Button look="secondary" onClick={onKeepMine}>
          Save mine over theirs
        </Button>
        <Button look="danger" onClick={onTakeTheirs}>
          Take theirs and drop {changes.length === 1 ? "my change" : `my ${changes.length} changes`}
        </Button>
      </div>
    </Notice>
  );
}
