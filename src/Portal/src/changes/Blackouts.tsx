import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { optionsOf } from "@/kit/enums";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { useAsOf } from "@/kit/time/asOf";
import { DeclareBlackout, LiftBlackout } from "./commands";
import { WindowText } from "./marks";
import { WindowPicker } from "./WindowPicker";

const BlackoutsQuery = graphql(`
  query Blackouts($asOf: DateTimeOffset) {
    blackouts(asOf: $asOf) { id kind name calendarName period { from to } organisation { code name } }
    calendars(first: 200) { nodes { id name } }
  }
`);

const [line, reason] = [200, 2_000];

/** Times in which no change may be made. */
export function Blackouts() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const [{ data }, ask] = useQuery({ query: BlackoutsQuery, variables: { asOf }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const calendars = (data?.calendars.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Panel
      title={t("changes:blackouts.title")}
      extra={
        <CommandButton
          operation="blackout.declare"
          label={t("changes:blackouts.declare")}
          document={DeclareBlackout}
          texts="changes:form"
          done={t("changes:blackouts.declared")}
          onDone={reload}
          button={{ size: "small" }}
          fixed={() => ({ blackoutId: newId() })}
          fields={() => [
            { kind: "line", name: "name", required: true, max: line },
            { kind: "choice", name: "organisation", required: true, options: organisations },
            { kind: "choice", name: "kind", required: true, options: optionsOf("BlackoutKind", t), initial: "PERIOD" },
            { kind: "custom", name: "period", render: () => <WindowPicker /> },
            { kind: "choice", name: "calendarId", required: true, options: calendars, when: (values) => values.kind !== "PERIOD" },
          ]}
        />
      }
    >
      {data?.blackouts.length === 0 && <p className="faint">{t("changes:blackouts.none")}</p>}
      <ul className="link-list">
        {data?.blackouts.map((blackout) => (
          <li key={blackout.id}>
            <span className="clip">{blackout.name}</span>
            <span className="faint">{t(`enums:BlackoutKind.${blackout.kind}`)}</span>
            <span className="faint">{blackout.calendarName ?? <WindowText window={blackout.period} />}</span>
            <span className="faint">{blackout.organisation?.name}</span>
            <CommandButton
              operation="blackout.lift"
              label={t("changes:blackouts.lift")}
              document={LiftBlackout}
              texts="changes:form"
              done={t("changes:blackouts.lifted")}
              onDone={reload}
              button={{ size: "small" }}
              fixed={() => ({ blackoutId: blackout.id })}
              fields={() => [{ kind: "text", name: "reason", required: true, max: reason }]}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
