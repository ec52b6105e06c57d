import "./projections.css";
import Button from "antd/es/button";
import Popconfirm from "antd/es/popconfirm";
import Progress from "antd/es/progress";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useQuery, useSubscription } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { CommandButton } from "@/kit/command/CommandButton";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { type CommandDocument, useCommand } from "@/kit/command/useCommand";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useMay } from "@/kit/state/viewer";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import { toast } from "@/kit/toast";
import { isPromoted, shareOf, sidesOf } from "./progress";

const State = graphql(`
  fragment ProjectionWhole on ProjectionState {
    name version position lagEvents lagSeconds condition reason rows deadLetters promotedAt checksum
    rebuild { running stage done total startedAt finishedAt fault }
  }
`);

const ProjectionsQuery = graphql(
  `
  query Projections {
    projections { ...ProjectionWhole }
    deadLetters { model key position type stream since fault }
  }
`,
  [State],
);

const ProgressTold = graphql(`subscription ProjectionProgress { projectionProgress { ...ProjectionWhole } }`, [State]);

const PauseProjection = graphql(
  `mutation PauseProjection($input: PauseProjection!) { outcome: pauseProjection(input: $input) { ...Answer } }`,
  [Answer],
);
const ResumeProjection = graphql(
  `mutation ResumeProjection($input: ResumeProjection!) { outcome: resumeProjection(input: $input) { ...Answer } }`,
  [Answer],
);
const RebuildProjection = graphql(
  `mutation RebuildProjection($input: RebuildProjection!) { outcome: rebuildProjection(input: $input) { ...Answer } }`,
  [Answer],
);
const RollBackProjection = graphql(
  `mutation RollBackProjection($input: RollBackProjection!) { outcome: rollBackProjection(input: $input) { ...Answer } }`,
  [Answer],
);
const RetryDeadLetters = graphql(
  `mutation RetryDeadLetters($input: RetryDeadLetters!) { outcome: retryDeadLetters(input: $input) { ...Answer } }`,
  [Answer],
);

type Model = ResultOf<typeof State>;
type Letter = ResultOf<typeof ProjectionsQuery>["deadLetters"][number];

const tones = { RUNNING: "status-resolved", PAUSED: "status-on-hold", STUCK: "status-failed" } as const;

export default function ProjectionsPage() {
  const { t } = useTranslation();
  const [{ data, error }, ask] = useQuery({ query: ProjectionsQuery, requestPolicy: "cache-and-network" });
  const [told, tell] = useState<readonly Model[]>();
  useSubscription({ query: ProgressTold }, (_, next) => {
    tell(next.projectionProgress);
    return next;
  });
  const reload = () => ask({ requestPolicy: "network-only" });
  return (
    <>
      <PageHeader
        title={t("pages.projections")}
        note={t("projections:note")}
        actions={
          <Button
            onClick={() => {
              tell(undefined);
              reload();
            }}
          >
            {t("projections:refresh")}
          </Button>
        }
      />
      <Loaded data={data} error={error} onRetry={reload}>
        {({ projections, deadLetters }) =>
          (told ?? projections).map((model) => (
            <ModelPanel
              key={model.name}
              model={model}
              letters={deadLetters.filter((letter) => letter.model === model.name)}
              onDone={reload}
            />
          ))
        }
      </Loaded>
    </>
  );
}

function ModelPanel({ model, letters, onDone }: { model: Model; letters: Letter[]; onDone: () => void }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`projections:${key}`);
  return (
    <section aria-label={model.name}>
      <Panel
        title={
          <>
            {t(`projections:names.${model.name}`, { defaultValue: model.name })} <code className="faint">{model.name}</code>
          </>
        }
        extra={<span className={`status ${tones[model.condition]}`}>{t(`enums:ProjectionCondition.${model.condition}`)}</span>}
      >
        <Facts
          facts={[
            { label: name("rows"), value: model.rows.toLocaleString() },
            { label: name("position"), value: model.position.toLocaleString() },
            {
              label: name("lag"),
              value:
                model.lagEvents === 0
                  ? name("caughtUp")
                  : t("projections:behind", { count: model.lagEvents, span: span(model.lagSeconds, t) }),
            },
            { label: name("version"), value: `v${model.version}` },
            { label: name("deadLetters"), value: <span className={model.deadLetters > 0 ? "bad" : ""}>{model.deadLetters}</span> },
            { label: name("promotedAt"), value: model.promotedAt && <Instant at={model.promotedAt} /> },
            model.reason ? { label: name("reason"), value: model.reason, wide: true } : null,
          ]}
        />
        {model.rebuild && <Rebuild model={model} />}
        <Actions model={model} onDone={onDone} />
        {letters.length > 0 && <Letters letters={letters} />}
      </Panel>
    </section>
  );
}

