import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import type { Option } from "@/kit/command/fields";

interface Props {
  options: Option[];
  value?: string[][];
  onChange?: (sets: string[][]) => void;
}

/** Attributes and kinds of relation whose values together may occur once only, a line for each rule. */
export function KeySetsEditor({ options, value = [], onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="choices-editor">
      {value.map((keys, at) => (
        <div key={at} className="choices-editor-row">
          <Select
            mode="multiple"
            className="wide"
            value={keys}
            options={options}
            showSearch={{ optionFilterProp: "label" }}
            aria-label={t("configuration:form.fields.jointlyUnique")}
            onChange={(next) => onChange?.(value.map((one, i) => (i === at ? next : one)))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("configuration:define.dropRule")}
            onClick={() => onChange?.(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange?.([...value, []])}>
        {t("configuration:define.addRule")}
      </Button>
    </div>
  );
}
