import Button from "antd/es/button";
import Form from "antd/es/form";
import InputNumber from "antd/es/input-number";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { Loading, ProblemNotice } from "@/kit/Problems";
import { type Suspicion as Suspected, SuspicionQuery, type SuspicionRule } from "./queries";

const longest = 360;
const mostBits = 1_000;
const mostApart = 100;

/** Who would have been suspected of the fault behind an incident by another rule, beside who was. Nothing is recorded. */
export default function SuspicionTrial({ incident, onClose }: { incident: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [rule, ask] = useState<SuspicionRule>();
  return (
    <CommandDrawer title={t("faults:trial.title")} open onClose={onClose} wide>
      <p className="faint">{t("faults:trial.note")}</p>
      <Form layout="vertical" requiredMark={false} onFinish={ask}>
        <div className="form-grid">
          <Field name="leastBits" min={1} max={mostBits} />
          <Field name="apart" min={1} max={mostApart} />
          <Field name="usualMinutes" min={1} max={longest} precision={0} />
        </div>
        <Button type="primary" htmlType="submit">
          {t("faults:trial.ask")}
        </Button>
      </Form>
      {rule && <Answer incident={incident} rule={rule} />}
    </CommandDrawer>
  );
}

/** Left empty it is as it is in force. */
function Field({ name, ...bounds }: { name: keyof SuspicionRule; min: number; max: number; precision?: number }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} className="half" label={t(`faults:trial.${name}`)} extra={t(`faults:trial.${name}Hint`)}>
      <InputNumber className="wide" placeholder={t("faults:trial.inForce")} {...bounds} />
    </Form.Item>
  );
}

function Answer({ incident, rule }: { incident: string; rule: SuspicionRule }) {
  const { t } = useTranslation();
  const [{ data, error, fetching }, again] = useQuery({
    query: SuspicionQuery,
    variables: { incident, ...rule },
    requestPolicy: "network-only",
  });
  if (fetching) return <Loading />;
  if (error) return <ProblemNotice error={error} onRetry={() => again({ requestPolicy: "network-only" })} />;
  if (!data?.suspectsReplay) return null;
  const { then, otherwise } = data.suspectsReplay;
  return (
    <div className="suspicions" aria-live="polite">
      <Suspicion title={t("faults:trial.then")} of={then} />
      <Suspicion title={t("faults:trial.otherwise")} of={otherwise} />
    </div>
  );
}

function Suspicion({ title, of }: { title: string; of: Suspected }) {
  const { t } = useTranslation();
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>{of.outstanding ? t("faults:trial.outstanding", { service: of.outstanding }) : t("faults:trial.nobody")}</p>
      <p>{of.passedOnTo ? t("faults:trial.passedOn", { team: of.passedOnTo.name }) : t("faults:trial.stays")}</p>
      <ol>
        {of.ranking.suspects.map((suspect) => (
          <li key={suspect.name}>
            {suspect.name} <span className="figures faint">{t("faults:bits", { bits: Math.round(suspect.score) })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
