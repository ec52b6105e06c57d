import type { ResourceLanguage } from "i18next";

const files = import.meta.glob<ResourceLanguage[string]>(["./kit.json"], {
  eager: true,
  import: "default",
});

/** What the frame itself says: one namespace a file, by its name. */
export default Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.slice(2, -5), texts]));
