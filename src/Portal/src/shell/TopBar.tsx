import BulbOutlined from "@ant-design/icons/es/icons/BulbOutlined";
import GlobalOutlined from "@ant-design/icons/es/icons/GlobalOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Button from "antd/es/button";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "@/i18n";
import { AllowedButton } from "@/kit/Allowed";
import { useIsPhone } from "@/kit/state/screen";
import { useScheme } from "./theme";
import { ViewerMenu } from "./ViewerMenu";

const Bell = lazy(() => import("@/notifications/Bell"));

/** Search, language, light or dark, and who is signed in. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t, i18n } = useTranslation();
  const phone = useIsPhone();
  const [scheme, setScheme] = useScheme();
  const other = i18n.language === "zh-CN" ? "en-US" : "zh-CN";
  const otherScheme = scheme === "dark" ? "light" : "dark";
  return (
    <header className="top-bar">
      <button type="button" className="top-search" onClick={onSearch}>
        <SearchOutlined />
        <span>{t("shell.searchHint")}</span>
        {!phone && <kbd>Ctrl K</kbd>}
      </button>
      <div className="top-actions">
        <AllowedButton
          operation="incident.report"
          type="primary"
          icon={<PlusOutlined />}
          to="/incidents/new"
          aria-label={phone ? t("pages.report") : undefined}
        >
          {phone ? null : t("pages.report")}
        </AllowedButton>
        <Button
          type="text"
          icon={<GlobalOutlined />}
          onClick={() => switchLanguage(other)}
          aria-label={phone ? t("shell.language") : undefined}
        >
          {phone ? null : t("shell.otherLanguage")}
        </Button>
        <Button
          type="text"
          icon={<BulbOutlined />}
          onClick={() => setScheme(otherScheme)}
          aria-label={t(`shell.${otherScheme}`)}
          title={t(`shell.${otherScheme}`)}
        />
        <Suspense fallback={<span className="bell" />}>
          <Bell />
        </Suspense>
        <ViewerMenu />
      </div>
    </header>
  );
}
