import DatePicker from "antd/es/date-picker";
import Input from "antd/es/input";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import Switch from "antd/es/switch";
import { cloneElement, isValidElement } from "react";
import type { Field } from "./fields";

const usualRows = 4;

/** The control for a field; value and change come from the form. */
export function FieldInput({ field, values, ...control }: { field: Field; values: Record<string, unknown>; id?: string }) {
  switch (field.kind) {
    case "line":
      return <Input {...control} maxLength={field.max} />;
    case "text":
      return <Input.TextArea {...control} rows={field.rows ?? usualRows} maxLength={field.max} />;
    case "choice":
      return <Select {...control} options={field.options} allowClear={!field.required} showSearch={{ optionFilterProp: "label" }} />;
    case "instant":
      return <DatePicker {...control} showTime className="wide" />;
    case "day":
      return <DatePicker {...control} className="wide" />;
    case "number":
      return <InputNumber {...control} min={field.min} max={field.max} className="wide" />;
    case "switch":
      return <Switch {...control} />;
    case "custom":
      return <CustomInput control={control} render={() => field.render(values)} />;
  }
}

function CustomInput({ control, render }: { control: object; render: () => React.ReactNode }) {
  const shown = render();
  return isValidElement(shown) ? cloneElement(shown, control) : shown;
}
