import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";

interface Declared {
  itemId?: string;
  attribute?: string;
  value?: string;
}

const [longestKey, longestValue] = [200, 4_000];

interface Control {
  value?: Declared[];
  onChange?: (value: Declared[]) => void;
  id?: string;
}

/** What the items read once the change is done; the change cannot be closed while they read something else. */
export function DeclaredEditor({ items, value = [], onChange, id }: Control & { items: readonly string[] }) {
  const { t } = useTranslation();
  const set = (i: number, change: Declared) => onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div className="step-editor" id={id}>
      {value.map((one, i) => (
        <div key={i} className="declared-edit">
          <Select
            value={one.itemId}
            options={items.map((item) => ({ value: item, label: item }))}
            aria-label={t("changes:items.item")}
            onChange={(itemId) => set(i, { itemId })}
          />
          <Input
            value={one.attribute}
            maxLength={longestKey}
            placeholder={t("changes:items.attribute")}
            aria-label={t("changes:items.attribute")}
            onChange={(event) => set(i, { attribute: event.target.value })}
          />
          <Input
            value={one.value}
            maxLength={longestValue}
            placeholder={t("changes:items.planned")}
            aria-label={t("changes:items.planned")}
            onChange={(event) => set(i, { value: event.target.value || undefined })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t("changes:items.remove")}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button disabled={items.length === 0} onClick={() => onChange?.([...value, { itemId: items[0] }])}>
        {t("changes:items.add")}
      </Button>
    </div>
  );
}
