import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { MergePreviewPage } from '#app/features/organisations/components/merge-preview.tsx'
import { keepApart } from '#app/features/organisations/mutations/keep-apart.server.ts'
import { mergeOrganisations } from '#app/features/organisations/mutations/merge-organisations.server.ts'
import { comparePath, entryPath, pairsPath } from '#app/features/organisations/paths.ts'
import { previewMerge } from '#app/features/organisations/queries/compare-pair.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'

export const handle = { i18n: ['admin-organisations'] }

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const [keptId, mergedId] = [url.searchParams.get('keep') ?? '', url.searchParams.get('merge') ?? '']
  const preview = await previewMerge(actor, keptId, mergedId, language)
  const { type, country } = preview.plan.after
  return {
    title: t('admin-organisations')('compare.title'),
    language,
    preview,
    after: {
      type: type ? (nameOf('OrganisationType', type, language)?.name ?? type) : null,
      country: country ? countryName(country, language) : null,
    },
    changed: url.searchParams.get('done') === 'changed',
  }
})

const revision = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : -1)

export const action = actionFor([], async ({ actor, request, language }) => {
  const form = await readForm(request)
  const [keptId, mergedId] = [formText(form, 'keep'), formText(form, 'merge')]
  const intent = formText(form, 'intent')
  if (intent === 'apart' || intent === 'notApart') {
    await keepApart(actor, keptId, mergedId, intent === 'apart')
    return redirect(intent === 'apart' ? `${pairsPath(language)}?done=apart` : `${comparePath(language, keptId, mergedId)}`, 303)
  }
  try {
    const revisions = { keptRevision: revision(formText(form, 'keepRevision')), mergedRevision: revision(formText(form, 'mergeRevision')) }
    await mergeOrganisations(actor, { keptId, mergedId, ...revisions })
  } catch (error) {
    // Where both still exist, what stands against it is seen by comparing again.
    if (!(error instanceof AppError && error.kind === 'conflict')) throw error
    return redirect(`${comparePath(language, keptId, mergedId)}&done=changed`, 303)
  }
  return redirect(`${entryPath(language, keptId)}?done=merged`, 303)
})

export const meta = documentTitle

export default function ComparePage() {
  const { t } = useTranslation('admin-organisations')
  const { title, language, preview, after, changed } = useLoaderData<typeof loader>()
  return (
    <>
      <AdminHead
        title={title}
        lead={t('compare.lead')}
        back={{ href: pairsPath(language), label: t('pairs.title') }}
        refused={changed ? t('compare.changed') : undefined}
      />
      <MergePreviewPage language={language} preview={preview} after={after} />
    </>
  )
}
