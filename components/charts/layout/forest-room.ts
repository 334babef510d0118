/** Room above and below the rows, for the axes and for what the sides of 1 mean. */
export const FOREST_TOP = 26;
export const FOREST_BOTTOM = 48;
