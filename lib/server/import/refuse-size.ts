import "server-only";
import { ImportRefused } from "./import-outcome";

/** More than thirty times the largest published file. */
const LARGEST_BYTES = 64 * 1024 * 1024;

/** The refusal of a file by its size in bytes, before anything of it is read; null when it may come. */
export function refuseSize(bytes: number): ImportRefused | null {
  if (bytes === 0) return new ImportRefused("The file is empty.");
  if (bytes <= LARGEST_BYTES) return null;
  const megabytes = (size: number) => (size / 1024 / 1024).toFixed(0);
  return new ImportRefused(
    `The file has ${megabytes(bytes)} MB; files of up to ${megabytes(LARGEST_BYTES)} MB are read. Split it.`,
  );
}
