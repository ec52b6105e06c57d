import type { ResourceLanguage } from "i18next";

const files = import.meta.glob<ResourceLanguage[string]>("./*.json", { eager: true, import: "default" });

/** One namespace a file, by its name. */
export default Object.fromEntries(Object.entries(files).map(([path, texts]) => [path.slice(2, -5), texts]));
