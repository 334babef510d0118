/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` holds the types; the demo's first start need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  // Where the files were before the API had them.
  redirects: async () =>
    Object.entries({
      "exports/:file": "downloads/:file",
      "bundle.zip": "downloads/bundle.zip",
      "comparison.csv": "downloads/comparison.csv",
      "study.json": "downloads/study.json",
      "comparison.json": "comparison",
      "monitor.json": "progress",
    }).map(([before, now]) => ({
      source: `/api/studies/:study/${before}`,
      destination: `/api/v1/studies/:study/${now}`,
      permanent: true,
    })),
};

export default config;
