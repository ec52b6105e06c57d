import AimOutlined from "@ant-design/icons/es/icons/AimOutlined";
import FileImageOutlined from "@ant-design/icons/es/icons/FileImageOutlined";
import MinusOutlined from "@ant-design/icons/es/icons/MinusOutlined";
import PictureOutlined from "@ant-design/icons/es/icons/PictureOutlined";
import PlusOutlined from "@ant-design/icons/es/icons/PlusOutlined";
import Button from "antd/es/button";
import cytoscape, { type Core } from "cytoscape";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { save } from "@/kit/save";
import { useScheme } from "@/shell/theme";
import { elementsOf, redraw, styleOf } from "./canvas";
import { palettes } from "./colours";
import type { Drawing, DrawnItem } from "./drawing";
import { Minimap, type View } from "./Minimap";
import { svgOf } from "./svg";

interface CanvasProps {
  drawing: Drawing;
  name: string;
  selected?: string;
  typeOf: (item: DrawnItem) => string;
  onSelect: (id: string | undefined) => void;
  onExpand: (id: string) => void;
}

/** The drawing, to be moved, enlarged, chosen from and taken away as a picture. */
export default function Canvas({ drawing, name, selected, typeOf, onSelect, onExpand }: CanvasProps) {
  const { t } = useTranslation();
  const [scheme] = useScheme();
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Core>(undefined);
  const told = useRef({ onSelect, onExpand });
  told.current = { onSelect, onExpand };
  const [view, setView] = useState<View>();

  useEffect(() => {
    const cy = cytoscape({ container: place.current!, minZoom: 0.05, maxZoom: 3, autoungrabify: true, boxSelectionEnabled: false });
    drawn.current = cy;
    const look = () => setView(cy.extent());
    cy.on("viewport resize", look);
    cy.on("tap", (event) => told.current.onSelect(event.target === cy || event.target.isEdge() ? undefined : event.target.id()));
    cy.on("dbltap", "node.item", (event) => told.current.onExpand(event.target.id()));
    return () => cy.destroy();
  }, []);

  // Another middle, more items and other groups are looked at as a whole.
  const whole = [drawing.items[0]?.id, drawing.items.length, ...new Set(drawing.items.map((item) => item.group))].join();
  useEffect(() => {
    const cy = drawn.current!;
    cy.style(styleOf(scheme));
    redraw(cy, elementsOf(drawing, scheme, typeOf));
  }, [drawing, scheme, typeOf]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is looked at as a whole whenever it is another whole
  useEffect(() => {
    drawn.current!.fit(undefined, 30);
    if (drawn.current!.zoom() > 1.2) drawn.current!.zoom(1.2).center();
  }, [whole]);

  useEffect(() => {
    const cy = drawn.current!;
    cy.elements().unselect();
    if (selected) cy.getElementById(selected).select();
  }, [selected]);

  const zoom = (by: number) =>
    drawn.current!.zoom({
      level: drawn.current!.zoom() * by,
      renderedPosition: { x: drawn.current!.width() / 2, y: drawn.current!.height() / 2 },
    });
  const png = () => save(drawn.current!.png({ full: true, scale: 2, output: "blob", bg: palettes[scheme].ground }), `${name}.png`);
  const svg = () => save(new Blob([svgOf(drawing, scheme, typeOf)], { type: "image/svg+xml" }), `${name}.svg`);

  return (
    <div className="topology-canvas">
      <div ref={place} className="topology-drawing" role="img" aria-label={t("topology:canvas", { count: drawing.items.length })} />
      <div className="topology-tools">
        <Button icon={<PlusOutlined />} aria-label={t("topology:larger")} title={t("topology:larger")} onClick={() => zoom(1.3)} />
        <Button icon={<MinusOutlined />} aria-label={t("topology:smaller")} title={t("topology:smaller")} onClick={() => zoom(1 / 1.3)} />
        <Button
          icon={<AimOutlined />}
          aria-label={t("topology:all")}
          title={t("topology:all")}
          onClick={() => drawn.current!.fit(undefined, 30)}
        />
        <Button icon={<PictureOutlined />} aria-label={t("topology:png")} title={t("topology:png")} onClick={png} />
        <Button icon={<FileImageOutlined />} aria-label={t("topology:svg")} title={t("topology:svg")} onClick={svg} />
      </div>
      {view && (
        <Minimap
          items={drawing.items}
          view={view}
          scheme={scheme}
          onLook={(at) =>
            drawn.current!.pan({
              x: drawn.current!.width() / 2 - at.x * drawn.current!.zoom(),
              y: drawn.current!.height() / 2 - at.y * drawn.current!.zoom(),
            })
          }
        />
      )}
    </div>
  );
}
