import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AttributeEditor } from "./AttributeEditor";
import type { Declaration } from "./declarations";
import { useWording } from "./wording";

/** Attributes of a type, each with its rules; one is open at a time. */
export function AttributesEditor({ value = [], onChange }: { value?: Declaration[]; onChange?: (declarations: Declaration[]) => void }) {
  const { t } = useTranslation();
  const word = useWording();
  const [open, setOpen] = useState<number>();
  const change = (at: number, part: Partial<Declaration>) => onChange?.(value.map((one, i) => (i === at ? { ...one, ...part } : one)));
  const called = ({ name, key }: Declaration) => word({ zh: name.zh ?? "", en: name.en ?? "" }) || key || t("configuration:define.unnamed");
  return (
    <div className="attribute-editors">
      {value.map((declaration, at) => (
        <section key={at} className="attribute-editor" aria-label={called(declaration)}>
          <div className="attribute-editor-head">
            <Button type="text" aria-expanded={open === at} onClick={() => setOpen(open === at ? undefined : at)}>
              {called(declaration)}
            </Button>
            <span className="faint">
              {t(`enums:AttributeKind.${declaration.kind}`)} {declaration.unit}
            </span>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t("configuration:define.drop", { name: called(declaration) })}
              onClick={() => onChange?.(value.filter((_, i) => i !== at))}
            />
          </div>
          {open === at && <AttributeEditor value={declaration} onChange={(part) => change(at, part)} />}
        </section>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => {
          setOpen(value.length);
          onChange?.([...value, { key: "", name: {}, kind: "TEXT" }]);
        }}
      >
        {t("configuration:define.add")}
      </Button>
    </div>
  );
}
