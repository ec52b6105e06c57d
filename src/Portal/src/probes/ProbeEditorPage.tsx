import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useQuery } from "urql";
import { useCommand } from "@/kit/command/useCommand";
import { newId } from "@/kit/ids";
import { useLandscape } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Loaded } from "@/kit/Problems";
import { useViewer } from "@/kit/state/viewer";
import { toast } from "@/kit/toast";
import { DefineProbe, ReviseProbe } from "./commands";
import { arranged, usual, valuesOf } from "./fields";
import { ProbeForm } from "./ProbeForm";
import { ProbeEditorQuery } from "./queries";

const nobody = "00000000-0000-0000-0000-000000000000";

/** Writes a probe, or has one do something else; a trial shows what would come of it. */
export default function ProbeEditorPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [{ data, error }, ask] = useQuery({ query: ProbeEditorQuery, variables: { id: id ?? nobody }, requestPolicy: "network-only" });
  const landscape = useLandscape();
  return (
    <>
      <PageHeader title={t(id ? "pages.reviseProbe" : "pages.defineProbe")} note={t(id ? "probes:reviseNote" : "probes:defineNote")} />
      <Loaded data={landscape && data} error={error} onRetry={() => ask({ requestPolicy: "network-only" })}>
        {({ ownProbePoint, probe }) =>
          id && (!probe || probe.status === "RETIRED") ? (
            <Notice title={t("probes:unknown")} help={t("probes:unknownHelp")} />
          ) : id && probe ? (
            <Revising id={id} probe={probe} point={ownProbePoint} />
          ) : (
            <Defining point={ownProbePoint} />
          )
        }
      </Loaded>
    </>
  );
}

function Defining({ point }: { point: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const viewer = useViewer();
  const [probeId] = useState(newId);
  const run = useCommand(DefineProbe);
  return (
    <ProbeForm
      begin={{ ...usual(point), organisation: viewer.organisation?.code }}
      point={point}
      submit={t("probes:define")}
      run={run}
      onSend={async (values) => {
        if (!(await run.send({ probeId, organisation: values.organisation as string, definition: arranged(values) }))) return;
        toast(t("probes:defined"));
        navigate(`/monitoring/probes/${probeId}`, { replace: true });
      }}
    />
  );
}

type Revised = NonNullable<Parameters<typeof valuesOf>[0]>;

function Revising({ id, probe, point }: { id: string; probe: { organisation: { code: string } | null; current: Revised }; point: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const run = useCommand(ReviseProbe);
  return (
    <ProbeForm
      begin={valuesOf(probe.current)}
      point={point}
      organisation={probe.organisation?.code}
      submit={t("probes:save")}
      run={run}
      onSend={async (values) => {
        if (!(await run.send({ probeId: id, definition: arranged(values) }))) return;
        toast(t("probes:revised"));
        navigate(`/monitoring/probes/${id}`, { replace: true });
      }}
    />
  );
}
