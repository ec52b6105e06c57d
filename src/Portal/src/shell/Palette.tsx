import FileTextOutlined from "@ant-design/icons/es/icons/FileTextOutlined";
import SearchOutlined from "@ant-design/icons/es/icons/SearchOutlined";
import Modal from "antd/es/modal";
import { type KeyboardEvent, type ReactNode, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useQuery } from "urql";
import { graphql } from "@/kit/api/graphql";
import { useMay } from "@/kit/state/viewer";
import { StatusTag } from "@/kit/tags";
import { useMenu } from "./useMenu";

const PaletteQuery = graphql(`
  query Palette($text: String!) {
    incidents(first: 8, filter: { text: $text }, sort: CHANGED) { nodes { id number title status } }
  }
`);

interface Hit {
  key: string;
  to: string;
  icon: ReactNode;
  name: ReactNode;
  note?: ReactNode;
}

const shortest = 2;

/** Goes anywhere by a few letters: to pages, and to incidents by number or title. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const hits = useHits(useDeferredValue(text.trim()));
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
        {hits.map((hit, i) => (
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
        ))}
        {hits.length === 0 && <div className="palette-none">{t("shell.nothingFound")}</div>}
      </div>
    </Modal>
  );
}

function useHits(text: string): Hit[] {
  const menu = useMenu();
  const mayRead = useMay("incident.read");
  const [{ data }] = useQuery({ query: PaletteQuery, variables: { text }, pause: !mayRead || text.length < shortest });
  const places = menu
    .filter((entry) => entry.name.toLowerCase().includes(text.toLowerCase()))
    .map((entry) => ({ key: entry.page.key, to: entry.to, icon: entry.page.icon, name: entry.name }));
  const incidents = (text.length < shortest ? [] : (data?.incidents.nodes ?? [])).map((incident) => ({
    key: incident.id,
    to: `/incidents/${incident.id}`,
    icon: <FileTextOutlined />,
    name: (
      <>
        <span className="figures faint">{incident.number}</span> {incident.title}
      </>
    ),
    note: <StatusTag status={incident.status} />,
  }));
  return [...incidents, ...places];
}
