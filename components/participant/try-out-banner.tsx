/** Says on every page of a study in its pilot that it is one. */
export function TryOutBanner() {
  return (
    <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
      Try-out: this study is being tested. What you answer is deleted before it begins.
    </p>
  );
}
