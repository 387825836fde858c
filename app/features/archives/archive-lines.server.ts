import { formatBytes } from '#app/platform/i18n/format-bytes.ts'
import { formatDay, formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Counts } from './archive-format.ts'
import type { HeldLoad, Refusal } from './archive-loads.server.ts'
import { archiveFilePath, archiveLoadPath } from './paths.ts'
import type { TakenArchive } from './taken-archives.server.ts'

export type CountLine = { name: string; count: number; formatted: string }

/** An archive of a workspace in the words of its list. */
export type ArchiveLine = {
  id: string
  state: TakenArchive['state']
  when: string
  by: string | null
  /** Per cent, in the reader's digits. */
  share: string | null
  until: string | null
  size: string | null
  counts: CountLine[]
  href: string
}

const SHOWN = ['projects', 'needs', 'datasets', 'experts', 'members', 'events', 'files']

export const countLines = (counts: Counts, language: Language): CountLine[] =>
  SHOWN.flatMap((name) => {
    const count = counts[name] ?? 0
    return count === 0 ? [] : [{ name, count, formatted: formatNumber(language, count) }]
  })

export const archiveLine = (archive: TakenArchive, slug: string, language: Language): ArchiveLine => ({
  id: archive.id,
  state: archive.state,
  when: formatInstant(language, archive.createdAt.toISOString()),
  by: archive.by,
  share: archive.progress === null ? null : formatNumber(language, Math.round(archive.progress * 100)),
  until: archive.expiresAt && formatDay(language, archive.expiresAt.toISOString()),
  size: archive.bytes === null ? null : formatBytes(language, archive.bytes),
  counts: countLines(archive.counts, language),
  href: archiveFilePath(language, slug, archive.id),
})

/** An archive that was sent, in the words of its page and of the list. */
export type LoadView = {
  id: string
  href: string
  state: HeldLoad['state']
  fileName: string
  size: string
  when: string
  /** 0 to 1, and in the reader's digits. */
  progress: number | null
  share: string
  refusal: string | null
  slug: string
  preview: { name: string; made: string; counts: CountLine[]; known: CountLine; unknown: CountLine } | null
}

export function loadView(load: HeldLoad, language: Language): LoadView {
  const { preview, progress } = load
  const counted = (name: string, count: number): CountLine => ({ name, count, formatted: formatNumber(language, count) })
  return {
    id: load.id,
    href: archiveLoadPath(language, load.id),
    state: load.state,
    fileName: load.fileName,
    size: formatBytes(language, Number(load.bytes)),
    when: formatInstant(language, load.createdAt.toISOString()),
    progress,
    share: formatNumber(language, Math.round((progress ?? 0) * 100)),
    refusal: load.refusal && refusalWords(load.refusal, language),
    slug: load.slug ?? preview?.workspace.slug ?? '',
    preview: preview && {
      name: preview.workspace.name[language] ?? Object.values(preview.workspace.name)[0] ?? preview.workspace.slug,
      made: formatInstant(language, preview.madeAt),
      counts: countLines(preview.counts, language),
      known: counted('known', preview.membersKnown),
      unknown: counted('unknown', preview.membersUnknown),
    },
  }
}

/** A refusal in the reader's words; its key names its namespace. */
export function refusalWords({ key, params }: Refusal, language: Language): string {
  const [namespace, name] = key.includes(':') ? key.split(':') : ['errors', key]
  return translator(language, namespace ?? 'errors')(name ?? '', params)
}
