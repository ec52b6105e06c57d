import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Elevation, Occupant } from "./AssetQuery";
import { isWrong, type Placed, type Side, sideOf, unitsOf } from "./elevation";

const unitPixels = 20;

/** A rack from the front and from the rear, the first unit at the bottom; who stands in another's way is red. */
export function RackElevation({ elevation }: { elevation: Elevation }) {
  return (
    <div className="rack-sides">
      <RackSide elevation={elevation} side="FRONT" used={elevation.usedFront} />
      <RackSide elevation={elevation} side="REAR" used={elevation.usedRear} />
    </div>
  );
}

function RackSide({ elevation, side, used }: { elevation: Elevation; side: Side; used: number }) {
  const { t } = useTranslation();
  const { height, reservedUnits } = elevation;
  const units = Array.from({ length: height }, (_, i) => height - i);
  return (
    <section className="rack-side" aria-label={t(`enums:RackFace.${side}`)}>
      <h3>
        {t(`enums:RackFace.${side}`)} <span className="faint figures">{t("assets:rack.used", { used, height })}</span>
      </h3>
      <div className="rack">
        <ol className="rack-units" aria-hidden="true">
          {units.map((unit) => (
            <li key={unit} style={{ height: unitPixels }}>
              {unit}
            </li>
          ))}
        </ol>
        <div className="rack-body" style={{ height: height * unitPixels }}>
          {reservedUnits
            .filter((unit) => unit <= height)
            .map((unit) => (
              <div
                key={unit}
                className="rack-reserved"
                title={t("assets:rack.reserved")}
                style={{ bottom: (unit - 1) * unitPixels, height: unitPixels }}
              />
            ))}
          {sideOf(elevation.occupants, side, height).map((placed) => (
            <Block key={placed.occupant.id} placed={placed} />
          ))}
        </div>
      </div>
    </section>
  );
}

function Block({ placed: { occupant, bottom, top, lane, lanes } }: { placed: Placed }) {
  const { t } = useTranslation();
  const where = unitsOf(occupant.unit!, occupant.height);
  const trouble = [occupant.overlaps.length > 0 && t("assets:rack.overlaps"), occupant.outOfRange && t("assets:rack.outOfRange")].filter(
    Boolean,
  );
  return (
    <Link
      to={placeOf(occupant)}
      className={`rack-block${isWrong(occupant) ? " rack-wrong" : occupant.asset ? "" : " rack-item"}`}
      title={[occupant.name, where, ...trouble].join(" · ")}
      aria-label={[occupant.name, where, ...trouble].join(" · ")}
      style={{
        bottom: (bottom - 1) * unitPixels,
        height: (top - bottom + 1) * unitPixels,
        left: `${(100 * lane) / lanes}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <span className="clip">{occupant.name}</span>
      {occupant.asset && !occupant.name.startsWith(occupant.asset.tag) && <span className="rack-tag figures">{occupant.asset.tag}</span>}
    </Link>
  );
}

/** Where a click leads: to the asset, or to the item where the ledger has none. */
export function placeOf({ asset, item }: Pick<Occupant, "asset" | "item">): string {
  return asset ? `/ledger/${asset.id}` : `/configuration/items/${item?.id}`;
}
