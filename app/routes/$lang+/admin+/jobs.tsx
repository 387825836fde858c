import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { AdminHead } from '#app/features/instance/components/admin-head.tsx'
import { JobKinds } from '#app/features/instance/components/job-kinds.tsx'
import { JobTable } from '#app/features/instance/components/job-table.tsx'
import { dropJob, retryFailed, retryJob } from '#app/features/instance/mutations/change-jobs.server.ts'
import { adminPath } from '#app/features/instance/paths.ts'
import { countJobs, JOB_STATES, listJobs } from '#app/features/instance/queries/list-jobs.server.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'

export const loader = loaderFor([], async ({ actor, url, language, t }) => {
  const asked = url.searchParams.get('state')
  const state = JOB_STATES.find((one) => one === asked) ?? null
  const kind = url.searchParams.get('kind')?.slice(0, 100) || null
  const after = url.searchParams.get('after')
  const [kinds, page] = await Promise.all([countJobs(actor), listJobs(actor, { state, kind, after })])
  const kept = new URLSearchParams({ ...(state ? { state } : {}), ...(kind ? { kind } : {}) })
  const path = adminPath(language, 'jobs')
  const done = url.searchParams.get('done')
  return {
    title: t('admin')('jobs.title'),
    language,
    kinds,
    page,
    done: done === null ? null : done !== '0',
    firstHref: after || state || kind ? path : undefined,
    nextHref: page.next ? `${path}?${new URLSearchParams([...kept, ['after', page.next]])}` : undefined,
  }
})

export const action = actionFor([], async ({ actor, request, language }) => {
  requireAdmin(actor)
  const form = await readForm(request)
  const intent = formText(form, 'intent')
  const job = formText(form, 'job')
  let count = 0
  if (intent === 'retry') count = await retryJob(actor, job)
  else if (intent === 'retryAll') count = await retryFailed(actor, formText(form, 'kind'))
  else if (intent === 'drop') count = await dropJob(actor, job)
  return redirect(`${adminPath(language, 'jobs')}?done=${count}`, 303)
})

export const meta = documentTitle

export default function JobsPage() {
  const { t } = useTranslation('admin')
  const { title, language, kinds, page, done, firstHref, nextHref } = useLoaderData<typeof loader>()
  return (
    <>
      <AdminHead
        title={title}
        lead={t('jobs.lead')}
        done={done === true ? t('list.done') : undefined}
        refused={done === false ? t('jobs.refused') : undefined}
      />
      {kinds.length > 0 && <JobKinds language={language} kinds={kinds} />}
      {page.items.length === 0 ? (
        <EmptyState title={t('jobs.none')}>{t('jobs.noneText')}</EmptyState>
      ) : (
        <JobTable language={language} jobs={page.items} caption={title} />
      )}
      <Pagination firstHref={firstHref} nextHref={nextHref} />
    </>
  )
}
