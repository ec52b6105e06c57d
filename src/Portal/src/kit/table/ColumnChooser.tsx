import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import Popover from "antd/es/popover";
import { useTranslation } from "react-i18next";
import { type Column, shownColumns } from "./columns";

interface Props<Row> {
  columns: readonly Column<Row>[];
  chosen: string[] | null;
  onChoose: (keys: string[] | null) => void;
}

export function ColumnChooser<Row>({ columns, chosen, onChoose }: Props<Row>) {
  const { t } = useTranslation();
  const shown = shownColumns(columns, chosen).map((column) => column.key);
  const list = (
    <div className="column-chooser">
      <Checkbox.Group
        value={shown}
        options={columns.map((column) => ({ value: column.key, label: column.title, disabled: column.always }))}
        onChange={(keys) => onChoose(keys as string[])}
      />
      <Button size="small" type="link" disabled={!chosen} onClick={() => onChoose(null)}>
        {t("table.usualColumns")}
      </Button>
    </div>
  );
  return (
    <Popover content={list} title={t("table.columns")} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-label={t("table.columns")} />
    </Popover>
  );
}
