import "./search.css";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Notice } from "@/kit/Notice";
import { PageHeader } from "@/kit/PageHeader";
import { Panel } from "@/kit/Panel";
import { Loading, ProblemNotice } from "@/kit/Problems";
import { useUrlState } from "@/kit/state/url";
import { Search } from "@/kit/table/Search";
import { useSearch } from "./useSearch";

// Six kinds in one question: more of each would cost more than the Api allows one question.
const ofEachKind = 10;

/** Everything that some words find. */
export default function SearchPage() {
  const { t } = useTranslation();
  const text = (useUrlState().get("text") ?? "").trim();
  const { groups, fetching, error } = useSearch(text, ofEachKind);
  return (
    <>
      <PageHeader title={text ? t("search:title", { text }) : t("search:plain")} />
      <div className="search-field">
        <Search placeholder={t("search:hint")} />
      </div>
      {fetching && groups.length === 0 && <Loading />}
      {error && <ProblemNotice error={error} />}
      {!fetching && !error && text && groups.length === 0 && <Notice title={t("search:none", { text })} help={t("search:noneHelp")} />}
      {text &&
        groups.map((group) => (
          <Panel key={group.key} title={t(`search:${group.key}`)} flush>
            <ul className="search-hits">
              {group.hits.map((hit) => (
                <li key={hit.key}>
                  <Link to={hit.to}>
                    {hit.icon}
                    <span className="clip">{hit.name}</span>
                    {hit.note}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
    </>
  );
}
