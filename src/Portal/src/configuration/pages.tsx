import ContainerOutlined from "@ant-design/icons/es/icons/ContainerOutlined";
import GoldOutlined from "@ant-design/icons/es/icons/GoldOutlined";
import ImportOutlined from "@ant-design/icons/es/icons/ImportOutlined";
import type { Page } from "@/shell/Page";

export const configuration: Page[] = [
  {
    path: "configuration/items",
    key: "items",
    operation: "item.read",
    icon: <ContainerOutlined />,
    group: "configuration",
    load: () => import("./ItemListPage"),
  },
  {
    path: "configuration/items/new",
    key: "registerItem",
    operation: "item.register",
    load: () => import("./RegisterItemPage"),
  },
  { path: "configuration/items/:id", key: "item", operation: "item.read", load: () => import("./ItemPage") },
  {
    path: "configuration/types",
    key: "itemTypes",
    operation: "item.read",
    icon: <GoldOutlined />,
    group: "configuration",
    load: () => import("./ItemTypesPage"),
  },
  {
    path: "configuration/types/define",
    key: "defineItemType",
    operation: "item-type.define",
    load: () => import("./DefineItemTypePage"),
  },
  { path: "configuration/types/:id", key: "itemType", operation: "item.read", load: () => import("./ItemTypePage") },
  {
    path: "configuration/imports",
    key: "imports",
    operation: "item.read",
    icon: <ImportOutlined />,
    group: "configuration",
    load: () => import("./import/ImportListPage"),
  },
  {
    path: "configuration/imports/new",
    key: "newImport",
    operation: "item.import",
    load: () => import("./import/NewImportPage"),
  },
  { path: "configuration/imports/:id", key: "import", operation: "item.read", load: () => import("./import/ImportPage") },
];
