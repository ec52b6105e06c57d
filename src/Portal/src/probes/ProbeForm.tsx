import Button from "antd/es/button";
import Card from "antd/es/card";
import Form from "antd/es/form";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { reasonOf } from "@/kit/command/answer";
import { FieldInput } from "@/kit/command/FieldInput";
import type { Field } from "@/kit/command/fields";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import type { CommandRun } from "@/kit/command/useCommand";
import { useMarks } from "@/kit/command/useMarks";
import { useOrganisationOptions, useServiceOptions } from "@/kit/landscape";
import { useMay } from "@/kit/state/viewer";
import { arranged, fieldOf, probeFields } from "./fields";
import { TrialPanel } from "./TrialPanel";
import { useTrial } from "./useTrial";

interface Props {
  /** With what the form begins. */
  begin: Record<string, unknown>;
  /** The product's own point. */
  point: string;
  /** Whose it is, where that is settled. */
  organisation?: string;
  submit: string;
  run: Pick<CommandRun<never>, "sending" | "refusal" | "error">;
  onSend: (values: Record<string, unknown>) => Promise<void>;
}

/** Asks what a probe does, tries it, and sends it. */
export function ProbeForm({ begin, point, organisation, submit, run, onSend }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm();
  const values = (Form.useWatch([], form) ?? begin) as Record<string, unknown>;
  const organisations = useOrganisationOptions();
  const services = useServiceOptions();
  const trial = useTrial();
  const mayTry = useMay("probe.try");
  const fields: Field[] = [
    ...(organisation ? [] : [{ kind: "choice", name: "organisation", required: true, options: organisations } satisfies Field]),
    ...probeFields(t, services, [point]),
  ];
  const shown = fields.filter((field) => !field.when || field.when(values));
  const refusal = run.refusal ?? trial.refusal;
  const blamed = refusal?.field ? shown.find((field) => field.name === fieldOf(refusal.field!))?.name : undefined;
  const words = blamed && refusal ? reasonOf(refusal, t) : undefined;
  useEffect(() => {
    if (blamed && words) form.setFields([{ name: blamed, errors: [words] }]);
  }, [blamed, words, form]);

  const tried = async () => {
    const filled = await form.validateFields().catch(() => undefined);
    if (filled) await trial.go(organisation ?? (filled.organisation as string), arranged(filled));
  };

  return (
    <Card className="form-card">
      <Form form={form} layout="vertical" requiredMark={useMarks()} initialValues={begin} onFinish={onSend} disabled={run.sending}>
        <div className="form-grid">
          {shown.map((field) => (
            <Form.Item
              key={field.name}
              className={field.half ? "half" : undefined}
              name={field.name}
              label={t(`probes:form.fields.${field.name}`)}
              extra={t(`probes:form.hints.${field.name}`, { defaultValue: "" }) || undefined}
              required={field.kind === "switch" || undefined}
              valuePropName={field.kind === "switch" ? "checked" : "value"}
              rules={field.required ? [{ required: true, message: t("form.required") }] : []}
            >
              <FieldInput field={field} values={values} />
            </Form.Item>
          ))}
        </div>
        {!blamed && <RefusalNotice refusal={refusal} error={run.error ?? trial.error} />}
        <TrialPanel run={trial.run} running={trial.running} />
        <div className="form-actions">
          <Button onClick={() => navigate(-1)}>{t("form.cancel")}</Button>
          {mayTry && (
            <Button onClick={tried} loading={trial.running}>
              {t("probes:try.run")}
            </Button>
          )}
          <Button type="primary" htmlType="submit" loading={run.sending}>
            {submit}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
