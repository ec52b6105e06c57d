import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { persistedDocuments } from "./build/documents.ts";

const source = fileURLToPath(new URL("./src", import.meta.url));

// npm run dev: OPS_URL says where the Api is; OPS_TOKEN signs in without a session. Neither reaches what is built.
const api = process.env.OPS_URL ?? "http://127.0.0.1:5080";
const headers = process.env.OPS_TOKEN ? { Authorization: `Bearer ${process.env.OPS_TOKEN}` } : undefined;
const toApi = { target: api, ws: true, headers };

export default defineConfig({
  plugins: [persistedDocuments(source), react()],
  resolve: { alias: { "@": source } },
  build: {
    outDir: "dist",
    assetsDir: "assets",
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    manifest: true,
  },
  server: {
    port: 5173,
    proxy: { "/graphql": toApi, "/session": toApi, "/enrolment": toApi, "/files": toApi, "/exports": toApi },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
