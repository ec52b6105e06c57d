import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import Button, { type ButtonProps } from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useTranslation } from "react-i18next";
import { type Action, actionForms } from "./actions";

interface Props {
  actions: readonly Action[];
  onChoose: (action: Action) => void;
  size?: ButtonProps["size"];
}

/** The actions for which a bar has no room. */
export function MoreActions({ actions, onChoose, size }: Props) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  const items = actions.map((action) => ({
    key: action,
    label: t(`incidents:actions.${action}.name`),
    danger: actionForms[action]?.danger,
    "aria-haspopup": "dialog" as const,
    onClick: () => onChoose(action),
  }));
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button size={size} icon={<MoreOutlined />} aria-haspopup="menu">
        {t("incidents:actions.more")}
      </Button>
    </Dropdown>
  );
}
