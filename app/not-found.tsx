import type { Metadata } from "next";

export const metadata: Metadata = { title: "Page not found" };

export default function PageNotFound() {
  return (
    <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 py-12 sm:px-6">
      <h1 className="font-serif text-[1.44rem] leading-snug font-semibold">
        There is no such page
      </h1>
      <p className="mt-4 max-w-[66ch] font-serif">
        The address may have been cut short when it was copied. If you were invited to a study,
        please open it again by the link that you were given.
      </p>
      <p className="mt-4">
        {/* Every page carries this one: a plain link spares participants the code of the other kind. */}
        <a href="/">To the start page</a>
      </p>
    </main>
  );
}
