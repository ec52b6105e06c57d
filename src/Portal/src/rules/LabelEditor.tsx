import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useTranslation } from "react-i18next";

export interface Label {
  name: string;
  value: string;
}

interface Props {
  value?: Label[];
  onChange?: (labels: Label[]) => void;
  id?: string;
}

const [longestName, longestValue, most] = [128, 1_024, 16];

/** Labels that alerts of a rule get besides those of their series. */
export function LabelEditor({ value = [], onChange, id }: Props) {
  const { t } = useTranslation();
  const set = (i: number, change: Partial<Label>) => onChange?.(value.map((one, at) => (at === i ? { ...one, ...change } : one)));
  return (
    <div id={id}>
      {value.map((label, i) => (
        <div key={i} className="rule-label">
          <Input
            maxLength={longestName}
            value={label.name}
            aria-label={t("rules:labels.nameOf", { number: i + 1 })}
            placeholder={t("rules:labels.name")}
            onChange={(event) => set(i, { name: event.target.value })}
          />
          <Input
            maxLength={longestValue}
            value={label.value}
            aria-label={t("rules:labels.valueOf", { number: i + 1 })}
            placeholder={t("rules:labels.value")}
            onChange={(event) => set(i, { value: event.target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t("rules:labels.remove", { number: i + 1 })}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      {value.length < most && <Button onClick={() => onChange?.([...value, { name: "", value: "" }])}>{t("rules:labels.add")}</Button>}
    </div>
  );
}
