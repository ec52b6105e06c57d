import Drawer from "antd/es/drawer";
import { useTranslation } from "react-i18next";
import { MenuList } from "./Sidebar";

/** All places, from the side. */
export default function PhoneMenu({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer title={t("product")} placement="left" size={260} open onClose={onClose} rootClassName="phone-menu">
      <MenuList onGo={onClose} />
    </Drawer>
  );
}