/** How far the rebuild beside is, or how the last one ended. */
function Rebuild({ model }: { model: Model }) {
  const { t } = useTranslation();
  const rebuild = model.rebuild!;
  const share = shareOf(rebuild);
  const sides = sidesOf(model.checksum);
  return (
    <div className="rebuild">
      <div className="rebuild-head">
        <strong>{t("projections:rebuild")}</strong>
        <span className="faint">
          {t(`projections:stages.${rebuild.stage.replaceAll(" ", "-")}`, { defaultValue: rebuild.stage })}
          {rebuild.running && rebuild.total ? ` · ${rebuild.done.toLocaleString()} / ${rebuild.total.toLocaleString()}` : ""}
        </span>
        <Instant at={rebuild.finishedAt ?? rebuild.startedAt} how="relative" />
      </div>
      <Progress
        percent={share}
        status={rebuild.fault ? "exception" : rebuild.running ? "active" : "success"}
        size="small"
        aria-label={t("projections:rebuild")}
      />
      {isPromoted(rebuild) && <div className="good">{t("projections:promoted")}</div>}
      {rebuild.fault && <div className="bad pre">{rebuild.fault}</div>}
      {sides && (
        <div className="faint">
          {t("projections:checksum")} <code>{sides}</code>
        </div>
      )}
    </div>
  );
}

function Actions({ model, onDone }: { model: Model; onDone: () => void }) {
  const { t } = useTranslation();
  const busy = model.rebuild?.running === true;
  return (
    <div className="model-actions">
      {model.condition === "PAUSED" ? (
        <QuickCommand operation="projection.resume" name="resume" document={ResumeProjection} model={model.name} onDone={onDone} />
      ) : (
        <QuickCommand operation="projection.pause" name="pause" document={PauseProjection} model={model.name} onDone={onDone} />
      )}
      <CommandButton
        operation="projection.rebuild"
        label={t("projections:actions.rebuild")}
        document={RebuildProjection}
        texts="projections:form"
        help={t("projections:rebuildHelp")}
        done={t("projections:done.rebuild")}
        onDone={onDone}
        button={{ disabled: busy }}
        fixed={() => ({ model: model.name })}
        fields={() => [{ kind: "switch", name: "acceptDifference", initial: false }]}
      />
      <QuickCommand
        operation="projection.roll-back"
        name="rollBack"
        document={RollBackProjection}
        model={model.name}
        onDone={onDone}
        danger
        disabled={!model.promotedAt || busy}
      />
      {model.deadLetters > 0 && (
        <QuickCommand operation="projection.retry" name="retry" document={RetryDeadLetters} model={model.name} onDone={onDone} />
      )}
    </div>
  );
}

interface Quick {
  operation: string;
  name: "pause" | "resume" | "rollBack" | "retry";
  document: CommandDocument<{ model: string }>;
  model: string;
  onDone: () => void;
  danger?: boolean;
  disabled?: boolean;
}

/** A command that needs no more than a yes. */
function QuickCommand({ operation, name, document, model, onDone, danger, disabled }: Quick) {
  const { t } = useTranslation();
  const run = useCommand(document);
  if (!useMay(operation)) return null;
  const send = async () => {
    if (!(await run.send({ model }))) return;
    toast(t(`projections:done.${name}`));
    onDone();
  };
  return (
    <>
      <Popconfirm
        title={t(`projections:sure.${name}`)}
        okText={t(`projections:actions.${name}`)}
        cancelText={t("form.cancel")}
        onConfirm={send}
        disabled={disabled}
      >
        <Button danger={danger} loading={run.sending} disabled={disabled}>
          {t(`projections:actions.${name}`)}
        </Button>
      </Popconfirm>
      <RefusalNotice refusal={run.refusal} error={run.error} />
    </>
  );
}

function Letters({ letters }: { letters: Letter[] }) {
  const { t } = useTranslation();
  if (letters.length === 0) return <Notice title={t("projections:noLetters")} />;
  return (
    <div className="letters">
      <h3>{t("projections:deadLetters")}</h3>
      <ul>
        {letters.map((letter) => (
          <li key={`${letter.key} ${letter.position}`}>
            <div className="card-line">
              <code>{letter.type}</code>
              <span className="figures">#{letter.position}</span>
              <Instant at={letter.since} />
            </div>
            <div className="bad">{letter.fault}</div>
            <code className="faint">{letter.key}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
