import type { ThemeConfig } from "antd/es/config-provider";
import theme from "antd/es/theme";
import { usePreference } from "@/kit/state/preference";
import { useMatches } from "@/kit/state/screen";

export type Scheme = "light" | "dark";

/** The answer's own nonce, by which styles that are made in the browser are let in. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

/** Light or dark: as chosen, else as the system has it. */
export function useScheme(): [Scheme, (scheme: Scheme) => void] {
  const [chosen, choose] = usePreference<Scheme | null>("scheme", null);
  const systemIsDark = useMatches("(prefers-color-scheme: dark)");
  return [chosen ?? (systemIsDark ? "dark" : "light"), choose];
}

const fontFamily = '"Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

export function themeFor(scheme: Scheme, motion: boolean): ThemeConfig {
  const dark = scheme === "dark";
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: "ops" },
    hashed: false,
    token: {
      colorPrimary: dark ? "#4c8dff" : "#1d5fc4",
      colorInfo: dark ? "#4c8dff" : "#1d5fc4",
      colorLink: dark ? "#7fb0ff" : "#1a56b0",
      colorError: dark ? "#ff7f84" : "#c0272d",
      colorTextPlaceholder: dark ? "#8d95a5" : "#6b7484",
      colorTextSecondary: dark ? "#aab2c0" : "#525c6d",
      colorTextTertiary: dark ? "#98a1b0" : "#5f6979",
      colorTextDescription: dark ? "#98a1b0" : "#5f6979",
      colorBgLayout: dark ? "#0e131c" : "#f3f5f9",
      colorBgContainer: dark ? "#161c27" : "#ffffff",
      colorBgElevated: dark ? "#1c2431" : "#ffffff",
      colorBorder: dark ? "#344055" : "#cfd6e1",
      colorBorderSecondary: dark ? "#253041" : "#e4e8ef",
      motion,
      borderRadius: 6,
      fontFamily,
      fontSize: 14,
      controlHeight: 32,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
    },
    components: {
      Button: dark ? { colorPrimary: "#2a64c8", colorPrimaryHover: "#3773da", colorPrimaryActive: "#2257b3" } : {},
      Layout: { siderBg: "transparent", headerBg: "transparent" },
      Menu: { itemHeight: 36, itemBorderRadius: 6, itemMarginInline: 8, darkItemBg: "transparent", darkItemSelectedBg: "#2c4d86" },
      Table: {
        headerBg: dark ? "#1b2330" : "#f7f9fc",
        cellPaddingBlockSM: 7,
        headerSplitColor: "transparent",
        headerSortActiveBg: dark ? "#1b2330" : "#f7f9fc",
        bodySortBg: "transparent",
      },
    },
  };
}
