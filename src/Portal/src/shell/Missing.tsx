import Result from "antd/es/result";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

/** There is no such page, or it broke. */
export function Missing({ broken }: { broken?: boolean }) {
  const { t } = useTranslation();
  const what = broken ? "broken" : "missing";
  return (
    <Result
      status={broken ? "error" : "404"}
      title={t(`problem.${what}.title`)}
      subTitle={t(`problem.${what}.help`)}
      extra={
        <Link to="/" reloadDocument={broken}>
          {t("problem.home")}
        </Link>
      }
    />
  );
}
