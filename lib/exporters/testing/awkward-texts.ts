/** Texts that programs take for something else when they guess what a column holds. */
export const AWKWARD_TEXTS = [
  ...["NA", "NaN", "nan", "None", "NULL", "null", "N/A", "n/a", "#N/A", "<NA>", "-"],
  ...["TRUE", "FALSE", "T", "F", "true", "Inf", "-Inf"],
  ...["007", "1e5", "1E5", "0x1F", "1.0", "+4", "-3", "−3", "1,5", "12345678901234567890"],
  ...["1-2", "2-3", "2026-01-02", "1/2", "MAR1", "12:30"],
];

/** Texts that a file of values with separators has to keep from its own marks. */
export const AWKWARD_PROSE = [
  "=1+1",
  "@here",
  "It said \"no\", 'yes'; and\ttabs",
  "two\nlines",
  "three\r\nlines\r\nof it",
  " spaces at both ends ",
  "\\N",
  "\\.",
  "# no comment",
  "ünïcödé “quotes” 漢字 😀",
  "5 % of {these} [and] those",
];
