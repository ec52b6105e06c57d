import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import type { EnumOf } from "@/kit/api/graphql";
import { optionsOf } from "@/kit/enums";
import { useServiceOptions } from "@/kit/landscape";

export interface Rule {
  serviceId?: string | null;
  priority: EnumOf<"Priority">;
  responseMinutes?: number | null;
  resolutionMinutes?: number | null;
}

const mostMinutes = 527_040;

/** What is promised, a line for each service and priority. */
export function RulesEditor({ value = [], onChange }: { value?: Rule[]; onChange?: (rules: Rule[]) => void }) {
  const { t } = useTranslation();
  const services = useServiceOptions();
  const change = (at: number, part: Partial<Rule>) => onChange?.(value.map((rule, i) => (i === at ? { ...rule, ...part } : rule)));
  const name = (key: string) => t(`services:agreement.${key}`);
  return (
    <div className="rules">
      {value.map((rule, at) => (
        <div key={at} className="rule">
          <Select
            value={rule.serviceId ?? undefined}
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            options={services}
            placeholder={name("anyService")}
            aria-label={name("service")}
            onChange={(serviceId) => change(at, { serviceId: serviceId ?? null })}
          />
          <Select
            value={rule.priority}
            options={optionsOf("Priority", t)}
            aria-label={name("priority")}
            onChange={(priority) => change(at, { priority })}
          />
          <InputNumber
            min={1}
            max={mostMinutes}
            value={rule.responseMinutes}
            prefix={name("responseShort")}
            suffix={name("minutes")}
            aria-label={name("response")}
            onChange={(responseMinutes) => change(at, { responseMinutes })}
          />
          <InputNumber
            min={1}
            max={mostMinutes}
            value={rule.resolutionMinutes}
            prefix={name("resolutionShort")}
            suffix={name("minutes")}
            aria-label={name("resolution")}
            onChange={(resolutionMinutes) => change(at, { resolutionMinutes })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={name("dropRule")}
            onClick={() => onChange?.(value.filter((_, i) => i !== at))}
          />
        </div>
      ))}
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => onChange?.([...value, { priority: "MODERATE" }])}>
        {name("addRule")}
      </Button>
    </div>
  );
}
