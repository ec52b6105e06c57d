import Button from "antd/es/button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useUrlState } from "@/kit/state/url";
import { typeTree } from "./filter";
import { TypeIcon } from "./TypeIcon";
import type { TypeName } from "./useItemTypes";
import { useWording } from "./wording";

/** Every type that has items, with how many; a click shows only those. */
export function TypeTree({ types, counts }: { types: readonly TypeName[]; counts: ReadonlyMap<string, number> }) {
  const { t } = useTranslation();
  const word = useWording();
  const url = useUrlState();
  const [all, showAll] = useState(false);
  const chosen = url.all("type");
  const groups = typeTree(types, counts)
    .map(({ group, lines }) => ({ group, lines: lines.filter((line) => all || line.count > 0 || chosen.includes(line.type.key)) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <nav className="type-tree" aria-label={t("configuration:facts.type")}>
      {groups.map(({ group, lines }) => (
        <div key={group}>
          <h2>{t(`configuration:groups.${group}`, { defaultValue: group })}</h2>
          <ul>
            {lines.map(({ type, depth, count }) => (
              <li key={type.key} className={`type-depth-${Math.min(depth, 3)}`}>
                <button
                  type="button"
                  aria-pressed={chosen.includes(type.key)}
                  onClick={() => url.set({ type: chosen.includes(type.key) ? undefined : type.key, sort: undefined })}
                >
                  <TypeIcon icon={type.icon} />
                  <span className="clip">{word(type.name)}</span>
                  <span className="figures faint">{count}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <Button size="small" type="link" onClick={() => showAll(!all)}>
        {t(all ? "configuration:list.usedTypes" : "configuration:list.allTypes")}
      </Button>
    </nav>
  );
}
