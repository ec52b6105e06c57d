import Alert from "antd/es/alert";
import Button from "antd/es/button";
import Form from "antd/es/form";
import Input from "antd/es/input";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { changePassword, currentSession, giveCode, type Session, signIn } from "@/kit/api/session";
import { Door } from "./Door";
import { NewPassword } from "./NewPassword";
import { SecondFactorSetup } from "./SecondFactorSetup";
import { useStep } from "./useStep";

/** Password, then whatever the session still asks for, then on to where one wanted to go. */
export default function SignInPage() {
  const [session, setSession] = useState<Session>();
  const [parameters] = useSearchParams();
  const returnTo = safePath(parameters.get("returnTo"));
  const step = useStep();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page comes up
  useEffect(() => {
    void step.run(currentSession).then((found) => found && setSession(found));
  }, []);
  // A whole load: nothing that was read before may stay in memory.
  const enter = () => location.assign(returnTo);
  const go = (next: Session | undefined) => {
    if (next?.state === "signed-in") enter();
    else if (next) setSession(next);
  };
  useEffect(() => {
    if (session?.state === "signed-in") location.assign(returnTo);
  }, [session, returnTo]);

  switch (session?.state) {
    case "second-factor":
      return <CodeStep onDone={go} />;
    case "enrol-second-factor":
      return <SecondFactorSetup onDone={enter} />;
    case "password-expired":
      return <ExpiredStep onDone={go} />;
    default:
      return <PasswordStep session={session} returnTo={returnTo} onDone={go} />;
  }
}

// Only places of this portal: a link must not lead somebody who has just signed in to a stranger.
function safePath(wanted: string | null): string {
  return wanted?.startsWith("/") && !wanted.startsWith("//") && !wanted.includes("\\") ? wanted : "/";
}

function PasswordStep({ session, returnTo, onDone }: { session?: Session; returnTo: string; onDone: (next?: Session) => void }) {
  const { t } = useTranslation();
  const { run, busy, refused } = useStep();
  // Why another house's sign-in came to nothing.
  const problem = useSearchParams()[0].get("problem");
  return (
    <Door title={t("access:title")} help={t("access:help")}>
      {problem && !refused && (
        <Alert className="notice" type="error" showIcon title={t(`access:codes.${problem}`, { defaultValue: t("access:codes.other") })} />
      )}
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={async ({ login, password }) => onDone(await run(() => signIn(login, password)))}
      >
        {refused && <Alert className="notice" type="error" showIcon title={refused.words} />}
        <Form.Item name="login" label={t("access:login")} rules={[{ required: true, message: t("form.required") }]}>
          <Input autoComplete="username" autoFocus size="large" />
        </Form.Item>
        <Form.Item name="password" label={t("access:password")} rules={[{ required: true, message: t("form.required") }]}>
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t("access:submit")}
        </Button>
      </Form>
      {session?.providers.map((provider) => (
        <Button
          key={provider.key}
          className="provider"
          size="large"
          block
          href={`/sign-in/${provider.key}?returnTo=${encodeURIComponent(returnTo)}`}
        >
          {t("access:with", { name: provider.name })}
        </Button>
      ))}
    </Door>
  );
}

function CodeStep({ onDone }: { onDone: (next?: Session) => void }) {
  const { t } = useTranslation();
  const { run, busy, refused } = useStep();
  return (
    <Door title={t("access:code.title")} help={t("access:code.help")}>
      <Form layout="vertical" requiredMark={false} onFinish={async ({ code }) => onDone(await run(() => giveCode(code.trim())))}>
        {refused && <Alert className="notice" type="error" showIcon title={refused.words} />}
        <Form.Item name="code" label={t("access:code.label")} rules={[{ required: true, message: t("form.required") }]}>
          <Input autoComplete="one-time-code" inputMode="text" autoFocus size="large" maxLength={40} />
        </Form.Item>
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t("access:code.submit")}
        </Button>
      </Form>
    </Door>
  );
}

function ExpiredStep({ onDone }: { onDone: (next?: Session) => void }) {
  const { t } = useTranslation();
  const step = useStep();
  return (
    <Door title={t("access:expired.title")} help={t("access:expired.help")}>
      <NewPassword
        asksCurrent
        busy={step.busy}
        refused={step.refused}
        submit={t("access:expired.submit")}
        onFinish={async ({ current, next }) => onDone(await step.run(() => changePassword(current ?? "", next)))}
      />
    </Door>
  );
}
