import { useTranslation } from "react-i18next";
import { graphql, type ResultOf } from "@/kit/api/graphql";
import { Answer } from "@/kit/command/answer";
import { CommandButton } from "@/kit/command/CommandButton";
import { Facts } from "@/kit/Facts";
import { Panel } from "@/kit/Panel";

export const ContactParts = graphql(`fragment ContactParts on Viewer { email ownEmail mobile }`);

const SetContact = graphql(`mutation SetContact($input: SetContact!) { outcome: setContact(input: $input) { ...Answer } }`, [Answer]);

const [longestEmail, longestMobile] = [254, 24];

/** Where one is reached when one is called. */
export function ContactPanel({ contact, onDone }: { contact: ResultOf<typeof ContactParts>; onDone: () => void }) {
  const { t } = useTranslation();
  const name = (key: string) => t(`access:me.${key}`);
  const nowhere = <span className="faint">{name("nowhere")}</span>;
  return (
    <Panel
      title={name("contact")}
      extra={
        <CommandButton
          operation="account.set-contact"
          label={name("changeContact")}
          help={name("contactHelp")}
          document={SetContact}
          texts="access:form"
          done={name("contactChanged")}
          onDone={onDone}
          button={{ size: "small" }}
          fixed={() => ({})}
          fields={() => [
            { kind: "line", name: "email", max: longestEmail, initial: contact.ownEmail ?? undefined },
            { kind: "line", name: "mobile", max: longestMobile, initial: contact.mobile ?? undefined },
          ]}
        />
      }
    >
      <Facts
        facts={[
          { label: t("access:form.fields.email"), value: contact.email ?? nowhere },
          { label: t("access:form.fields.mobile"), value: contact.mobile ?? nowhere },
        ]}
      />
    </Panel>
  );
}
