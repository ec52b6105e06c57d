import Button from "antd/es/button";
import Form from "antd/es/form";
import Select from "antd/es/select";
import dayjs from "dayjs";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type CombinedError, useClient } from "urql";
import type { VariablesOf } from "@/kit/api/graphql";
import { type Refusal, reasonOf } from "@/kit/command/answer";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { FieldInput } from "@/kit/command/FieldInput";
import { type Field, inputOf } from "@/kit/command/fields";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { newId } from "@/kit/ids";
import { MakeToken } from "./commands";
import { longestReason, useReachOptions, useRoleOptions } from "./grantParts";
import { ShownOnce } from "./ShownOnce";

const [longestName, usualDays] = [100, 90];

/** Asks for a token and shows its secret once. */
export function MakeTokenDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [form] = Form.useForm();
  const commandId = useRef<string>(undefined);
  const [state, setState] = useState<{ sending?: boolean; refusal?: Refusal; error?: CombinedError; secret?: string }>({});
  const [roles, reach] = [useRoleOptions(t), useReachOptions(t)];
  const fields: Field[] = [
    { kind: "line", name: "name", required: true, max: longestName },
    { kind: "custom", name: "roles", required: true, initial: ["Partner"], render: () => <Select mode="multiple" options={roles} /> },
    { kind: "choice", name: "organisation", required: true, options: reach },
    { kind: "switch", name: "withSubtree", initial: true },
    { kind: "instant", name: "expiresAt", required: true, initial: dayjs().add(usualDays, "day").startOf("hour") },
    { kind: "text", name: "reason", required: true, max: longestReason, rows: 3 },
  ];
  const send = async (values: Record<string, unknown>) => {
    commandId.current ??= newId();
    setState({ sending: true });
    const input = { ...inputOf(fields, values), commandId: commandId.current } as VariablesOf<typeof MakeToken>["input"];
    const { data, error } = await client.mutation(MakeToken, { input }).toPromise();
    if (data) commandId.current = undefined;
    setState({ refusal: data?.made.outcome.refusal ?? undefined, error: data ? undefined : error, secret: data?.made.secret ?? undefined });
  };
  const close = () => {
    setState({});
    onClose();
  };
  return (
    <CommandDrawer title={t("access:tokens.make")} open={open} onClose={close}>
      {state.secret ? (
        <ShownOnce title={t("access:tokens.made")} secret={state.secret} onDone={close} />
      ) : (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={Object.fromEntries(fields.map((field) => [field.name, field.initial]))}
          onFinish={send}
          disabled={state.sending}
        >
          {fields.map((field) => (
            <Form.Item
              key={field.name}
              name={field.name}
              label={t(`access:form.fields.${field.name}`)}
              valuePropName={field.kind === "switch" ? "checked" : "value"}
              rules={field.required ? [{ required: true, message: t("form.required") }] : []}
              {...(state.refusal?.field === field.name && {
                validateStatus: "error",
                help: reasonOf(state.refusal, t),
              })}
            >
              <FieldInput field={field} values={{}} />
            </Form.Item>
          ))}
          <RefusalNotice
            refusal={fields.some((field) => field.name === state.refusal?.field) ? undefined : state.refusal}
            error={state.error}
          />
          <div className="form-actions">
            <Button onClick={close}>{t("form.cancel")}</Button>
            <Button type="primary" htmlType="submit" loading={state.sending}>
              {t("access:tokens.make")}
            </Button>
          </div>
        </Form>
      )}
    </CommandDrawer>
  );
}
