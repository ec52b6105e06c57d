import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import { optionsOf } from "@/kit/enums";
import { useOrganisationOptions } from "@/kit/landscape";
import { Panel } from "@/kit/Panel";
import { useAsOf } from "@/kit/time/asOf";
import { SetChangePolicy } from "./commands";

const PoliciesQuery = graphql(`
  query ChangePolicies($asOf: DateTimeOffset) {
    changePolicies(asOf: $asOf) { organisation { code name } unplannedEdits }
  }
`);

/** What becomes of edits of important items that are part of no change, by organisation. */
export function ChangePolicies() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const [{ data }, ask] = useQuery({ query: PoliciesQuery, variables: { asOf }, requestPolicy: "cache-and-network" });
  return (
    <Panel
      title={t("changes:policies.title")}
      extra={
        !asOf && (
          <CommandButton
            operation="change-policy.set"
            label={t("changes:policies.set")}
            document={SetChangePolicy}
            texts="changes:form"
            done={t("changes:policies.done")}
            onDone={() => ask({ requestPolicy: "network-only" })}
            button={{ size: "small" }}
            fixed={() => ({})}
            fields={() => [
              { kind: "choice", name: "organisation", required: true, options: organisations },
              { kind: "choice", name: "unplannedEdits", required: true, options: optionsOf("UnplannedEdits", t), initial: "REFUSED" },
            ]}
          />
        )
      }
    >
      <p className="faint">{t("changes:policies.help")}</p>
      <ul className="link-list">
        {data?.changePolicies.map((policy) => (
          <li key={policy.organisation?.code}>
            <span className="clip">{policy.organisation?.name}</span>
            <span className="faint">{t(`enums:UnplannedEdits.${policy.unplannedEdits}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
