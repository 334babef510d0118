import { z } from "zod";
import { EXPORT_FILES } from "@/lib/figures/export-files";

export const exportFileSchema = z.enum(EXPORT_FILES.map((file) => file.name));
