import Button from "antd/es/button";
import Checkbox from "antd/es/checkbox";
import DatePicker from "antd/es/date-picker";
import Form from "antd/es/form";
import InputNumber from "antd/es/input-number";
import Select from "antd/es/select";
import { useTranslation } from "react-i18next";
import { useOrganisationOptions } from "@/kit/landscape";
import type { Filled } from "./asked";
import type { Rule } from "./queries";

const day = 24 * 60;
const farthest = 6;

/** Whose alerts of which time are looked at, and the rule that would have decided. */
export function RuleForm({ initial, rule, onAsk }: { initial: Filled; rule: Rule; onAsk: (filled: Filled) => void }) {
  const { t } = useTranslation();
  const organisations = useOrganisationOptions();
  const required = [{ required: true, message: t("form.required") }];
  const word = (key: string) => t(`correlation:${key}`);
  const minutes = (name: "withinMinutes" | "afterQuietMinutes") => (
    <Form.Item name={name} label={word(name)} extra={t("correlation:inForce", { value: rule[name] })} rules={required}>
      <InputNumber min={1} max={day} precision={0} className="wide" />
    </Form.Item>
  );
  return (
    <Form layout="vertical" requiredMark={false} initialValues={initial} onFinish={onAsk}>
      <Form.Item name="organisation" label={word("organisation")} rules={required}>
        <Select options={organisations} showSearch={{ optionFilterProp: "label" }} />
      </Form.Item>
      <Form.Item name="time" label={word("time")} rules={required}>
        <DatePicker.RangePicker className="wide" allowClear={false} showTime={{ format: "HH:mm" }} format="MM-DD HH:mm" />
      </Form.Item>
      {minutes("withinMinutes")}
      {minutes("afterQuietMinutes")}
      <Form.Item name="byCalls" valuePropName="checked">
        <Checkbox>{word("byCalls")}</Checkbox>
      </Form.Item>
      <Form.Item name="byConfiguration" valuePropName="checked">
        <Checkbox>{word("byConfiguration")}</Checkbox>
      </Form.Item>
      <Form.Item name="mostSteps" label={word("mostSteps")} extra={t("correlation:inForce", { value: rule.mostSteps })} rules={required}>
        <InputNumber min={1} max={farthest} precision={0} className="wide" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block>
        {word("ask")}
      </Button>
    </Form>
  );
}
