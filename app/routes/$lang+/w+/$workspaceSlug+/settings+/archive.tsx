import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { archiveLine } from '#app/features/archives/archive-lines.server.ts'
import { ArchiveList } from '#app/features/archives/components/archive-list.tsx'
import { KeepFresh } from '#app/features/archives/components/keep-fresh.tsx'
import { archivePath } from '#app/features/archives/paths.ts'
import { deleteArchive, KEPT_DAYS, listArchives, startArchive } from '#app/features/archives/taken-archives.server.ts'
import { SettingsTabs } from '#app/features/workspaces/components/settings-tabs.tsx'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { AppError } from '#app/platform/errors/app-error.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['archives'] }

const DONE = ['started', 'running', 'deleted'] as const

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const archives = await listArchives(actor, workspace.id)
  const done = DONE.find((known) => known === url.searchParams.get('done')) ?? null
  const isUnderWay = archives.some(({ state }) => state === 'WAITING' || state === 'RUNNING')
  return {
    title: t('archives')('title'),
    language,
    slug: workspace.slug,
    days: formatNumber(language, KEPT_DAYS),
    // The address still says that one was begun when it is over; the list says how it ended.
    done: done === 'deleted' || isUnderWay ? done : null,
    isUnderWay,
    lines: archives.map((archive) => archiveLine(archive, workspace.slug, language)),
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language, address }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const back = (done: (typeof DONE)[number]) => redirect(`${archivePath(language, workspace.slug)}?done=${done}`, 303)
  switch (String(form.get('intent'))) {
    case 'take':
      return back((await startArchive(actor, workspace.id, address)) ? 'started' : 'running')
    case 'delete':
      await deleteArchive(actor, workspace.id, String(form.get('archive')))
      return back('deleted')
    default:
      throw new AppError('invalid', 'invalid.form')
  }
})

export const meta = documentTitle

export default function WorkspaceArchive() {
  const { t } = useTranslation('archives')
  const { title, language, slug, days, done, isUnderWay, lines } = useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('lead')}</Lead>
      </div>
      <SettingsTabs language={language} slug={slug} current="archive" />
      {done && (
        <Notice tone={done === 'running' ? 'info' : 'success'} live>
          {t(done)}
        </Notice>
      )}
      <form method="post" className="grid max-w-form justify-items-start gap-3">
        <input type="hidden" name="intent" value="take" />
        <p>{t('kept')}</p>
        <Button>{t('take')}</Button>
        <p className="text-base text-ink-soft">{t('takeHint', { days })}</p>
      </form>
      {isUnderWay && <KeepFresh />}
      <ArchiveList lines={lines} />
    </div>
  )
}
