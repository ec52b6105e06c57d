import UserOutlined from "@ant-design/icons/es/icons/UserOutlined";
import Button from "antd/es/button";
import { type FocusEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { signOut } from "@/kit/api/session";
import { useIsPhone } from "@/kit/state/screen";
import { useViewer } from "@/kit/state/viewer";

/** Who is signed in, and the way out. */
export function ViewerMenu() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const phone = useIsPhone();
  const [open, setOpen] = useState(false);
  // A whole load: nothing that was read may stay in memory.
  const leave = () => signOut().finally(() => location.assign("/sign-in"));
  const closeWhenLeft = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: closes what its own buttons opened
    <div className="viewer-menu" onBlur={closeWhenLeft} onKeyDown={(event) => event.key === "Escape" && setOpen(false)}>
      <Button
        type="text"
        icon={<UserOutlined />}
        aria-label={t("shell.viewer", { name: viewer.name })}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {phone ? null : viewer.name}
      </Button>
      {open && (
        <div className="viewer-card">
          <strong>{viewer.name}</strong>
          <span>{[viewer.login, viewer.organisation?.name].filter(Boolean).join(" · ")}</span>
          <Button block onClick={leave}>
            {t("shell.signOut")}
          </Button>
        </div>
      )}
    </div>
  );
}
