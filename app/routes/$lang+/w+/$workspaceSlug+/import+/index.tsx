import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { v7 as uuidv7 } from 'uuid'
import { ImportForm } from '#app/features/iati/components/import-form.tsx'
import { ImportList } from '#app/features/iati/components/import-list.tsx'
import { importLine } from '#app/features/iati/import-view.server.ts'
import { importingWorkspace, listImports, startImport } from '#app/features/iati/imports.server.ts'
import { oneImportPath } from '#app/features/iati/paths.ts'
import { importPolicy } from '#app/features/iati/policy.ts'
import { UPLOAD_LIMIT } from '#app/platform/http/receive-upload.server.ts'
import { importPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['iati-import'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const cursor = url.searchParams.get('cursor')
  const { items, next } = await listImports(workspace.id, cursor)
  const here = importPath(language, workspace.slug)
  const form = {
    action: here,
    id: uuidv7(),
    canPublish: importPolicy.publish(actor, await importingWorkspace(workspace.id)),
    limit: formatNumber(language, UPLOAD_LIMIT / 2 ** 20),
  }
  return {
    title: t('iati-import')('title'),
    form: importPolicy.import(actor, workspace) ? form : null,
    lines: items.map((item) => importLine(item, workspace.slug, language)),
    firstHref: cursor ? here : undefined,
    nextHref: next ? `${here}?cursor=${next}` : undefined,
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const sent = { contentType: request.headers.get('content-type'), body: request.body }
  const reply = await startImport(actor, workspace.id, sent)
  if (reply.outcome === 'refused') return data(reply, { status: 422 })
  return redirect(oneImportPath(language, workspace.slug, reply.importId), 303)
})

export const meta = documentTitle

export default function Imports() {
  const { t } = useTranslation('iati-import')
  const { title, form, lines, firstHref, nextHref } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <div className="grid gap-12">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('lead')}</Lead>
      </div>
      {form ? <ImportForm {...form} refused={refused} /> : <p className="max-w-text text-base">{t('readersOnly')}</p>}
      <ImportList lines={lines} firstHref={firstHref} nextHref={nextHref} />
    </div>
  )
}
