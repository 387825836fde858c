import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { loadView, refusalWords } from '#app/features/archives/archive-lines.server.ts'
import { dropLoad, getLoad, startLoad } from '#app/features/archives/archive-loads.server.ts'
import { LoadBadge } from '#app/features/archives/components/load-list.tsx'
import { LoadPage } from '#app/features/archives/components/load-page.tsx'
import { archiveLoadPath, archiveLoadsPath } from '#app/features/archives/paths.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['archives'] }

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor(['loadId'], async ({ actor, params, language }) => {
  const load = loadView(await getLoad(actor, params.loadId), language)
  return { title: load.fileName, allHref: archiveLoadsPath(language), load }
})

export const action = actionFor(['loadId'], async ({ actor, params, request, language }) => {
  const form = await readForm(request)
  switch (String(form.get('intent'))) {
    case 'load': {
      const slug = String(form.get('slug') ?? '')
      const refusal = await startLoad(actor, params.loadId, slug)
      if (refusal) return data({ message: refusalWords(refusal, language), slug }, { status: 422 })
      return redirect(archiveLoadPath(language, params.loadId), 303)
    }
    case 'drop':
      await dropLoad(actor, params.loadId)
      return redirect(archiveLoadsPath(language), 303)
    default:
      throw new AppError('invalid', 'invalid.form')
  }
})

export const meta = documentTitle

export default function ArchiveSent() {
  const { t } = useTranslation('archives')
  const { title, allHref, load } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <p>
        <Link href={allHref}>{t('admin.back')}</Link>
      </p>
      <div className="grid justify-items-start gap-3">
        <PageTitle>
          <bdi className="wrap-anywhere">{title}</bdi>
        </PageTitle>
        <LoadBadge state={load.state} />
      </div>
      <LoadPage load={load} refused={useActionData<typeof action>()} />
    </div>
  )
}
