import ConfigProvider from "antd/es/config-provider";
import type { Locale } from "antd/es/locale";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { Provider } from "urql";
import { presentClient } from "@/kit/api/client";
import { useMatches } from "@/kit/state/screen";
import { setTimeLanguage } from "@/kit/time/instants";
import { router } from "./router";
import { Toaster } from "./Toaster";
import { nonce, themeFor, useScheme } from "./theme";

const locales: Record<string, () => Promise<{ default: Locale }>> = {
  "zh-CN": () => import("antd/es/locale/zh_CN"),
  "en-US": () => import("antd/es/locale/en_US"),
};

/** Everything that every page stands in. */
export function Portal() {
  const { i18n } = useTranslation();
  const [scheme] = useScheme();
  const isStill = useMatches("(prefers-reduced-motion: reduce)");
  const locale = useAntdLocale(i18n.language);
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

function useAntdLocale(language: string): Locale | undefined {
  const [locale, setLocale] = useState<Locale>();
  useEffect(() => {
    let isCurrent = true;
    locales[language]?.().then((loaded) => isCurrent && setLocale(loaded.default));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return locale;
}
