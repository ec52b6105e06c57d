import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import { useTranslation } from "react-i18next";
import { CommandDrawer } from "@/kit/command/CommandDrawer";
import type { Kind } from "./dashboard";
import { kinds } from "./kinds";

interface Props {
  open: boolean;
  counts: (kind: Kind) => number;
  may: (operation: string) => boolean;
  /** Whether widgets are chosen for others, too: whoever publishes a default need not be able to read what is in it. */
  forOthers: boolean;
  full: boolean;
  onAdd: (kind: Kind) => void;
  onClose: () => void;
}

/** Everything that a dashboard can show. */
export function Gallery({ open, counts, may, forOthers, full, onAdd, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <CommandDrawer title={t("workspace:gallery")} open={open} onClose={onClose}>
      <ul className="gallery">
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <li key={kind}>
            <span className="gallery-icon">{kinds[kind].icon}</span>
            <div>
              <h3>
                {t(`workspace:widgets.${kind}.name`)}
                {counts(kind) > 0 && <span className="faint"> {t("workspace:placed", { count: counts(kind) })}</span>}
              </h3>
              <p className="faint">
                {may(kinds[kind].operation) || forOthers ? t(`workspace:widgets.${kind}.help`) : t("workspace:closed")}
                {!may(kinds[kind].operation) && forOthers && ` · ${t("workspace:forOthers")}`}
              </p>
            </div>
            <Button
              icon={<PlusOutlined />}
              disabled={full || !(may(kinds[kind].operation) || forOthers)}
              aria-label={t("workspace:addNamed", { name: t(`workspace:widgets.${kind}.name`) })}
              onClick={() => onAdd(kind)}
            />
          </li>
        ))}
      </ul>
    </CommandDrawer>
  );
}
