import { useTranslation } from "react-i18next";
import { useQuery } from "urql";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { CommandButton } from "@/kit/command/CommandButton";
import type { Field } from "@/kit/command/fields";
import { newId } from "@/kit/ids";
import { useOrganisationOptions } from "@/kit/landscape";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loaded } from "@/kit/Problems";
import { useAsOf } from "@/kit/time/asOf";
import { ChangePolicies } from "./ChangePolicies";
import { PublishChangeTemplate, RetireChangeTemplate } from "./commands";
import { StepEditor } from "./StepEditor";

const TemplatesQuery = graphql(`
  query ChangeTemplateList($asOf: DateTimeOffset) {
    changeTemplates(asOf: $asOf) {
      id version name purpose verification retired
      organisation { code name }
      steps { text minutes }
      rollback { text minutes }
    }
  }
`);

type Template = ResultOf<typeof TemplatesQuery>["changeTemplates"][number];

const [line, text] = [200, 20_000];

/** How changes are done that are done the same way each time; whoever approves changes publishes them. */
export default function ChangeTemplatesPage() {
  const { t } = useTranslation();
  const asOf = useAsOf();
  const organisations = useOrganisationOptions();
  const [{ data, error }, ask] = useQuery({ query: TemplatesQuery, variables: { asOf }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const publish = (template?: Template) => (
    <CommandButton
      operation="change-template.publish"
      label={t(template ? "changes:templates.revise" : "changes:templates.publish")}
      document={PublishChangeTemplate}
      texts="changes:form"
      done={t("changes:templates.published")}
      onDone={reload}
      wide
      button={template ? { size: "small" } : { type: "primary" }}
      fixed={() => ({ templateId: template?.id ?? newId(), ...(template?.organisation && { organisation: template.organisation.code }) })}
      fields={() => fieldsOf(organisations, template)}
    />
  );
  return (
    <>
      <PageHeader title={t("pages.changeTemplates")} note={t("changes:templates.note")} actions={!asOf && publish()} />
      <Loaded data={data} error={error} onRetry={reload}>
        {({ changeTemplates }) => (
          <>
            {changeTemplates.length === 0 && <Notice title={t("changes:templates.empty")} help={t("changes:templates.emptyHelp")} />}
            {changeTemplates.map((template) => (
              <TemplatePanel key={template.id} template={template}>
                {!asOf && !template.retired && (
                  <>
                    {publish(template)}
                    <CommandButton
                      operation="change-template.retire"
                      label={t("changes:templates.retire")}
                      document={RetireChangeTemplate}
                      texts="changes:form"
                      done={t("changes:templates.retired")}
                      help={t("changes:templates.retireHelp")}
                      onDone={reload}
                      danger
                      button={{ size: "small" }}
                      fixed={() => ({ templateId: template.id })}
                    />
                  </>
                )}
              </TemplatePanel>
            ))}
          </>
        )}
      </Loaded>
      <ChangePolicies />
    </>
  );
}

function fieldsOf(organisations: { value: string; label: string }[], template?: Template): Field[] {
  const steps = (of?: Template["steps"]) => of?.map(({ text: told, minutes }) => ({ text: told, minutes: minutes ?? undefined }));
  return [
    { kind: "line", name: "name", required: true, max: line, initial: template?.name },
    ...(template ? [] : [{ kind: "choice", name: "organisation", required: true, options: organisations } as Field]),
    { kind: "text", name: "purpose", required: true, max: text, rows: 2, initial: template?.purpose },
    { kind: "custom", name: "steps", required: true, initial: steps(template?.steps), render: () => <StepEditor /> },
    { kind: "custom", name: "rollback", required: true, initial: steps(template?.rollback), render: () => <StepEditor /> },
    { kind: "text", name: "verification", required: true, max: text, rows: 2, initial: template?.verification },
  ];
}

function TemplatePanel({ template, children }: { template: Template; children: React.ReactNode }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={template.name}
      extra={
        <span className="faint">
          {[template.organisation?.name, t("changes:templates.version", { version: template.version })].filter(Boolean).join(" · ")}
        </span>
      }
    >
      {template.retired && <p className="faint">{t("changes:templates.outOfUse")}</p>}
      <p>{template.purpose}</p>
      {(["steps", "rollback"] as const).map((plan) => (
        <section key={plan} aria-label={t(`changes:form.fields.${plan}`)}>
          <h3 className="faint">{t(`changes:form.fields.${plan}`)}</h3>
          <ol className="template-steps">
            {template[plan].map((step, i) => (
              <li key={i}>
                {step.text}{" "}
                {step.minutes !== null && <span className="faint">{t("changes:templates.minutes", { count: step.minutes })}</span>}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <p className="faint">
        {t("changes:form.fields.verification")}: {template.verification}
      </p>
      <div className="toolbar-filters">{children}</div>
    </Panel>
  );
}
