import Alert from "antd/es/alert";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ChangeWhole, Outlook } from "./ChangeQuery";
import { WindowText } from "./marks";

/** What does not go together with the change at its time, and where items do not read what they should. */
export function Conflicts({ change, outlook }: { change: ChangeWhole; outlook: Outlook }) {
  const { t } = useTranslation();
  const differences = outlook.differences.length > 0 && ["VERIFIED", "ROLLED_BACK"].includes(change.status) ? outlook.differences : [];
  return (
    <>
      {outlook.conflicts.length > 0 && change.status !== "CLOSED" && (
        <Alert
          className="notice"
          type="error"
          showIcon
          title={t("changes:conflicts.title", { count: outlook.conflicts.length })}
          description={
            <ul>
              {outlook.conflicts.map((conflict) => (
                <li key={`${conflict.kind}${conflict.change?.id ?? conflict.blackout?.id ?? conflict.window.from}`}>
                  {t(`enums:ConflictKind.${conflict.kind}`)}{" "}
                  {conflict.change ? (
                    <Link to={`/changes/${conflict.change.id}`}>
                      {conflict.change.number} {conflict.change.title}
                    </Link>
                  ) : (
                    (conflict.blackout?.name ?? t("changes:conflicts.elsewhere"))
                  )}{" "}
                  <WindowText window={conflict.window} />
                </li>
              ))}
            </ul>
          }
        />
      )}
      {differences.length > 0 && (
        <Alert className="notice" type="warning" showIcon title={t("changes:drift.title")} description={t("changes:drift.help")} />
      )}
    </>
  );
}
