import BarcodeOutlined from "@ant-design/icons/es/icons/BarcodeOutlined";
import HddOutlined from "@ant-design/icons/es/icons/HddOutlined";
import HourglassOutlined from "@ant-design/icons/es/icons/HourglassOutlined";
import ReconciliationOutlined from "@ant-design/icons/es/icons/ReconciliationOutlined";
import type { Page } from "@/shell/Page";

export const assets: Page[] = [
  // Not under /assets: that is where the portal's own files lie.
  {
    path: "ledger",
    key: "assets",
    operation: "asset.read",
    icon: <BarcodeOutlined />,
    group: "assets",
    load: () => import("./AssetListPage"),
  },
  { path: "ledger/new", key: "receiveAsset", operation: "asset.receive", load: () => import("./ReceiveAssetPage") },
  { path: "ledger/:id", key: "asset", operation: "asset.read", load: () => import("./AssetPage") },
  { path: "ledger/:id/label", key: "assetLabel", operation: "asset.read", load: () => import("./AssetLabelPage") },
  {
    path: "ledger/racks",
    key: "racks",
    operation: "asset.read",
    icon: <HddOutlined />,
    group: "assets",
    load: () => import("./RackPage"),
  },
  {
    path: "ledger/stocktakings",
    key: "stocktakings",
    operation: "stocktaking.read",
    icon: <ReconciliationOutlined />,
    group: "assets",
    load: () => import("./StocktakingListPage"),
  },
  {
    path: "ledger/stocktakings/:id",
    key: "stocktaking",
    operation: "stocktaking.read",
    load: () => import("./StocktakingPage"),
  },
  {
    path: "ledger/expiries",
    key: "assetExpiries",
    operation: "asset.read",
    icon: <HourglassOutlined />,
    group: "assets",
    load: () => import("./ExpiryPage"),
  },
];
