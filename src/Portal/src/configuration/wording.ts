import { useCallback } from "react";
import { useTranslation } from "react-i18next";

export interface Wording {
  zh: string;
  en: string;
}

/** Says what the model calls something in the language of the page. */
export function useWording(): (words: Wording | null | undefined) => string {
  const { i18n } = useTranslation();
  return useCallback((words) => (words ? (i18n.language === "en-US" ? words.en : words.zh) : ""), [i18n.language]);
}
