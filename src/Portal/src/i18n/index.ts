import i18next, { type ResourceLanguage } from "i18next";
import { initReactI18next } from "react-i18next";

export const languages = ["zh-CN", "en-US"] as const;
export type Language = (typeof languages)[number];

const memory = "ops.language";
const texts: Record<Language, () => Promise<{ default: ResourceLanguage }>> = {
  "zh-CN": () => import("./zh-CN"),
  "en-US": () => import("./en-US"),
};

export function isLanguage(name: string | null | undefined): name is Language {
  return languages.some((language) => language === name);
}

function wanted(): Language {
  const chosen = localStorage.getItem(memory);
  return isLanguage(chosen) ? chosen : "zh-CN";
}

/** Loads one language; the other comes when somebody switches to it. */
export async function startLanguage(): Promise<Language> {
  const language = wanted();
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
  return language;
}

export async function switchLanguage(language: Language) {
  const { default: loaded } = await texts[language]();
  for (const [namespace, resource] of Object.entries(loaded)) i18next.addResourceBundle(language, namespace, resource);
  await i18next.changeLanguage(language);
  localStorage.setItem(memory, language);
  document.documentElement.lang = language;
}
