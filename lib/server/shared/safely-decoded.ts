/** What percent signs mean in a piece of an address or a cookie; "" where it is damaged. */
export function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
