import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { EnumOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { PauseProbe, ResumeProbe, RetireProbe } from "./commands";
import type { ProbeWhole } from "./queries";

const reason: Field = { kind: "text", name: "reason", required: true, max: 2_000 };

/** What the Api allows to be done with a probe, each with its form. */
export function ProbeActions({ probe, onDone }: { probe: ProbeWhole; onDone: () => void }) {
  const { t } = useTranslation();
  const common = (action: EnumOf<"ProbeAction">) => ({
    operation: `probe.${action.toLowerCase()}`,
    label: t(`probes:actions.${action}.name`),
    help: t(`probes:actions.${action}.help`),
    done: t(`probes:actions.${action}.done`),
    texts: "probes:form",
    onDone,
    fixed: () => ({ probeId: probe.id }),
  });
  const may = (action: EnumOf<"ProbeAction">) => probe.allowedActions.includes(action);
  return (
    <>
      {may("RESUME") && <CommandButton {...common("RESUME")} document={ResumeProbe} button={{ type: "primary" }} />}
      {may("REVISE") && (
        <Link to={`/monitoring/probes/${probe.id}/edit`}>
          <Button>{t("probes:revise")}</Button>
        </Link>
      )}
      {may("PAUSE") && <CommandButton {...common("PAUSE")} document={PauseProbe} fields={() => [reason]} />}
      {may("RETIRE") && <CommandButton {...common("RETIRE")} document={RetireProbe} danger fields={() => [reason]} />}
    </>
  );
}
