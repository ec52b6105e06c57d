// After vite: counts what a first visit loads, fails above the budget, presses every text with brotli, and takes away what only the build needs.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const budget = 260_000;
const pressed = /\.(js|css|html|svg|json|webmanifest)$/;
const worthIt = 1024;

const manifestFile = join(dist, ".vite/manifest.json");
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
const first = new Set();
take(Object.keys(manifest).find((key) => manifest[key].isEntry));
// Loaded at once as well, though by a dynamic import: the words of the first language.
take("src/i18n/zh-CN/index.ts");
take(Object.keys(manifest).find((key) => key.endsWith("antd/es/locale/zh_CN.js")));

function take(key) {
  if (first.has(key)) return;
  first.add(key);
  for (const next of manifest[key].imports ?? []) take(next);
}

const sizeOf = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const initial = [...first].reduce((sum, key) => sum + sizeOf(manifest[key].file), 0);
console.log(`Initial JavaScript: ${(initial / 1000).toFixed(1)} kB gzip of ${budget / 1000} kB, in ${first.size} files.`);
if (initial > budget) {
  console.error("The first visit loads too much: load what it does not need when it is needed.");
  process.exit(1);
}

rmSync(join(dist, ".vite"), { recursive: true });
for (const entry of readdirSync(dist, { withFileTypes: true, recursive: true })) {
  const file = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !pressed.test(entry.name) || entry.name === "persisted.json" || entry.name === "index.html") continue;
  const text = readFileSync(file);
  if (text.length < worthIt) continue;
  writeFileSync(
    `${file}.br`,
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
  );
}
