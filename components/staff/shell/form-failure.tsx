import { Notice } from "@/components/ui/notice";

/** Says that a form was refused as a whole; announced when it appears. */
export function FormFailure({ failure }: { failure: string | null }) {
  return <div role="alert">{failure ? <Notice look="danger">{failure}</Notice> : null}</div>;
}
