import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Form from "antd/es/form";
import Input from "antd/es/input";
import { useTranslation } from "react-i18next";

interface Props {
  asksCurrent?: boolean;
  busy: boolean;
  refused?: { words: string; field?: string };
  submit: string;
  onFinish: (passwords: { current?: string; next: string }) => void;
}

/** A new password, typed twice. What it must be like only the Api knows. */
export function NewPassword({ asksCurrent, busy, refused, submit, onFinish }: Props) {
  const { t } = useTranslation();
  const required = { required: true, message: t("form.required") };
  const field = refused?.field === "password" ? "next" : refused?.field;
  const blames = (name: string) => (field === name ? { validateStatus: "error" as const, help: refused?.words } : {});
  return (
    <Form layout="vertical" requiredMark={false} onFinish={onFinish}>
      {refused && field !== "next" && !(asksCurrent && field === "current") && (
        <Alert className="notice" type="error" showIcon title={refused.words} />
      )}
      {asksCurrent && (
        <Form.Item name="current" label={t("access:expired.current")} rules={[required]} {...blames("current")}>
          <Input.Password autoComplete="current-password" size="large" autoFocus />
        </Form.Item>
      )}
      <Form.Item name="next" label={t("access:expired.next")} rules={[required]} {...blames("next")}>
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("access:expired.again")}
        dependencies={["next"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue("next") ? Promise.resolve() : Promise.reject(new Error(t("access:expired.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {submit}
      </Button>
    </Form>
  );
}
