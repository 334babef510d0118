import { z } from "zod";

/** The factors of a method as they are stored: a level by the name of its factor. */
export const storedFactors = z.record(z.string(), z.string()).catch({});
