import { CopyLine } from "@/components/staff/shell/copy-line";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/format";

export interface CreatedLinkView {
  link: string;
  email: string;
  expiresAt: string;
}

/** A link that is shown here and now only, and how to hand it over. */
export function CreatedLink({ made }: { made: CreatedLinkView }) {
  return (
    <Notice look="look" title={`Hand this link to ${made.email} only`}>
      <p>
        It sets a password once, until {formatInstant(made.expiresAt)}. Whoever opens it gets the
        account, so give it to its owner only. It is not shown again.
      </p>
      <CopyLine label="Password link" text={made.link} />
    </Notice>
  );
}
