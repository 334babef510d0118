/** What an address asked for, as `searchParams` give it, written as a query again: "flag=a&flag=b". */
export function writeQuery(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
