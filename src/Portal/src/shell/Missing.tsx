import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "@/kit/Notice";

/** There is no such page, or it broke. */
export function Missing({ broken }: { broken?: boolean }) {
  const { t } = useTranslation();
  const what = broken ? "broken" : "missing";
  return (
    <Notice
      mark={broken ? "!" : "404"}
      title={t(`problem.${what}.title`)}
      help={t(`problem.${what}.help`)}
      action={
        <Link to="/" reloadDocument={broken}>
          {t("problem.home")}
        </Link>
      }
    />
  );
}
