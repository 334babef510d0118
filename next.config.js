const contentSecurityPolicy = [
  "default-src 'self'",
  // Next's inline boot scripts carry no nonce on cached pages.
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join("; ");

// R in the browser evaluates what it compiles; its worker obeys the policy of its own files, which
// lets it do that and reach nobody but this server. The pages' policy stays as it is.
const rContentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; connect-src 'self'";

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
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "Content-Security-Policy", value: contentSecurityPolicy },
        { key: "X-Content-Type-Options", value: "nosniff" },
        // Recruitment links carry personal ids in their query; no other site learns them.
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
    {
      source: "/webr/:path*",
      headers: [{ key: "Content-Security-Policy", value: rContentSecurityPolicy }],
    },
  ],
};

export default config;
