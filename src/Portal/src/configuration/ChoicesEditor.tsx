import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import { useTranslation } from "react-i18next";
import type { Declaration } from "./declarations";
import { WordingInput } from "./WordingInput";

type Choice = NonNullable<Declaration["choices"]>[number];

/** What can be chosen: what is stored, and what people read. */
export function ChoicesEditor({ value = [], onChange }: { value?: Choice[]; onChange: (choices: Choice[]) => void }) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<Choice>) => onChange(value.map((choice, i) => (i === at ? { ...choice, ...part } : choice)));
  const name = (key: string) => t(`configuration:define.${key}`);
  return (
    <div className="choices-editor">
      {value.map((choice, at) => (
        <div key={at} className="choices-editor-row">
          <Input
            value={choice.key}
            placeholder={name("choiceKey")}
            aria-label={name("choiceKey")}
            onChange={(event) => change(at, { key: event.target.value })}
          />
          <WordingInput label={name("choiceName")} value={choice.name} onChange={(words) => change(at, { name: words })} />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("configuration:define.drop", { name: choice.key })}
            onClick={() => onChange(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, { key: "", name: {} }])}>
        {name("addChoice")}
      </Button>
    </div>
  );
}
