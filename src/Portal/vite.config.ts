import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { persistedDocuments } from "./build/documents.ts";
import { styledByNonce } from "./build/nonce.ts";

const source = fileURLToPath(new URL("./src", import.meta.url));

// npm run dev: OPS_URL says where the Api is; OPS_TOKEN signs in without a session. Neither reaches what is built.
const api = process.env.OPS_URL ?? "http://127.0.0.1:5080";
const headers = process.env.OPS_TOKEN ? { Authorization: `Bearer ${process.env.OPS_TOKEN}` } : undefined;
const toApi = { target: api, ws: true, headers };

export default defineConfig({
  plugins: [persistedDocuments(source), styledByNonce(), react()],
  resolve: { alias: { "@": source } },
  build: {
    outDir: "dist",
    assetsDir: "assets",
    modulePreload: { polyfill: false },
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    manifest: true,
    rolldownOptions: {
      output: {
        // A visit over HTTP/1.1 waits for every file: what is always loaded together comes in one.
        advancedChunks: {
          groups: [
            {
              name: "frame",
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next|urql|@urql|wonka|graphql-ws|dayjs)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { "/graphql": toApi, "/session": toApi, "/enrolment": toApi, "/files": toApi, "/exports": toApi },
  },
  test: { include: ["src/**/*.test.ts", "src/**/*.test.tsx"] },
});
