import ArrowUpOutlined from "@ant-design/icons/es/icons/ArrowUpOutlined";
import DeleteOutlined from "@ant-design/icons/es/icons/DeleteOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { useChannelOptions } from "@/channels/useChannelOptions";
import { usePersonWords } from "@/kit/people/Person";
import { type DraftStep, stepAfter } from "./callPlan";

const [mostSteps, mostOfAKind, longestWait] = [10, 10, 240];
const levels = [1, 2, 3, 4, 5];

interface Props {
  value?: DraftStep[];
  onChange?: (steps: DraftStep[]) => void;
  members: readonly string[];
}

/** The steps of a call plan, the first one on top. */
export function StepsEditor({ value = [], onChange, members }: Props) {
  const { t } = useTranslation();
  const change = (at: number, part: Partial<DraftStep>) => onChange?.(value.map((step, i) => (i === at ? { ...step, ...part } : step)));
  const up = (at: number) => onChange?.([...value.slice(0, at - 1), value[at]!, value[at - 1]!, ...value.slice(at + 1)]);
  return (
    <div className="callplan-edit">
      {value.map((step, at) => (
        <StepEditor
          key={at}
          step={step}
          number={at + 1}
          members={members}
          onChange={(part) => change(at, part)}
          onUp={at > 0 ? () => up(at) : undefined}
          onDrop={() => onChange?.(value.filter((_, i) => i !== at))}
        />
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={value.length >= mostSteps}
        onClick={() => onChange?.([...value, stepAfter(value)])}
      >
        {t("people:callPlan.addStep")}
      </Button>
    </div>
  );
}

interface StepProps {
  step: DraftStep;
  number: number;
  members: readonly string[];
  onChange: (part: Partial<DraftStep>) => void;
  onUp?: () => void;
  onDrop: () => void;
}

function StepEditor({ step, number, members, onChange, onUp, onDrop }: StepProps) {
  const { t } = useTranslation();
  const person = usePersonWords();
  const channels = useChannelOptions();
  const name = (key: string, options: Record<string, unknown> = {}) => t(`people:callPlan.${key}`, options);
  const labelled = (key: string) => `${name("step", { number })} ${name(key)}`;
  return (
    <fieldset className="callplan-step-edit">
      <div className="callplan-step-head">
        <strong>{name("step", { number })}</strong>
        {onUp && <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label={name("up", { number })} onClick={onUp} />}
        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={name("dropStep", { number })} onClick={onDrop} />
      </div>
      <Select
        value={step.level ?? 0}
        options={[...levels.map((level) => ({ value: level, label: name("level", { level }) })), { value: 0, label: name("noLevel") }]}
        aria-label={labelled("levelOf")}
        onChange={(level) => onChange({ level: level || null })}
      />
      <InputNumber
        min={1}
        max={longestWait}
        value={step.waitMinutes}
        prefix={name("waitFor")}
        suffix={name("minutes")}
        aria-label={labelled("waitFor")}
        onChange={(waitMinutes) => onChange({ waitMinutes: waitMinutes ?? 1 })}
      />
      <Select
        className="callplan-whole"
        mode="multiple"
        maxCount={mostOfAKind}
        value={step.channels}
        options={channels}
        showSearch={{ optionFilterProp: "label" }}
        placeholder={name("channels")}
        aria-label={labelled("channels")}
        onChange={(chosen) => onChange({ channels: chosen })}
      />
      <Select
        className="callplan-whole"
        mode="tags"
        maxCount={mostOfAKind}
        value={step.people}
        options={members.map((member) => ({ value: member, label: person(member) ?? member }))}
        placeholder={name("people")}
        aria-label={labelled("people")}
        onChange={(people) => onChange({ people })}
      />
    </fieldset>
  );
}
