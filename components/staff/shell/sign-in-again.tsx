/** The way to sign in beside what is typed, which stays in this tab. */
export function SignInAgain() {
  return (
    <a href="/sign-in" target="_blank" rel="noopener" className="inline-block py-1 underline">
      Sign in in a new tab, then save here again
    </a>
  );
}
