import { z } from "zod";
import { STUDY_FILE_SCHEMA_PATH, studyFileSchema } from "./study-file";

/** The JSON Schema of a study's file, for editors and other programs; made from what reads it. */
export function studyFileJsonSchema(origin: string): object {
  const schema = z.toJSONSchema(studyFileSchema, { io: "input", unrepresentable: "any" });
  return {
    ...schema,
    $id: `${origin}${STUDY_FILE_SCHEMA_PATH}`,
    title: "A study of Grounded",
    description:
      "What a study is made of: its methods, its protocol and its content. Nothing of its people.",
  };
}
