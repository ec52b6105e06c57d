import "./services.css";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { AllowedButton } from "@/kit/Allowed";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { PriorityTag } from "@/kit/tags";
import { useAsOf } from "@/kit/time/asOf";
import { Instant } from "@/kit/time/Instant";
import { span } from "@/kit/time/instants";
import { type Agreement, AgreementWhole, agreementFields, CalendarNames, type Version } from "./agreementFields";
import { PublishAgreement } from "./commands";

export const AgreementQuery = graphql(
  `
  query Agreement($id: ID!, $asOf: DateTimeOffset) {
    agreement(id: $id, asOf: $asOf) { ...AgreementWhole }
  }
`,
  [AgreementWhole],
);

const minute = 60;

export default function AgreementPage() {
  const { t } = useTranslation();
  const id = useParams().id!;
  const asOf = useAsOf();
  const [{ data, error }, ask] = useQuery({ query: AgreementQuery, variables: { id, asOf }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  return (
    <Loaded data={data} error={error} onRetry={reload}>
      {({ agreement }) =>
        agreement ? (
          <Whole agreement={agreement} onDone={reload} />
        ) : (
          <Notice title={t("services:agreement.unknown")} help={t("incidents:unknownHelp")} />
        )
      }
    </Loaded>
  );
}

function Whole({ agreement, onDone }: { agreement: Agreement; onDone: () => void }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: CalendarNames });
  const calendars = (data?.calendars.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const newest = agreement.versions.at(-1);
  const inForce = [...agreement.versions].reverse().find((version) => Date.parse(version.effectiveFrom) <= Date.now());
  return (
    <>
      <PageHeader
        title={agreement.name}
        over={
          <>
            <Link to="/sla/agreements">{t("pages.agreements")}</Link>
            <span>{agreement.organisation?.name}</span>
          </>
        }
        actions={
          <>
            <CommandButton
              operation="agreement.publish"
              wide
              label={t("services:agreement.publish")}
              document={PublishAgreement}
              texts="services:form"
              help={t("services:agreement.publishHelp")}
              done={t("services:agreement.published")}
              onDone={onDone}
              button={{ type: "primary" }}
              fixed={() => ({ agreementId: agreement.id, organisation: agreement.organisation?.code })}
              fields={() => agreementFields(newest, calendars, t)}
            />
            <AllowedButton operation="sla.what-if" to={`/sla/what-if?agreement=${agreement.id}`}>
              {t("services:whatIf.name")}
            </AllowedButton>
          </>
        }
      />
      {[...agreement.versions].reverse().map((version) => (
        <VersionPanel key={version.version} version={version} inForce={version === inForce} />
      ))}
    </>
  );
}

function VersionPanel({ version, inForce }: { version: Version; inForce: boolean }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`services:agreement.${key}`);
  const minutes = (value: number | null) => (value === null ? <span className="faint">—</span> : span(value * minute, t));
  const isComing = Date.parse(version.effectiveFrom) > Date.now();
  return (
    <Panel
      title={`v${version.version} ${version.name}`}
      extra={
        inForce ? (
          <span className="status status-resolved">{name("inForce")}</span>
        ) : (
          isComing && <span className="status status-assigned">{name("coming")}</span>
        )
      }
    >
      <Facts
        facts={[
          { label: name("effectiveFrom"), value: <Instant at={version.effectiveFrom} how="absolute" /> },
          {
            label: name("calendar"),
            value: version.calendar && <Link to={`/sla/calendars/${version.calendar.id}`}>{version.calendar.name}</Link>,
          },
          {
            label: name("pausing"),
            value: version.pausingReasons.map((reason) => t(`enums:HoldReason.${reason}`)).join(t("services:comma")) || name("noPause"),
          },
        ]}
      />
      <div className="scroll">
        <table className="plain-table plain-table-even">
          <thead>
            <tr>
              <th>{name("service")}</th>
              <th>{name("priority")}</th>
              <th className="right">{name("response")}</th>
              <th className="right">{name("resolution")}</th>
            </tr>
          </thead>
          <tbody>
            {version.rules.map((rule) => (
              <tr key={`${rule.service?.id} ${rule.priority}`}>
                <td>{rule.service?.name ?? <span className="faint">{name("anyService")}</span>}</td>
                <td>
                  <PriorityTag priority={rule.priority} />
                </td>
                <td className="right figures">{minutes(rule.responseMinutes)}</td>
                <td className="right figures">{minutes(rule.resolutionMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
