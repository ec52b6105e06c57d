import Button from "antd/es/button";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";
import { Loading } from "@/kit/Problems";
import { StatusTag } from "@/kit/tags";
import type { DrawnItem } from "./drawing";
import type { Point } from "./queries";
import { type Question, useLook } from "./useLook";
import type { Answer } from "./useMarks";
import { useWords } from "./words";

/** The chosen item, what can be asked about it, and the answer. */
export function ItemPanel({ item, middle, answer }: { item: DrawnItem; middle: DrawnItem; answer: Answer }) {
  const { t } = useTranslation();
  const look = useLook();
  const words = useWords();
  const { point } = item;
  const isMiddle = item.id === middle.id;
  const ask = (question: Question) => look.set({ ask: look.question === question ? undefined : question, item: item.id });
  return (
    <aside className="topology-side" aria-label={t("topology:chosen")}>
      <Panel title={item.name || item.id}>
        <Facts
          facts={[
            { label: t("topology:type"), value: words(point.typeName, point.type) },
            { label: t("topology:stage"), value: <StageTag stage={point.stage} /> },
            { label: t("topology:importance"), value: t(`enums:Importance.${point.importance}`) },
            { label: t("topology:organisation"), value: point.organisation?.name },
            { label: t("topology:service"), value: point.service?.name },
            item.more > 0 && { label: t("topology:more"), value: item.more },
            item.outside > 0 && { label: t("topology:outsideNear"), value: item.outside },
          ]}
        />
        <div className="topology-actions">
          <AskButton name="impact" asked={look.question} onAsk={ask} />
          <AskButton name="causes" asked={look.question} onAsk={ask} />
          {!isMiddle && <AskButton name="path" asked={look.question} onAsk={ask} />}
          {(item.more > 0 || look.expanded.includes(item.id)) && (
            <Button onClick={() => look.expand(item.id)}>
              {t(look.expanded.includes(item.id) ? "topology:collapseOne" : "topology:expand")}
            </Button>
          )}
          {!isMiddle && <Button onClick={() => look.centre(item.id)}>{t("topology:centre")}</Button>}
        </div>
      </Panel>
      {answer.fetching && <Loading />}
      {answer.impact && <ImpactPanel impact={answer.impact} />}
      {answer.causes && <CausesPanel causes={answer.causes} />}
      {look.question === "path" && !answer.fetching && <PathPanel path={answer.path} />}
    </aside>
  );
}

function AskButton({ name, asked, onAsk }: { name: Question; asked?: Question; onAsk: (name: Question) => void }) {
  const { t } = useTranslation();
  return (
    <Button type={asked === name ? "primary" : "default"} aria-pressed={asked === name} onClick={() => onAsk(name)}>
      {t(`topology:question.${name}`)}
    </Button>
  );
}

function StageTag({ stage }: { stage: Point["stage"] }) {
  const { t } = useTranslation();
  return <span className={`topology-stage topology-stage-${stage.toLowerCase()}`}>{t(`enums:Stage.${stage}`)}</span>;
}

function ImpactPanel({ impact }: { impact: NonNullable<Answer["impact"]> }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Panel title={t("topology:impact.title", { count: impact.count })}>
      <p className="faint">
        {impact.count === 0 ? t("topology:impact.none") : t("topology:impact.steps", { count: impact.steps })}
        {impact.outside > 0 && ` ${t("topology:outside", { count: impact.outside })}`}
      </p>
      <Counted
        title={t("topology:impact.services")}
        rows={impact.services.map(({ service, count }) => ({ key: service.id, name: service.name, count }))}
      />
      <Counted
        title={t("topology:impact.organisations")}
        rows={impact.organisations.map(({ organisation, count }) => ({ key: organisation.code, name: organisation.name, count }))}
      />
      <Counted
        title={t("topology:impact.types")}
        rows={impact.types.map(({ type, name, count }) => ({ key: type, name: words(name, type), count }))}
      />
      {impact.openIncidents.length > 0 && (
        <section className="topology-counted">
          <h3>{t("topology:impact.incidents", { count: impact.openIncidents.length })}</h3>
          <ul>
            {impact.openIncidents.map(({ id, number, title, status }) => (
              <li key={id}>
                <Link to={`/incidents/${id}`}>
                  <span className="figures faint">{number}</span> {title}
                </Link>
                <StatusTag status={status} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Points
        title={t("topology:impact.first")}
        rows={impact.items.map(({ item, steps }) => ({ item, note: t("topology:after", { count: steps }) }))}
      />
    </Panel>
  );
}

function CausesPanel({ causes }: { causes: NonNullable<Answer["causes"]> }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("topology:causes.title", { count: causes.count })}>
      {causes.outside > 0 && <p className="faint">{t("topology:outside", { count: causes.outside })}</p>}
      <Points
        title={t("topology:causes.alone")}
        rows={causes.items.filter((cause) => cause.alone).map(({ item, steps }) => ({ item, note: t("topology:steps", { count: steps }) }))}
      />
      <Points
        title={t("topology:causes.borne")}
        rows={causes.items
          .filter((cause) => !cause.alone)
          .map(({ item, steps }) => ({ item, note: t("topology:steps", { count: steps }) }))}
      />
    </Panel>
  );
}

function PathPanel({ path }: { path: Answer["path"] }) {
  const { t } = useTranslation();
  const look = useLook();
  if (!path) return <Panel title={t("topology:path.none")}>{t("topology:path.noneHelp")}</Panel>;
  return (
    <Panel title={t("topology:path.title", { count: path.length })}>
      <ol className="topology-way">
        {path.steps.map((step, at) => (
          <li key={step.item?.id ?? `outside-${at}`}>
            {step.item ? (
              <Button type="link" onClick={() => look.set({ item: step.item!.id })}>
                {step.item.name}
              </Button>
            ) : (
              <span className="faint">{t("topology:outside", { count: step.outside })}</span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Counted({ title, rows }: { title: string; rows: { key: string; name: string; count: number }[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="topology-counted">
      <h3>{title}</h3>
      <ul>
        {rows.map(({ key, name, count }) => (
          <li key={key}>
            <span className="clip">{name}</span>
            <span className="figures">{count.toLocaleString()}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Items to go to: those that are not drawn are put in the middle. */
export function Points({ title, rows }: { title: string; rows: { item: Point; note: ReactNode }[] }) {
  const look = useLook();
  if (rows.length === 0) return null;
  return (
    <section className="topology-counted">
      <h3>{title}</h3>
      <ul>
        {rows.map(({ item, note }) => (
          <li key={item.id}>
            <Button type="link" onClick={() => look.centre(item.id)}>
              {item.name || item.id}
            </Button>
            <span className="faint">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
