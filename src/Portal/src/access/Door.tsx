import BulbOutlined from "@ant-design/icons/es/icons/BulbOutlined";
import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { switchLanguage } from "@/i18n";
import { useScheme } from "@/shell/theme";

/** The page in front of the portal. */
export function Door({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const [scheme, setScheme] = useScheme();
  return (
    <div className="door">
      <div className="door-picture">
        <div className="brand">
          <img src="/icon.svg" alt="" width={32} height={32} />
          <span>EventSourcedOps</span>
        </div>
        <div>
          <h2>{t("access:product")}</h2>
          <p>{t("access:claim")}</p>
        </div>
        <div />
      </div>
      <main className="door-form">
        <div className="door-tools">
          <Button type="text" onClick={() => switchLanguage(i18n.language === "zh-CN" ? "en-US" : "zh-CN")}>
            {t("shell.otherLanguage")}
          </Button>
          <Button
            type="text"
            icon={<BulbOutlined />}
            aria-label={t(scheme === "dark" ? "shell.light" : "shell.dark")}
            onClick={() => setScheme(scheme === "dark" ? "light" : "dark")}
          />
        </div>
        <div className="door-card">
          <h1>{title}</h1>
          {help && <p className="faint">{help}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
