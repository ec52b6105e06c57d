import Checkbox from "antd/es/checkbox";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { type ReactNode, useCallback, useId } from "react";
import { useTranslation } from "react-i18next";
import { optionsOf } from "@/kit/enums";
import { ChoicesEditor } from "./ChoicesEditor";
import type { Declaration } from "./declarations";
import { useItemTypes, useTypeOptions } from "./useItemTypes";
import { WordingInput } from "./WordingInput";

const [longestKey, longestLine, longestPattern] = [60, 200, 500];

/** Everything that can be said of one attribute; what its kind does not have is not asked. */
export function AttributeEditor({ value, onChange }: { value: Declaration; onChange: (part: Partial<Declaration>) => void }) {
  const { t } = useTranslation();
  const { types } = useItemTypes();
  const groupName = useCallback((group: string) => t(`configuration:groups.${group}`, { defaultValue: group }), [t]);
  const typeOptions = useTypeOptions(types, groupName);
  const name = (key: string) => t(`configuration:define.${key}`);
  const isNumber = value.kind === "WHOLE" || value.kind === "NUMBER";
  const isText = value.kind === "TEXT" || value.kind === "LONG_TEXT";
  return (
    <div className="attribute-editor-body">
      <Line label={name("key")}>
        {(id) => <Input id={id} maxLength={longestKey} value={value.key} onChange={(event) => onChange({ key: event.target.value })} />}
      </Line>
      <Line label={name("kind")}>
        {(id) => <Select id={id} value={value.kind} options={optionsOf("AttributeKind", t)} onChange={(kind) => onChange({ kind })} />}
      </Line>
      <Line label={name("name")}>
        {(id) => <WordingInput id={id} label={name("name")} value={value.name} onChange={(words) => onChange({ name: words })} />}
      </Line>
      <Line label={name("heading")}>
        {(id) => <WordingInput id={id} label={name("heading")} value={value.group} onChange={(group) => onChange({ group })} />}
      </Line>
      {isNumber && (
        <Line label={name("unit")}>
          {(id) => (
            <Input id={id} maxLength={longestLine} value={value.unit} onChange={(event) => onChange({ unit: event.target.value })} />
          )}
        </Line>
      )}
      {isNumber && (
        <Line label={name("range")}>
          {(id) => (
            <span className="range">
              <InputNumber id={id} value={value.minimum} onChange={(minimum) => onChange({ minimum: minimum ?? undefined })} />
              –
              <InputNumber
                aria-label={name("maximum")}
                value={value.maximum}
                onChange={(maximum) => onChange({ maximum: maximum ?? undefined })}
              />
            </span>
          )}
        </Line>
      )}
      {isText && (
        <Line label={name("pattern")}>
          {(id) => (
            <Input
              id={id}
              maxLength={longestPattern}
              value={value.pattern}
              onChange={(event) => onChange({ pattern: event.target.value })}
            />
          )}
        </Line>
      )}
      {value.kind === "REFERENCE" && (
        <Line label={name("referenceTo")}>
          {(id) => (
            <Select
              id={id}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              value={value.referenceTo}
              options={typeOptions}
              onChange={(referenceTo) => onChange({ referenceTo })}
            />
          )}
        </Line>
      )}
      {value.kind === "CHOICE" && <ChoicesEditor value={value.choices} onChange={(choices) => onChange({ choices })} />}
      <div className="attribute-editor-flags">
        <Checkbox checked={value.required} onChange={(event) => onChange({ required: event.target.checked })}>
          {name("required")}
        </Checkbox>
        <Checkbox checked={value.unique} onChange={(event) => onChange({ unique: event.target.checked })}>
          {name("unique")}
        </Checkbox>
      </div>
    </div>
  );
}

function Line({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="attribute-editor-line">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
