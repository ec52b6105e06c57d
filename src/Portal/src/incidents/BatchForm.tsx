import Button from "antd/es/button";
import Form from "antd/es/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FieldInput } from "@/kit/command/FieldInput";
import { type Field, inputOf } from "@/kit/command/fields";
import { useMarks } from "@/kit/command/useMarks";
import { type Action, batchForms } from "./actions";
import type { IncidentWhole } from "./IncidentQuery";
import type { IncidentRow } from "./IncidentRow";
import { isDone, opposites, type Result, useBatch } from "./useBatch";

interface Props {
  action: Action;
  rows: IncidentRow[];
  onClose: () => void;
}

/** Asks once for what is then done with each of the incidents, and tells of each what came of it. */
export function BatchForm({ action, rows, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm();
  const marks = useMarks();
  const values = (Form.useWatch([], form) ?? {}) as Record<string, unknown>;
  const { run, results, isRunning } = useBatch();
  // The rows that were chosen when it began: what is done with them may move them out of the list.
  const [chosen] = useState(rows);
  const [undone, setUndone] = useState(false);
  // Nothing is filled in beforehand: the incidents differ.
  const [fields] = useState<Field[]>(() =>
    batchForms[action]!.fields(blank, t).map((field) => (action === "COMMENT" ? field : { ...field, initial: undefined })),
  );
  const shown = fields.filter((field) => !field.when || field.when(values));
  const opposite = opposites[action];
  const send = (filled: Record<string, unknown>) => run(action, chosen, () => inputOf(fields, filled));
  const undo = async () => {
    const done = results!.filter(isDone).map((result) => result.row);
    await run(opposite!.action, done, (row) => opposite!.input(row, t("incidents:batch.undoReason")));
    setUndone(true);
  };

  if (results)
    return (
      <>
        <p role="status" className="batch-sum">
          {isRunning ? t("incidents:batch.working", { done: results.length, count: chosen.length }) : sumOf(results, undone, t)}
        </p>
        <ul className="batch-results">
          {results.map((result) => (
            <li key={result.row.id}>
              <span className="figures">{result.row.number}</span>
              <span className="clip" title={result.row.title}>
                {result.row.title}
              </span>
              <Said result={result} />
            </li>
          ))}
        </ul>
        <div className="form-actions">
          {opposite && !undone && (
            <Button disabled={isRunning || !results.some(isDone)} onClick={undo}>
              {t("incidents:batch.undo")}
            </Button>
          )}
          <Button type="primary" disabled={isRunning} onClick={onClose}>
            {t("incidents:batch.close")}
          </Button>
        </div>
      </>
    );

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={marks}
      initialValues={Object.fromEntries(fields.map((field) => [field.name, field.initial]))}
      onFinish={send}
    >
      <div className="form-grid">
        {shown.map((field) => (
          <Form.Item
            key={field.name}
            className={field.half ? "half" : undefined}
            name={field.name}
            label={t(`incidents:form.fields.${field.name}`)}
            rules={field.required ? [{ required: true, message: t("form.required") }] : []}
          >
            <FieldInput field={field} values={values} />
          </Form.Item>
        ))}
      </div>
      <ul className="batch-results">
        {chosen.map((row) => (
          <li key={row.id}>
            <span className="figures">{row.number}</span>
            <span className="clip" title={row.title}>
              {row.title}
            </span>
          </li>
        ))}
      </ul>
      <div className="form-actions">
        <Button onClick={onClose}>{t("form.cancel")}</Button>
        <Button type="primary" htmlType="submit" danger={batchForms[action]?.danger}>
          {t(`incidents:actions.${action}.name`)}
        </Button>
      </div>
    </Form>
  );
}

const blank = { links: [] } as unknown as IncidentWhole;

function sumOf(results: Result[], undone: boolean, t: (key: string, values?: Record<string, unknown>) => string): string {
  const done = results.filter(isDone).length;
  const sum = t("incidents:batch.done", { done, failed: results.length - done });
  return undone ? `${t("incidents:batch.undone")} · ${sum}` : sum;
}

function Said({ result: { refusal, error } }: { result: Result }) {
  const { t } = useTranslation();
  if (refusal) return <span className="bad">{t(`refusals:${refusal.code}`, { defaultValue: refusal.reason })}</span>;
  if (error) return <span className="bad">{t("problem.fault.title")}</span>;
  return <span className="good">{t("incidents:batch.ok")}</span>;
}
