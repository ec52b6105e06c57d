import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CombinedError, useClient } from "urql";
import type { Refusal } from "@/kit/command/answer";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import { RefusalNotice } from "@/kit/command/RefusalNotice";
import { newId } from "@/kit/ids";
import { useMay } from "@/kit/state/viewer";
import { IssueEnrolmentLink } from "./commands";
import { ShownOnce } from "./ShownOnce";

/** Makes a one-time link by which somebody sets a password; an earlier link ends. */
export function EnrolmentButton({ accountId, onDone }: { accountId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [state, setState] = useState<{ sending?: boolean; refusal?: Refusal; error?: CombinedError; link?: string }>({});
  if (!useMay("account.issue-enrolment")) return null;
  const send = async () => {
    setState({ sending: true });
    const { data, error } = await client.mutation(IssueEnrolmentLink, { input: { commandId: newId(), accountId } }).toPromise();
    setState({ refusal: data?.made.outcome.refusal ?? undefined, error: data ? undefined : error, link: data?.made.link ?? undefined });
  };
  const close = () => {
    setOpen(false);
    setState({});
    onDone();
  };
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("access:accounts.enrol")}
      </Button>
      <CommandDrawer title={t("access:accounts.enrol")} open={open} onClose={close}>
        {state.link ? (
          <ShownOnce title={t("access:accounts.enrolMade")} secret={state.link} onDone={close} />
        ) : (
          <>
            <p className="faint action-help">{t("access:accounts.enrolHelp")}</p>
            <RefusalNotice refusal={state.refusal} error={state.error} />
            <div className="form-actions">
              <Button onClick={close}>{t("form.cancel")}</Button>
              <Button type="primary" loading={state.sending} onClick={send}>
                {t("access:accounts.enrol")}
              </Button>
            </div>
          </>
        )}
      </CommandDrawer>
    </>
  );
}
