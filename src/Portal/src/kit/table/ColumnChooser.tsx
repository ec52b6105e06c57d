import DownOutlined from "@ant-design/icons/es/icons/DownOutlined";
import SettingOutlined from "@ant-design/icons/es/icons/SettingOutlined";
import UpOutlined from "@ant-design/icons/es/icons/UpOutlined";
import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import InputNumber from "antd/es/input-number";
import Popover from "antd/es/popover";
import { useTranslation } from "react-i18next";
import type { ShownColumn } from "@/kit/state/listLayouts";
import { type Column, chosenOf, isActions, shiftedBy, shownColumns } from "./columns";

interface Props<Row> {
  columns: readonly Column<Row>[];
  chosen: readonly ShownColumn[] | null;
  onChoose: (columns: ShownColumn[] | null) => void;
}

const [least, most, step] = [40, 1_200, 10];

/** Which columns are shown, in which order and how wide. */
export function ColumnChooser<Row>({ columns, chosen, onChoose }: Props<Row>) {
  const { t } = useTranslation();
  const shown = shownColumns(columns, chosen);
  const now = chosenOf(columns, chosen);
  const hidden = columns.filter((column) => !shown.some((other) => other.key === column.key));
  const listed = [...shown, ...hidden].filter((column) => !isActions(column));
  const toggle = (column: Column<Row>, isShown: boolean) =>
    onChoose(isShown ? [...now, { key: column.key, width: null }] : now.filter((other) => other.key !== column.key));
  const widen = (key: string, width: number | null) => onChoose(now.map((column) => (column.key === key ? { key, width } : column)));
  const list = (
    <div className="column-chooser">
      <ol>
        {listed.map((column) => {
          const isShown = shown.includes(column);
          const choice = now.find((other) => other.key === column.key);
          const title = column.title;
          return (
            <li key={column.key}>
              <Checkbox checked={isShown} disabled={column.always} onChange={(event) => toggle(column, event.target.checked)}>
                {title}
              </Checkbox>
              {isShown && (
                <>
                  <InputNumber
                    size="small"
                    min={least}
                    max={most}
                    step={step}
                    value={choice?.width}
                    placeholder={column.width ? String(column.width) : t("table.usualWidth")}
                    aria-label={t("table.width", { name: title })}
                    onBlur={(event) => {
                      const typed = Number.parseInt(event.target.value, 10);
                      const width = Number.isNaN(typed) ? null : Math.min(Math.max(typed, least), most);
                      if (width !== (choice?.width ?? null)) widen(column.key, width);
                    }}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<UpOutlined />}
                    aria-label={t("table.columnUp", { name: title })}
                    onClick={() => onChoose(shiftedBy(now, column.key, -1))}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<DownOutlined />}
                    aria-label={t("table.columnDown", { name: title })}
                    onClick={() => onChoose(shiftedBy(now, column.key, 1))}
                  />
                </>
              )}
            </li>
          );
        })}
      </ol>
      <Button size="small" type="link" disabled={!chosen} onClick={() => onChoose(null)}>
        {t("table.usualColumns")}
      </Button>
    </div>
  );
  return (
    <Popover content={list} title={t("table.columns")} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />} aria-haspopup="dialog" aria-label={t("table.columns")} />
    </Popover>
  );
}
