import type { Locale } from "antd/es/locale";

const locales: Record<string, () => Promise<{ default: Locale }>> = {
  "zh-CN": () => import("antd/es/locale/zh_CN"),
  "en-US": () => import("antd/es/locale/en_US"),
};

/** What the controls say by themselves: names of months, "no data". */
export async function controlWords(language: string): Promise<Locale> {
  return (await locales[language]!()).default;
}
