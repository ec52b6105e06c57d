import ConfigProvider from "antd/es/config-provider";
import type { Locale } from "antd/es/locale";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { Provider } from "urql";
import { presentClient } from "@/kit/api/client";
import { useMatches } from "@/kit/state/screen";
import { setTimeLanguage } from "@/kit/time/instants";
import { controlWords } from "./controlWords";
import { router } from "./router";
import { Toaster } from "./Toaster";
import { nonce, themeFor, useScheme } from "./theme";

/** Everything that every page stands in. */
export function Portal({ words }: { words: Locale }) {
  const { i18n } = useTranslation();
  const [scheme] = useScheme();
  const isStill = useMatches("(prefers-reduced-motion: reduce)");
  const locale = useControlWords(i18n.language, words);
  setTimeLanguage(i18n.language);
  useEffect(() => {
    document.documentElement.dataset.scheme = scheme;
  }, [scheme]);

  return (
    <ConfigProvider theme={themeFor(scheme, !isStill)} locale={locale} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <div className="portal ops">
        <Provider value={presentClient}>
          <RouterProvider router={router} />
        </Provider>
        <Toaster />
      </div>
    </ConfigProvider>
  );
}

// The words of the controls follow the language once they are there; until then the others stay.
function useControlWords(language: string, first: Locale): Locale {
  const [locale, setLocale] = useState(first);
  useEffect(() => {
    let isCurrent = true;
    void controlWords(language).then((loaded) => isCurrent && setLocale(loaded));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return locale;
}
