import Button from "antd/es/button";
import Form from "antd/es/form";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CombinedError, useClient } from "urql";
import { ShownOnce } from "@/access/ShownOnce";
import type { VariablesOf } from "@/kit/api/graphql";
import { type Refusal, reasonOf } from "@/kit/command/answer";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { FieldInput } from "@/kit/command/FieldInput";
import { type Field, inputOf } from "@/kit/command/fields";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { useMarks } from "@/kit/command/useMarks";
import { optionsOf } from "@/kit/enums";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { toast } from "@/kit/toast";
import { addressOf, arranged, isAddressOfHouse, termsFields } from "./fields";
import type { ChannelKind } from "./marks";
import { DefineNotificationChannel } from "./queries";

interface State {
  sending?: boolean;
  refusal?: Refusal;
  error?: CombinedError;
  key?: string;
}

/** Adds a channel; a key that the server made for it is shown once. */
export function DefineChannelDrawer({ open, onClose }: { open: boolean; onClose: (done: boolean) => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const ids = useRef<{ commandId: string; channelId: string }>(undefined);
  const [state, setState] = useState<State>({});
  const close = (done: boolean) => {
    setState({});
    ids.current = undefined;
    onClose(done);
  };
  const send = async (filled: Record<string, unknown>) => {
    ids.current ??= { commandId: newId(), channelId: newId() };
    setState({ sending: true });
    const input = { ...arranged(filled), ...ids.current } as VariablesOf<typeof DefineNotificationChannel>["input"];
    const { data, error } = await client.mutation(DefineNotificationChannel, { input }).toPromise();
    if (!data) return setState({ error });
    ids.current = undefined;
    const refusal = data.made.outcome.refusal ?? undefined;
    if (refusal) return setState({ refusal });
    toast(t("channels:defined"));
    if (!data.made.signingKey) return close(true);
    setState({ key: data.made.signingKey });
  };
  return (
    <CommandDrawer title={t("channels:define")} open={open} onClose={() => close(!!state.key)}>
      {state.key ? (
        <>
          <ShownOnce title={t("channels:keyMade")} secret={state.key} onDone={() => close(true)} />
          <p className="faint">{t("channels:keyHelp")}</p>
        </>
      ) : (
        <DefineForm {...state} onSend={send} onCancel={() => close(false)} />
      )}
    </CommandDrawer>
  );
}

interface FormProps extends State {
  onSend: (filled: Record<string, unknown>) => Promise<void>;
  onCancel: () => void;
}

/** Its fields follow the kind. */
function DefineForm({ sending, refusal, error, onSend, onCancel }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm();
  const organisations = useOrganisationOptions();
  const marks = useMarks();
  const kind: ChannelKind = Form.useWatch("terms.kind", form) ?? "EMAIL";
  const fields: Field[] = [
    { kind: "choice", name: "organisation", required: true, half: true, options: organisations },
    { kind: "choice", name: "terms.kind", required: true, half: true, options: optionsOf("ChannelKind", t), initial: "EMAIL" },
    ...termsFields(kind, t),
  ];
  const blamed = refusal && fields.some((field) => field.name === refusal.field);
  const follow = (changed: Record<string, unknown>) => {
    const chosen = changed["terms.kind"] as ChannelKind | undefined;
    if (chosen && isAddressOfHouse(form.getFieldValue("terms.address"))) form.setFieldValue("terms.address", addressOf(chosen));
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={marks}
      disabled={sending}
      onValuesChange={follow}
      onFinish={(filled) => onSend(inputOf(fields, filled))}
    >
      <p className="faint action-help">{t("channels:defineHelp")}</p>
      <div className="form-grid">
        {fields.map((field) => (
          <Form.Item
            key={field.name}
            className={field.half ? "half" : undefined}
            name={field.name}
            initialValue={field.initial}
            label={field.label ?? t(`channels:form.fields.${field.name}`)}
            extra={field.hint ?? (t(`channels:form.hints.${field.name}`, { defaultValue: "" }) || undefined)}
            rules={field.required ? [{ required: true, message: t("form.required") }] : []}
            {...(refusal && refusal.field === field.name && { validateStatus: "error", help: reasonOf(refusal, t) })}
          >
            <FieldInput field={field} values={{}} />
          </Form.Item>
        ))}
      </div>
      <RefusalNotice refusal={blamed ? undefined : refusal} error={error} />
      <div className="form-actions">
        <Button onClick={onCancel}>{t("form.cancel")}</Button>
        <Button type="primary" htmlType="submit" loading={sending}>
          {t("channels:define")}
        </Button>
      </div>
    </Form>
  );
}
