import { contentImportSchema } from "@/lib/schemas/content/content-import";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { importContent } from "@/lib/server/import/content/import-content";
import { receiveFile } from "@/lib/server/import/content/received-file";
import { streamMessages } from "@/lib/server/import/content/stream-messages";
import { answering, readQuery } from "@/lib/server/shared/http";
import { takeTurn } from "@/lib/server/shared/one-at-a-time";

/** Looks at a file of content, sent as the body, or stores it in the draft; says how far it has come. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const { form, finding } = readQuery(request, contentImportSchema);
    const endTurn = takeTurn(access.userId);
    try {
      const file = await receiveFile(request);
      return streamMessages(
        (onProgress) => importContent({ access, file, form, finding, onProgress }),
        () => file.forget().finally(endTurn),
      );
    } catch (error) {
      endTurn();
      throw error;
    }
  });
}
