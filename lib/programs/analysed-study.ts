import type { Resampling } from "@/lib/stats/resampling/resampling";

/** What the scripts of a bundle have to know of its study. */
export interface AnalysedStudy {
  title: string;
  paths: {
    ratings: string;
    participants: string;
    content: string;
    accuracyRuns: string;
    comparison: string;
  };
  methods: {
    key: string;
    /** As the files of the data have it. */
    inFile: string;
  }[];
  constructs: { key: string; points: number }[];
  /** Of the runs with an accuracy, as the comparison calls them. */
  modelSizes: {
    label: string;
    /** As the files of the data have it; empty where it is not known. */
    inFile: string;
  }[];
  /** Null where there is no comparison, and so nothing was resampled. */
  resampling: Resampling | null;
}
