import { dataPath } from "./bundle-description";
import { BUNDLE_DOCUMENTS } from "./bundle-documents";

/**
 * How a bundle's tables are read in R and in Python. Both take the types from the codebook and only empty
 * fields for missing: left to guess, R reads the text NA as missing, TRUE as a truth and 007 as 7.
 */
export const READ_IN_R = `codebook <- read.csv(
  "${BUNDLE_DOCUMENTS.codebook.path}",
  na.strings = "", colClasses = "character", encoding = "UTF-8"
)
read_table <- function(path) {
  own <- codebook[codebook$file == path, ]
  types <- ifelse(own$type %in% c("integer", "number"), "numeric", "character")
  read.csv(
    path,
    na.strings = "", colClasses = setNames(types, own$column),
    check.names = FALSE, encoding = "UTF-8"
  )
}
ratings <- read_table("${dataPath("ratings")}")`;

export const READ_IN_PYTHON = `import pandas as pd

codebook = pd.read_csv("${BUNDLE_DOCUMENTS.codebook.path}", dtype=str, keep_default_na=False)


def read_table(path):
    own = codebook[codebook["file"] == path]
    kinds = {"integer": "float64", "number": "float64"}
    types = {name: kinds.get(kind, str) for name, kind in zip(own["column"], own["type"])}
    return pd.read_csv(path, dtype=types, keep_default_na=False, na_values=[""])


ratings = read_table("${dataPath("ratings")}")`;
