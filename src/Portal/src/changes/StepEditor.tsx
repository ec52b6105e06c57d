import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import Button from "antd/es/button";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import { useTranslation } from "react-i18next";

interface Step {
  text?: string;
  minutes?: number;
}

const [longest, mostMinutes, rows] = [2_000, 10_080, 2];

/** A list of steps in their order. */
export function StepEditor({ value = [], onChange, id }: { value?: Step[]; onChange?: (value: Step[]) => void; id?: string }) {
  const { t } = useTranslation();
  const set = (i: number, change: Step) => onChange?.(value.map((step, at) => (at === i ? { ...step, ...change } : step)));
  return (
    <div className="step-editor" id={id}>
      {value.map((step, i) => (
        <div key={i} className="step-edit">
          <span className="step-mark figures">{i + 1}</span>
          <Input.TextArea
            rows={rows}
            maxLength={longest}
            value={step.text}
            aria-label={t("changes:steps.text", { number: i + 1 })}
            onChange={(event) => set(i, { text: event.target.value })}
          />
          <InputNumber
            min={1}
            max={mostMinutes}
            value={step.minutes}
            placeholder={t("changes:steps.minute")}
            aria-label={t("changes:steps.minutesOf", { number: i + 1 })}
            onChange={(minutes) => set(i, { minutes: minutes ?? undefined })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={t("changes:steps.remove", { number: i + 1 })}
            onClick={() => onChange?.(value.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button onClick={() => onChange?.([...value, { text: "" }])}>{t("changes:steps.add")}</Button>
    </div>
  );
}
