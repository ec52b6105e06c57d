import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { completeEnrolment, readEnrolment } from "@/kit/api/session";
import { Door } from "./Door";
import { NewPassword } from "./NewPassword";
import { SecondFactorSetup } from "./SecondFactorSetup";
import { useStep } from "./useStep";

/** Opens an account by the link that was handed out: its secret stands behind the #, which no server sees. */
export default function EnrolPage() {
  const { t } = useTranslation();
  const [secret] = useState(() => location.hash.slice(1));
  const [who, setWho] = useState<{ login: string; name: string }>();
  const [isFactorNext, setFactorNext] = useState(false);
  const step = useStep();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page comes up
  useEffect(() => {
    history.replaceState(null, "", location.pathname);
    if (secret) void step.run(() => readEnrolment(secret)).then((found) => found && setWho(found));
  }, []);

  if (isFactorNext) return <SecondFactorSetup onDone={() => location.assign("/")} />;
  if (!who)
    return (
      <Door
        title={t(step.busy ? "table.loading" : "access:enrol.missing")}
        help={step.busy ? undefined : [step.refused?.words, t("access:enrol.missingHelp")].filter(Boolean).join(" ")}
      >
        {null}
      </Door>
    );
  return (
    <Door title={t("access:enrol.title")} help={t("access:enrol.help", who)}>
      <NewPassword
        busy={step.busy}
        refused={step.refused}
        submit={t("access:enrol.submit")}
        onFinish={async ({ next }) => {
          const session = await step.run(() => completeEnrolment(secret, next));
          if (session?.state === "enrol-second-factor") setFactorNext(true);
          else if (session) location.assign("/");
        }}
      />
    </Door>
  );
}
