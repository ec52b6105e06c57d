import type { ResourceLanguage } from "i18next";

const files = import.meta.glob<ResourceLanguage[string]>(["./*.json", "!./kit.json"], {
  eager: true,
  import: "default",
});

/** What pages say: they come together with the first page. */
export default Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.slice(2, -5), texts]));
