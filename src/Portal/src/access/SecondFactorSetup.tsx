import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Form from "antd/es/form";
import Input from "antd/es/input";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmSecondFactor, startSecondFactor } from "@/kit/api/session";
import { Door } from "./Door";
import { useStep } from "./useStep";

/** Ties an authenticator to the account and hands out recovery codes once. */
export function SecondFactorSetup({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { run, busy, refused } = useStep();
  const [offer, setOffer] = useState<{ otpauth: string; qr: string }>();
  const [codes, setCodes] = useState<string[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the step comes up
  useEffect(() => {
    void run(startSecondFactor).then((made) => made && setOffer(made));
  }, []);

  if (codes)
    return (
      <Door title={t("access:enrol.codes")} help={t("access:enrol.codesHelp")}>
        <ul className="recovery">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <div className="form-actions">
          <Button onClick={() => navigator.clipboard.writeText(codes.join("\n"))}>{t("access:enrol.copy")}</Button>
          <Button type="primary" onClick={onDone}>
            {t("access:enrol.done")}
          </Button>
        </div>
      </Door>
    );

  return (
    <Door title={t("access:enrol.factor")} help={t("access:enrol.factorHelp")}>
      {offer && (
        <>
          <div className="qr">
            <img alt={t("access:enrol.qr")} src={`data:image/svg+xml;utf8,${encodeURIComponent(offer.qr)}`} />
          </div>
          <p className="faint">
            {t("access:enrol.manual")} <code>{new URL(offer.otpauth).searchParams.get("secret")}</code>
          </p>
        </>
      )}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={async ({ code }) => {
          const made = await run(() => confirmSecondFactor(code.trim()));
          if (made) setCodes(made.recoveryCodes);
        }}
      >
        {refused && <Alert className="notice" type="error" showIcon title={refused.words} />}
        <Form.Item name="code" label={t("access:code.label")} rules={[{ required: true, message: t("form.required") }]}>
          <Input autoComplete="one-time-code" inputMode="numeric" size="large" maxLength={6} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t("access:code.submit")}
        </Button>
      </Form>
    </Door>
  );
}
