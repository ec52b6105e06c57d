import Button from "antd/es/button";
import Form from "antd/es/form";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { reasonOf } from "./answer";
import { FieldInput } from "./FieldInput";
import { type Field, inputOf } from "./fields";
import { RefusalNotice } from "./RefusalNotice";
import { type CommandDocument, useCommand } from "./useCommand";
import { useMarks } from "./useMarks";

interface Props<Input> {
  document: CommandDocument<Input>;
  /** Namespace and folder of the texts: `${texts}.fields.title`, `${texts}.hints.title`. */
  texts: string;
  fields: Field[];
  /** Members of the input that nobody fills in. */
  fixed: Partial<Input>;
  /** Brings what was filled in into the shape of the input, where that has another one than the form. */
  arrange?: (filled: Record<string, unknown>) => object;
  submit: string;
  danger?: boolean;
  onDone: (input: Input) => void;
  onCancel?: () => void;
}

/** Asks for what a command needs, sends it, and shows a refusal where it belongs. */
// biome-ignore lint/suspicious/noExplicitAny: the input's shape is the document's
export function CommandForm<Input extends Record<string, any>>({
  document,
  texts,
  fields,
  fixed,
  arrange = (filled) => filled,
  submit,
  danger,
  onDone,
  onCancel,
}: Props<Input>) {
  const { t } = useTranslation();
  const [form] = Form.useForm();
  const run = useCommand(document);
  const values = (Form.useWatch([], form) ?? {}) as Record<string, unknown>;
  const shown = fields.filter((field) => !field.when || field.when(values));
  const blamed = run.refusal?.field && shown.some((field) => field.name === run.refusal?.field) ? run.refusal : undefined;

  useEffect(() => {
    if (blamed?.field) form.setFields([{ name: blamed.field, errors: [reasonOf(blamed, t)] }]);
  }, [blamed, form, t]);

  const send = async (filled: Record<string, unknown>) => {
    const input = { ...fixed, ...arrange(inputOf(fields, filled)) } as Input;
    if (await run.send(input)) onDone(input);
  };

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={useMarks()}
      initialValues={Object.fromEntries(fields.map((field) => [field.name, field.initial]))}
      onFinish={send}
      disabled={run.sending}
    >
      <div className="form-grid">
        {shown.map((field) => (
          <Form.Item
            key={field.name}
            className={field.half ? "half" : undefined}
            name={field.name}
            label={field.label ?? t(`${texts}.fields.${field.name}`)}
            extra={field.hint ?? (t(`${texts}.hints.${field.name}`, { defaultValue: "" }) || undefined)}
            // A switch always says one of two things.
            required={field.kind === "switch" || undefined}
            valuePropName={field.kind === "switch" ? "checked" : "value"}
            rules={field.required ? [{ required: true, message: t("form.required"), ...textRules(field) }] : []}
          >
            <FieldInput field={field} values={values} />
          </Form.Item>
        ))}
      </div>
      {!blamed && <RefusalNotice refusal={run.refusal} error={run.error} />}
      <div className="form-actions">
        {onCancel && <Button onClick={onCancel}>{t("form.cancel")}</Button>}
        <Button type="primary" htmlType="submit" danger={danger} loading={run.sending}>
          {submit}
        </Button>
      </div>
    </Form>
  );
}

// Whatever this says makes antd take the value for a text, so it is said of texts alone.
function textRules(field: Field): { whitespace?: boolean } {
  return field.kind === "line" || field.kind === "text" ? { whitespace: true } : {};
}
