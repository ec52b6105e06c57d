import Tooltip from "antd/es/tooltip";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "urql";
import { namesOf } from "./names";

/** Says who somebody is, by name where the viewer may know it; steps of the product by what they are for. */
export function usePersonWords(): (login: string | null | undefined) => string | undefined {
  const { t, i18n } = useTranslation();
  const names = namesOf(useClient());
  useSyncExternalStore(names.watch, names.snapshot);
  return (login) => {
    if (!login) return undefined;
    const process = `kit:processes.${login}`;
    return i18n.exists(process) ? t(process) : (names.of(login) ?? login);
  };
}

/** Somebody by name, with the login on hover. */
export function Person({ login, nobody = null }: { login: string | null | undefined; nobody?: React.ReactNode }) {
  const words = usePersonWords()(login);
  if (!words) return nobody;
  return words === login ? (
    <span>{login}</span>
  ) : (
    <Tooltip title={login}>
      <span>{words}</span>
    </Tooltip>
  );
}

/** Several people, one after the other. */
export function People({ logins }: { logins: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span>
      {logins.map((login, i) => (
        <span key={login}>
          {i > 0 && t("services:comma")}
          <Person login={login} />
        </span>
      ))}
    </span>
  );
}
