import Button from "antd/es/button";
import Form from "antd/es/form";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BatchResults } from "@/kit/command/BatchResults";
import { FieldInput } from "@/kit/command/FieldInput";
import { type Field, inputOf } from "@/kit/command/fields";
import { isDone, useBatch } from "@/kit/command/useBatch";
import { useMarks } from "@/kit/command/useMarks";
import { type Action, batchForms } from "./actions";
import type { IncidentWhole } from "./IncidentQuery";
import type { IncidentRow } from "./IncidentRow";

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
  const { run, results, isRunning } = useBatch<IncidentRow>();
  // The rows that were chosen when it began: what is done with them may move them out of the list.
  const [chosen] = useState(rows);
  const [undone, setUndone] = useState(false);
  // Nothing is filled in beforehand: the incidents differ.
  const [fields] = useState<Field[]>(() =>
    batchForms[action]!.fields(blank, t).map((field) => (action === "COMMENT" ? field : { ...field, initial: undefined })),
  );
  const shown = fields.filter((field) => !field.when || field.when(values));
  const opposite = opposites[action];
  const each = (by: Action, of: IncidentRow[], input: (row: IncidentRow) => object) =>
    run(batchForms[by]!.document, of, (row) => ({ ...input(row), incidentId: row.id }));
  const send = (filled: Record<string, unknown>) => each(action, chosen, () => inputOf(fields, filled));
  const undo = async () => {
    const done = results!.filter(isDone).map((result) => result.row);
    await each(opposite!.action, done, (row) => opposite!.input(row, t("incidents:batch.undoReason")));
    setUndone(true);
  };

  if (results)
    return (
      <>
        <BatchResults
          rows={chosen}
          results={results}
          isRunning={isRunning}
          head={number}
          note={undone ? t("incidents:batch.undone") : undefined}
        />
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
      <BatchResults rows={chosen} isRunning={isRunning} head={number} />
      <div className="form-actions">
        <Button onClick={onClose}>{t("form.cancel")}</Button>
        <Button type="primary" htmlType="submit" danger={batchForms[action]?.danger}>
          {t(`incidents:actions.${action}.name`)}
        </Button>
      </div>
    </Form>
  );
}

const number = (row: IncidentRow) => <span className="figures">{row.number}</span>;
/** What takes back what was done, where the business knows such a thing. */
const opposites: Partial<Record<Action, { action: Action; input: (row: IncidentRow, reason: string) => object }>> = {
  ASSIGN: { action: "REASSIGN", input: () => ({}) },
  REASSIGN: { action: "REASSIGN", input: (row) => ({ teamId: row.team?.id, technician: row.technician ?? undefined }) },
  ACCEPT: { action: "HAND_BACK", input: (_, reason) => ({ reason }) },
  HOLD: { action: "RESUME", input: (_, reason) => ({ note: reason }) },
  RESOLVE: { action: "REOPEN", input: (_, reason) => ({ reason }) },
  DECLARE_MAJOR: { action: "WITHDRAW_MAJOR", input: (_, reason) => ({ reason }) },
};
const blank = { links: [] } as unknown as IncidentWhole;
