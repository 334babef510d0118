import { NotFoundWords } from "@/components/staff/not-found-words";

export default function StudyPageNotFound() {
  return <NotFoundWords />;
}
