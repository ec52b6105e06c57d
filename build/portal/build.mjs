// Builds the portal in the folder given as first argument. Ends with 1 when the portal is at fault, with 2 when this machine lacks what it takes.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const [major, minor] = process.versions.node.split(".").map(Number);
const [portalIsAtFault, machineIsAtFault] = [1, 2];
if (major < 20 || (major === 20 && minor < 19)) process.exit(machineIsAtFault);

const lock = readFileSync(join(folder, "package-lock.json"), "utf8");
const installed = join(folder, "node_modules", ".installed");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  if (npm("ci", "--no-audit", "--no-fund", "--silent", "--fetch-retries=1") !== 0) process.exit(machineIsAtFault);
  writeFileSync(installed, lock);
}
if (npm("run", "--silent", "build") !== 0) process.exit(portalIsAtFault);
writeFileSync(join(folder, "dist", "built"), "");

function npm(...options) {
  return spawnSync("npm", options, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" }).status;
}
