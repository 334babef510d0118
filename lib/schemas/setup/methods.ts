import { z } from "zod";
import { METHOD_COLOURS } from "@/lib/study/protocol/method-colours";

const named = z
  .string()
  .trim()
  .min(1, "Something has to stand here.")
  .max(100, "At most 100 characters.");

export const methodColour = z.enum(METHOD_COLOURS.map(({ hex }) => hex)).nullable();

const distinct = <Item>(items: readonly Item[], nameOf: (item: Item) => string) =>
  items.flatMap((item, index) =>
    items.findIndex((other) => nameOf(other) === nameOf(item)) < index ? [index] : [],
  );

const factors = z
  .array(z.strictObject({ name: named, level: named }))
  .max(10, "At most 10 factors.")
  .superRefine((list, context) => {
    for (const index of distinct(list, ({ name }) => name)) {
      const message = "Another factor of the method has this name.";
      context.addIssue({ code: "custom", path: [index, "name"], message });
    }
  });

const method = z.strictObject({
  /** Null: a new one. */
  id: z.uuid().nullable(),
  key: named,
  label: named,
  factors,
  colour: methodColour,
});

/** All methods of a draft study in their order, with the hash of what they were made from. */
export const saveMethodsSchema = z.strictObject({
  basedOn: z.string().max(64),
  methods: z
    .array(method)
    .max(40, "At most 40 methods.")
    .superRefine((list, context) => {
      for (const index of distinct(list, ({ key }) => key)) {
        const message = "Another method has this key.";
        context.addIssue({ code: "custom", path: [index, "key"], message });
      }
    }),
});
export type SaveMethodsInput = z.infer<typeof saveMethodsSchema>;
export type EditedMethod = SaveMethodsInput["methods"][number];

/** Methods as they are stored, to be edited: a colour that is none of ours is the one of its position. */
export function readMethods<Stored extends { colour: string | null }>(stored: readonly Stored[]) {
  return stored.map((method) => ({
    ...method,
    colour: methodColour.catch(null).parse(method.colour),
  }));
}
