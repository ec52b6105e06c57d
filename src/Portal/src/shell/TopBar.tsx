import BulbOutlined from "@ant-design/icons/es/icons/BulbOutlined";
import GlobalOutlined from "@ant-design/icons/es/icons/GlobalOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import UserOutlined from "@ant-design/icons/es/icons/UserOutlined";
import Button from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { switchLanguage } from "@/i18n";
import { AllowedButton } from "@/kit/Allowed";
import { signOut } from "@/kit/api/session";
import { useIsPhone } from "@/kit/state/screen";
import { useViewer } from "@/kit/state/viewer";
import { useScheme } from "./theme";

/** Search, language, light or dark, and who is signed in. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t, i18n } = useTranslation();
  const phone = useIsPhone();
  const [scheme, setScheme] = useScheme();
  const other = i18n.language === "zh-CN" ? "en-US" : "zh-CN";
  const otherScheme = scheme === "dark" ? "light" : "dark";
  return (
    <header className="top-bar">
      <button type="button" className="top-search" onClick={onSearch} aria-label={t("shell.search")}>
        <SearchOutlined />
        <span>{t("shell.searchHint")}</span>
        {!phone && <kbd>Ctrl K</kbd>}
      </button>
      <div className="top-actions">
        <AllowedButton operation="incident.report" type="primary" icon={<PlusOutlined />} to="/incidents/new" aria-label={t("pages.report")}>
          {phone ? null : t("pages.report")}
        </AllowedButton>
        <Button type="text" icon={<GlobalOutlined />} onClick={() => switchLanguage(other)} aria-label={t("shell.language")}>
          {phone ? null : t("shell.otherLanguage")}
        </Button>
        <Button
          type="text"
          icon={<BulbOutlined />}
          onClick={() => setScheme(otherScheme)}
          aria-label={t(`shell.${otherScheme}`)}
          title={t(`shell.${otherScheme}`)}
        />
        <ViewerMenu />
      </div>
    </header>
  );
}

function ViewerMenu() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const phone = useIsPhone();
  const navigate = useNavigate();
  const leave = async () => {
    await signOut();
    navigate("/sign-in");
    navigate(0);
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "who",
            disabled: true,
            label: (
              <div className="viewer-card">
                <strong>{viewer.name}</strong>
                <span>{viewer.organisation?.name ?? viewer.login}</span>
              </div>
            ),
          },
          { type: "divider" },
          { key: "leave", label: t("shell.signOut"), onClick: leave },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t("shell.viewer", { name: viewer.name })}>
        {phone ? null : viewer.name}
      </Button>
    </Dropdown>
  );
}
