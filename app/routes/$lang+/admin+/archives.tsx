import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { loadView } from '#app/features/archives/archive-lines.server.ts'
import { listLoads, sendArchive } from '#app/features/archives/archive-loads.server.ts'
import { LoadList } from '#app/features/archives/components/load-list.tsx'
import { archiveLoadPath } from '#app/features/archives/paths.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { UPLOAD_LIMIT } from '#app/platform/http/receive-upload.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['archives'] }

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

export const loader = loaderFor([], async ({ actor, language, t }) => ({
  title: t('archives')('admin.title'),
  limit: formatNumber(language, UPLOAD_LIMIT / 2 ** 20),
  loads: (await listLoads(actor)).map((load) => loadView(load, language)),
}))

export const action = actionFor([], async ({ actor, request, language, t }) => {
  const id = await sendArchive(actor, { contentType: request.headers.get('content-type'), body: request.body })
  if (!id) return data({ problem: t('archives')('admin.noFile') }, { status: 422 })
  return redirect(archiveLoadPath(language, id), 303)
})

export const meta = documentTitle

export default function ArchivesSent() {
  const { t } = useTranslation('archives')
  const { title, limit, loads } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="grid gap-10">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('admin.lead')}</Lead>
      </div>
      <form method="post" encType="multipart/form-data" noValidate className="grid max-w-form gap-6">
        <ErrorSummary errors={refused ? [{ name: 'file', message: refused.problem }] : []} />
        <Field name="file" label={t('admin.file')} hint={t('admin.fileHint', { limit })} error={refused?.problem}>
          <FileInput accept=".zip,application/zip" />
        </Field>
        <FormActions>
          <Button>{t('admin.send')}</Button>
        </FormActions>
      </form>
      <LoadList loads={loads} />
    </div>
  )
}
