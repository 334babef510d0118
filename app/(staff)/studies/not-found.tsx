import { NotFoundWords } from "@/components/staff/shell/not-found-words";

export default function StudyNotFound() {
  return (
    <main className="mx-auto max-w-[80rem] px-4 py-16 md:px-6">
      <NotFoundWords />
    </main>
  );
}
