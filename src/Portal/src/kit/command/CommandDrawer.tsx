import Drawer from "antd/es/drawer";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useIsPhone } from "@/kit/state/screen";

/** A command's form beside the page, and from below on a phone. */
export function CommandDrawer({
  title,
  open,
  onClose,
  wide,
  children,
}: {
  title: string;
  open: boolean;
  onClose: () => void;
  /** What is filled in is a table. */
  wide?: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      placement={phone ? "bottom" : "right"}
      size={phone ? "auto" : wide ? 760 : 460}
      rootClassName="command-drawer"
      destroyOnHidden
      closable={{ "aria-label": t("form.fold") }}
    >
      {children}
    </Drawer>
  );
}
