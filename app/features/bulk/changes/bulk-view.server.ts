import { v7 as uuidv7 } from 'uuid'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { BULK_KINDS, isBulkKind } from '../kinds.server.ts'
import { bulkPath, changePath, sheetPath } from '../paths.ts'
import { bulkPolicy } from '../policy.ts'
import { SHEET_UPLOAD_LIMIT } from '../sheets/limits.ts'
import { stepInWords } from './change-view.server.ts'
import { listChanges } from './changes.server.ts'

export type ChangeLine = { id: string; href: string; title: string; kind: string; state: string; when: string; by: string | null }

/** The page of a workspace's changes: the form to send a spreadsheet, and what was changed before. */
export async function bulkView(
  actor: Actor,
  workspace: { id: string; slug: string },
  { language, search }: { language: Language; search: URLSearchParams },
) {
  const t = translator(language, 'bulk')
  const where = { language, slug: workspace.slug }
  const asked = search.get('kind')
  const kind = isBulkKind(asked) ? asked : 'PROJECT'
  const before = search.get('before')
  const { items, next } = await listChanges(actor, workspace.id, null, before)
  return {
    form: bulkPolicy.begin(actor, { workspaceId: workspace.id })
      ? {
          action: bulkPath(where, kind),
          id: uuidv7(),
          kind,
          kinds: BULK_KINDS.map((value) => ({ value, label: t(`sheet.name.${value}`) })),
          limit: formatNumber(language, SHEET_UPLOAD_LIMIT / 2 ** 20),
          files: BULK_KINDS.map((of) => ({
            label: t('index.take', { kind: t(`sheet.name.${of}`) }),
            href: sheetPath(where, 'xlsx', { kind: of, query: '' }),
          })),
        }
      : null,
    lines: items.map((change): ChangeLine => ({
      id: change.id,
      href: changePath(where, change.id),
      title: change.fileName ?? stepInWords(change.step, language),
      kind: t(`sheet.name.${change.kind}`),
      state: t(`stateOf.${change.state}`),
      when: formatInstant(language, change.createdAt),
      by: change.by,
    })),
    firstHref: before ? bulkPath(where, kind) : undefined,
    nextHref: next ? `${bulkPath(where, kind)}&before=${next}` : undefined,
  }
}
