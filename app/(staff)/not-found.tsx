import { NotFoundWords } from "@/components/staff/shell/not-found-words";

/** Of pages that are no study's: without it, the document around them would stay empty. */
export default function StaffPageNotFound() {
  return (
    <main className="mx-auto max-w-[80rem] px-4 py-16 md:px-6">
      <NotFoundWords />
    </main>
  );
}
