import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SignInRefusal } from "@/kit/api/session";
import { span } from "@/kit/time/instants";

/** Runs a step of signing in and keeps the words for why it was refused. */
export function useStep() {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ words: string; field?: string }>();
  const run = async <T>(step: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true);
    setRefused(undefined);
    try {
      return await step();
    } catch (fault) {
      if (!(fault instanceof SignInRefusal)) {
        setRefused({ words: t("problem.unreachable.title") });
        return undefined;
      }
      const number = /\d+/.exec(fault.detail)?.[0];
      const words = t(`access:codes.${fault.code}`, { number, defaultValue: fault.detail || t("access:codes.other") });
      const wait = fault.retryAfter && t("access:retry", { span: span(fault.retryAfter, t) });
      setRefused({ words: [words, wait].filter(Boolean).join(" "), field: fault.field });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { run, busy, refused };
}
