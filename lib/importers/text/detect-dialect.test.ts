import { describe, expect, it } from "vitest";
import { detectDialect } from "./detect-dialect";

const detect = (text: string) => {
  const { layout, line, comments, fault } = detectDialect(text, true);
  return { layout, line, comments, fault };
};

describe("The dialect of a file", () => {
  it.each([
    [";", "id;question;gold\n1;Where, do people say, is it?;a\n"],
    [";", "run;accuracy\n0;0,651\n1;0,7\n"],
    [",", '"id","choices; all of them; in order","gold"\n1,a;b;c,a\n'],
    ["\t", "id\tquestion, as asked\tgold\n1\tWhere, then?\ta\n"],
    [";", 'id;"Question, text";gold\r\n1;"Where; now?";a\r\n'],
    // Broken quoting in the first row leaves the delimiter to be seen.
    [";", 'id;question;gold\n1;What does "cool, or hot" mean?;"Cool" means cold\n'],
    [";", 'id;question;gold\n1;"never closed;a\n2;b,c;d\n'],
    // So do rows that are too short.
    [";", "id;question;gold\n1;b\n2;c\n"],
    [",", "question\nWhere?\n"],
    ["json-lines", ' \n {"id":1}\n'],
    ["json-list", '\uFEFF[{"id":1}]'],
  ])("is %j by its first rows: %j", (layout, text) => {
    expect(detect(text)).toMatchObject({ layout, fault: null });
  });

  it.each([
    ["sep=;\r\nid,a;b\r\n1;2\r\n", ";", 2],
    ['"sep=\t"\nid,b\tc\n1\t2\n', "\t", 2],
    ["SEP=,\nid,b\n1,2\n", ",", 2],
    ["\n \n;;;\n,,\nid;b\n1;2\n", ";", 5],
    ['"","",""\nid,b,c\n1,2,3\n', ",", 2],
    ['"\nid",b\n1,2\n', ",", 1],
  ])("begins behind what comes before the header: %j", (text, layout, line) => {
    expect(detect(text)).toMatchObject({ layout, line, fault: null });
  });

  it("tells comments before the header from a header that begins with #", () => {
    expect(detect('# made "by hand", in May\n\n# by us\nid,b,c\n1,2,3\n')).toMatchObject({
      line: 4,
      comments: [1, 3],
    });
    expect(detect("# made in May\n#,question,gold\n1,2,3\n")).toMatchObject({
      line: 2,
      comments: [1],
    });
    expect(detect("#id,question,gold\n1,2,3\n")).toMatchObject({ line: 1, comments: [] });
  });

  it.each(["sep=|\na|b\n", '{\n "id": 1\n}\n', '{"id": 1,\n"b": 2}\n'])(
    "says why nothing can be read: %j",
    (text) => {
      expect(detect(text).fault).toMatchObject({ reason: expect.any(String) });
    },
  );
});
