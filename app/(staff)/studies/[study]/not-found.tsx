import { NotFoundWords } from "@/components/staff/shell/not-found-words";

export default function StudyPageNotFound() {
  return <NotFoundWords />;
}
