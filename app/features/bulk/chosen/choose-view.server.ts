import { v7 as uuidv7 } from 'uuid'
import { listCodes } from '#app/features/classifications/names.server.ts'
import { sectorOptions } from '#app/features/projects/queries/edit-options.server.ts'
import { possibleOwners } from '#app/features/provenance/change-owner.server.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { forbidden, notFound } from '#app/platform/errors/app-error.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { isBulkKind } from '../kinds.server.ts'
import { chooseStepPath, registerOf } from '../paths.ts'
import { bulkPolicy } from '../policy.ts'
import { chosenIds } from './chosen-ids.server.ts'
import { countRegister } from './register-conditions.server.ts'
import { MOST_CHOSEN, STEPS_OF } from './steps.ts'

type Option = { value: string; label: string }

/** The page that asks what is to be done with the records that were chosen. Throws `forbidden` and `not-found`. */
export async function chooseView(
  actor: Actor,
  workspace: { id: string; slug: string },
  { language, search }: { language: Language; search: URLSearchParams },
) {
  const kind = search.get('kind')
  if (!isBulkKind(kind)) throw notFound('page')
  if (!bulkPolicy.begin(actor, { workspaceId: workspace.id })) throw forbidden('bulk')
  const [t, ui] = [translator(language, 'bulk'), translator(language, 'ui')]
  const where = { language, slug: workspace.slug }
  const isAll = search.get('all') === 'yes'
  const query = (search.get('query') ?? '').slice(0, 4000)
  const asked = search.getAll('record').filter(isUuid).slice(0, 500)
  const at = { kind, workspaceId: workspace.id, language }
  const records = isAll ? [] : await chosenIds(actor, at, { ids: asked })
  const total = isAll ? await countRegister(actor, kind, workspace.id, query) : records.length
  const owners = await possibleOwners(workspace.id)
  const options: Record<string, Option[]> = {
    owner: [{ value: 'none', label: t('owner.none') }, ...owners.map(({ id, name }) => ({ value: id, label: name }))],
    sector: sectorOptions(language),
    iatiStatus: listCodes('ActivityStatus', language).map(({ code, name }) => ({ value: code, label: name })),
    severity: ['5', '4', '3', '2', '1'].map((value) => ({ value, label: ui(`severity.${value}`) })),
    visibility: ['public', 'workspace'].map((value) => ({ value, label: t(`visibility.${value}`) })),
  }
  return {
    // Where the form is refused, its page is asked for the same records again.
    action: `${chooseStepPath(where)}?${search}`,
    id: uuidv7(),
    kind,
    register: t(`sheet.name.${kind}`),
    registerHref: `${registerOf(where, kind)}?${query || 'tab=all'}`,
    query,
    isAll,
    records,
    count: Math.min(total, MOST_CHOSEN),
    countText: t('choose.count', { count: Math.min(total, MOST_CHOSEN), formatted: formatNumber(language, Math.min(total, MOST_CHOSEN)) }),
    cut: total > MOST_CHOSEN ? t('choose.cut', { limit: formatNumber(language, MOST_CHOSEN), total: formatNumber(language, total) }) : null,
    steps: STEPS_OF[kind].map((step) => ({
      value: step,
      label: t(`step.${step}.label`),
      hint: t(`step.${step}.hint`),
      options: options[step] ?? null,
    })),
  }
}

export type ChooseView = Awaited<ReturnType<typeof chooseView>>
