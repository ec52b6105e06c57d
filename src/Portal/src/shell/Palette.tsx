import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Modal from "antd/es/modal";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Hit, useSearch } from "@/search/useSearch";

const shortest = 2;
const ofEachKind = 5;

/** Goes anywhere by a few letters: to incidents, services, teams, organisations, accounts and pages. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const { groups } = useSearch(wanted, ofEachKind, shortest);
  const all: Hit[] = wanted.length < shortest ? [] : [searchPage(wanted, t("search:all"))];
  const sections = [...groups, ...(groups.length > 0 && all.length > 0 ? [{ key: "all" as const, hits: all }] : [])];
  const hits = sections.flatMap((group) => group.hits);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    navigate(hit.to);
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setAt((before) => Math.min(before + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setAt((before) => Math.max(before - 1, 0));
    else if (event.key === "Enter") go(hits[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Modal open onCancel={onClose} footer={null} closable={false} title={null} className="palette" width={600} style={{ top: 96 }}>
      <div className="palette-field">
        <SearchOutlined />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-hits"
          aria-activedescendant={hits[at] && `hit-${hits[at].key}`}
          aria-label={t("shell.search")}
          placeholder={t("shell.searchHint")}
          value={text}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <kbd>Esc</kbd>
      </div>
      <div id="palette-hits" role="listbox" aria-label={t("shell.search")} className="palette-hits">
        {sections.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
          <div key={group.key} role="group" aria-label={t(`search:${group.key}`)}>
            {group.key !== "all" && <div className="palette-group">{t(`search:${group.key}`)}</div>}
            {group.hits.map((hit) => {
              const i = hits.indexOf(hit);
              return (
                <div
                  key={hit.key}
                  id={`hit-${hit.key}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={i === at}
                  className="palette-hit"
                  onMouseMove={() => setAt(i)}
                  onClick={() => go(hit)}
                  onKeyDown={press}
                >
                  {hit.icon}
                  <span className="palette-hit-name">{hit.name}</span>
                  {hit.note}
                </div>
              );
            })}
          </div>
        ))}
        {hits.length === 0 && <div className="palette-none">{t("shell.nothingFound")}</div>}
      </div>
    </Modal>
  );
}

function searchPage(text: string, name: string): Hit {
  return { key: "all", to: `/search?text=${encodeURIComponent(text)}`, icon: <SearchOutlined />, name };
}
