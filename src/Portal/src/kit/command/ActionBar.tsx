import Button from "antd/es/button";
import type { TFunction } from "i18next";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "@/kit/toast";
import { CommandDrawer } from "./CommandDrawer";
import { CommandForm } from "./CommandForm";
import type { Field } from "./fields";
import { MoreActions } from "./MoreActions";
import type { CommandDocument } from "./useCommand";

/** How an action that the Api may allow is asked for. */
export interface ActionForm<Subject> {
  // biome-ignore lint/suspicious/noExplicitAny: every action has an input of its own
  document: CommandDocument<any>;
  fields: (subject: Subject, t: TFunction) => Field[];
  /** Brings what was filled in into the shape of the input. */
  arrange?: (filled: Record<string, unknown>, subject: Subject) => object;
  danger?: boolean;
  wide?: boolean;
}

export type ActionForms<Action extends string, Subject> = Partial<Record<Action, ActionForm<Subject>>>;

interface Props<Action extends string, Subject> {
  /** What has a button of its own; the first of them stands out. */
  first: readonly Action[];
  more: readonly Action[];
  forms: ActionForms<Action, Subject>;
  subject: Subject;
  /** Namespace of the texts: `${texts}:actions.${action}.name`, `${texts}:form.fields.title`. */
  texts: string;
  /** Members of the input that nobody fills in. */
  fixed: object;
  /** What is said once it is done. */
  done: (name: string) => string;
  onDone: () => void;
  /** Stands between the buttons and the rest. */
  children?: ReactNode;
}

/** What the Api allows to be done next, each with its form. */
export function ActionBar<Action extends string, Subject>(props: Props<Action, Subject>) {
  const { t } = useTranslation();
  const { first, more, forms, subject, texts, fixed, done, onDone, children } = props;
  const [chosen, choose] = useState<Action>();
  const form = chosen && forms[chosen];
  const help = chosen && t(`${texts}:actions.${chosen}.help`, { defaultValue: "" });
  const name = (action: Action) => t(`${texts}:actions.${action}.name`);
  return (
    <>
      {first.map((action, i) => (
        <Button
          key={action}
          type={i === 0 ? "primary" : "default"}
          danger={forms[action]?.danger}
          aria-haspopup="dialog"
          onClick={() => choose(action)}
        >
          {name(action)}
        </Button>
      ))}
      {children}
      <MoreActions actions={more} forms={forms} texts={texts} onChoose={choose} />
      <CommandDrawer title={chosen ? name(chosen) : ""} open={!!chosen} wide={form?.wide} onClose={() => choose(undefined)}>
        {chosen && form && (
          <>
            {help && <p className="faint action-help">{help}</p>}
            <CommandForm
              document={form.document}
              texts={`${texts}:form`}
              fields={form.fields(subject, t)}
              fixed={fixed}
              arrange={(filled) => form.arrange?.(filled, subject) ?? filled}
              submit={name(chosen)}
              danger={form.danger}
              onCancel={() => choose(undefined)}
              onDone={() => {
                toast(done(name(chosen)));
                choose(undefined);
                onDone();
              }}
            />
          </>
        )}
      </CommandDrawer>
    </>
  );
}
