import ApartmentOutlined from "@ant-design/icons/es/icons/ApartmentOutlined";
import ApiOutlined from "@ant-design/icons/es/icons/ApiOutlined";
import AppstoreOutlined from "@ant-design/icons/es/icons/AppstoreOutlined";
import BankOutlined from "@ant-design/icons/es/icons/BankOutlined";
import BlockOutlined from "@ant-design/icons/es/icons/BlockOutlined";
import BranchesOutlined from "@ant-design/icons/es/icons/BranchesOutlined";
import CarOutlined from "@ant-design/icons/es/icons/CarOutlined";
import CloudServerOutlined from "@ant-design/icons/es/icons/CloudServerOutlined";
import ClusterOutlined from "@ant-design/icons/es/icons/ClusterOutlined";
import CodeSandboxOutlined from "@ant-design/icons/es/icons/CodeSandboxOutlined";
import ContainerOutlined from "@ant-design/icons/es/icons/ContainerOutlined";
import DatabaseOutlined from "@ant-design/icons/es/icons/DatabaseOutlined";
import DeploymentUnitOutlined from "@ant-design/icons/es/icons/DeploymentUnitOutlined";
import DesktopOutlined from "@ant-design/icons/es/icons/DesktopOutlined";
import EnvironmentOutlined from "@ant-design/icons/es/icons/EnvironmentOutlined";
import FolderOutlined from "@ant-design/icons/es/icons/FolderOutlined";
import GlobalOutlined from "@ant-design/icons/es/icons/GlobalOutlined";
import HddOutlined from "@ant-design/icons/es/icons/HddOutlined";
import KeyOutlined from "@ant-design/icons/es/icons/KeyOutlined";
import LinkOutlined from "@ant-design/icons/es/icons/LinkOutlined";
import NumberOutlined from "@ant-design/icons/es/icons/NumberOutlined";
import PartitionOutlined from "@ant-design/icons/es/icons/PartitionOutlined";
import PoweroffOutlined from "@ant-design/icons/es/icons/PoweroffOutlined";
import SafetyCertificateOutlined from "@ant-design/icons/es/icons/SafetyCertificateOutlined";
import SafetyOutlined from "@ant-design/icons/es/icons/SafetyOutlined";
import TeamOutlined from "@ant-design/icons/es/icons/TeamOutlined";
import ThunderboltOutlined from "@ant-design/icons/es/icons/ThunderboltOutlined";
import UserOutlined from "@ant-design/icons/es/icons/UserOutlined";
import WifiOutlined from "@ant-design/icons/es/icons/WifiOutlined";
import type { ComponentType } from "react";

/** The picture of each name that a type may give; a type that names none, or another one, gets the box. */
export const pictures: Record<string, ComponentType> = {
  app: AppstoreOutlined,
  battery: PoweroffOutlined,
  bolt: ThunderboltOutlined,
  box: CodeSandboxOutlined,
  building: BankOutlined,
  cable: LinkOutlined,
  certificate: SafetyCertificateOutlined,
  cluster: ClusterOutlined,
  container: ContainerOutlined,
  cpu: BlockOutlined,
  database: DatabaseOutlined,
  device: HddOutlined,
  folder: FolderOutlined,
  globe: GlobalOutlined,
  hash: NumberOutlined,
  key: KeyOutlined,
  layers: BlockOutlined,
  link: LinkOutlined,
  map: GlobalOutlined,
  "map-pin": EnvironmentOutlined,
  network: DeploymentUnitOutlined,
  panel: PartitionOutlined,
  plug: ApiOutlined,
  port: ApiOutlined,
  puzzle: AppstoreOutlined,
  rack: HddOutlined,
  route: BranchesOutlined,
  router: PartitionOutlined,
  scale: ApartmentOutlined,
  server: CloudServerOutlined,
  shield: SafetyOutlined,
  storage: DatabaseOutlined,
  switch: ApartmentOutlined,
  tower: WifiOutlined,
  truck: CarOutlined,
  user: UserOutlined,
  users: TeamOutlined,
  vm: DesktopOutlined,
};

export function TypeIcon({ icon }: { icon: string | null | undefined }) {
  const Picture = pictures[icon ?? "box"] ?? CodeSandboxOutlined;
  return (
    <span className="type-icon" aria-hidden>
      <Picture />
    </span>
  );
}
