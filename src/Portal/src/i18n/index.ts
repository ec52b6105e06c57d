import i18next, { type ResourceLanguage } from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["zh-CN", "en-US"] as const;
export type Language = (typeof languages)[number];

const memory = "ops.language";
const texts: Record<Language, () => Promise<{ default: ResourceLanguage }>> = {
  "zh-CN": () => import("./zh-CN"),
  "en-US": () => import("./en-US"),
};

const pageTexts: Record<Language, () => Promise<{ default: ResourceLanguage }>> = {
  "zh-CN": () => import("./zh-CN/pages"),
  "en-US": () => import("./en-US/pages"),
};

export function isLanguage(name: string | null | undefined): name is Language {
  return languages.some((language) => language === name);
}

/** The language that was chosen here, Chinese until one is. */
export function wantedLanguage(): Language {
  const chosen = localStorage.getItem(memory);
  return isLanguage(chosen) ? chosen : "zh-CN";
}

let started: Promise<void> | undefined;

/** Loads one language, once; the other comes when somebody switches to it. */
export function startLanguage(): Promise<void> {
  started ??= begin();
  return started;
}

async function begin() {
  const language = wantedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: "kit",
    ns: [],
    resources: { [language]: (await texts[language]()).default },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

let pagesTold: Promise<void> | undefined;

/** The words of the pages, once; a page waits for them as it waits for itself. */
export function pageWords(): Promise<void> {
  // The router asks for the first page as soon as it is made, which may be before any language is there.
  pagesTold ??= startLanguage().then(() => add(i18next.language as Language, pageTexts));
  return pagesTold;
}

async function add(language: Language, from: typeof texts) {
  const { default: loaded } = await from[language]();
  for (const [namespace, resource] of Object.entries(loaded)) i18next.addResourceBundle(language, namespace, resource);
}

export async function switchLanguage(language: Language) {
  await Promise.all([add(language, texts), add(language, pageTexts)]);
  await i18next.changeLanguage(language);
  localStorage.setItem(memory, language);
  document.documentElement.lang = language;
}
