import MoreOutlined from "@ant-design/icons/es/icons/MoreOutlined";
import Button, { type ButtonProps } from "antd/es/button";
import Dropdown from "antd/es/dropdown";
import { useTranslation } from "react-i18next";

interface Props<Action extends string> {
  actions: readonly Action[];
  forms: Partial<Record<Action, { danger?: boolean }>>;
  texts: string;
  onChoose: (action: Action) => void;
  size?: ButtonProps["size"];
}

/** The actions for which a bar has no room. */
export function MoreActions<Action extends string>({ actions, forms, texts, onChoose, size }: Props<Action>) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  const items = actions.map((action) => ({
    key: action,
    label: t(`${texts}:actions.${action}.name`),
    danger: forms[action]?.danger,
    "aria-haspopup": "dialog" as const,
    onClick: () => onChoose(action),
  }));
  return (
    <Dropdown trigger={["click"]} menu={{ items }}>
      <Button size={size} icon={<MoreOutlined />} aria-haspopup="menu">
        {t(`${texts}:actions.more`)}
      </Button>
    </Dropdown>
  );
}
