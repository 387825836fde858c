import { recordPath, type ShownKind } from '#app/features/workspaces/paths.ts'

export type RecordKind = ShownKind

/** A record as the addresses of its workspace name it. */
export type RecordAddress = { language: string; workspace: string; kind: RecordKind; recordId: string }

/** What is translated into what: BCP 47 tags. */
export type LanguagePair = { from: string; to: string }

/** Which texts a page shows: all, or those in one state. */
export const SHOWN = ['all', 'missing', 'stale', 'machine'] as const
export type Shown = (typeof SHOWN)[number]

/** Source and target of a record's texts side by side. */
export const translatePath = ({ language, workspace, kind, recordId }: RecordAddress) =>
  `${recordPath(language, workspace, kind, recordId)}/translate`

export const translationPath = (address: RecordAddress, pair: LanguagePair, show: Shown = 'all', page = 1) =>
  `${translatePath(address)}?${new URLSearchParams({
    ...pair,
    ...(show === 'all' ? {} : { show }),
    ...(page === 1 ? {} : { page: String(page) }),
  })}`

/** A file of the texts that the page under the same conditions shows. */
export const exportPath = (address: RecordAddress, pair: LanguagePair, show: Shown, format: 'xlf' | 'csv') =>
  `${translatePath(address)}/export.${format}?${new URLSearchParams({ ...pair, ...(show === 'all' ? {} : { show }) })}`

/** Where translation files are sent, and looked at before they are taken over. */
export const fileImportPath = (address: RecordAddress, fileId?: string) =>
  `${translatePath(address)}/import${fileId ? `?file=${fileId}` : ''}`
