import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { newDatasetPath } from '#app/features/datasets/paths.ts'
import { listWaitingProposals } from '#app/features/matching/answers/queries/list-proposals.server.ts'
import { WaitingProposals } from '#app/features/matching/components/answers/waiting-proposals.tsx'
import { DIGESTS } from '#app/features/notifications/digest.ts'
import { chooseDigest, getDigest } from '#app/features/notifications/digest.server.ts'
import { newNeedPath } from '#app/features/needs/paths.ts'
import { newProjectPath } from '#app/features/projects/paths.ts'
import { DeadlineList } from '#app/features/workspaces/components/deadline-list.tsx'
import { DigestForm } from '#app/features/notifications/components/digest-form.tsx'
import { EventList } from '#app/features/workspaces/components/event-list.tsx'
import { GapLines } from '#app/features/workspaces/components/gap-lines.tsx'
import { WaitingList } from '#app/features/workspaces/components/waiting-list.tsx'
import { importPath, workspacePath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { getTodayView } from '#app/features/workspaces/queries/today-view.server.ts'
import { WRITERS } from '#app/features/workspaces/roles.ts'
import { formText } from '#app/platform/http/form-text.ts'
import { actionFor, loaderFor } from '#app/platform/http/handlers.server.ts'
import { readForm } from '#app/platform/http/read-form.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export const handle = { i18n: ['matching'] }

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  return {
    title: t('workspaces')('today.title'),
    language,
    slug: workspace.slug,
    today: await getTodayView(actor, workspace, language),
    proposals: (await listWaitingProposals(actor, workspace.id, language)).lines,
    canWrite: WRITERS.includes(workspace.role),
    digest: await getDigest(actor, workspace.id),
    isDigestSaved: url.searchParams.get('done') === 'digest',
  }
})

export const action = actionFor(['workspaceSlug'], async ({ actor, params, request, language }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const form = await readForm(request)
  const digest = DIGESTS.find((known) => known === formText(form, 'digest'))
  if (digest) await chooseDigest(actor, workspace.id, digest)
  return redirect(`${workspacePath(language, workspace.slug)}?done=digest#digest-heading`, 303)
})

export const meta = documentTitle

const QUEUES = ['toValidate', 'returned', 'drafts', 'sent'] as const

export default function Today() {
  const { t } = useTranslation('workspaces')
  const { title, today, proposals, canWrite, language, slug, digest, isDigestSaved } = useLoaderData<typeof loader>()
  const isQuiet = proposals.length === 0 && today.deadlines.length === 0 && QUEUES.every((queue) => today[queue].length === 0)
  const waiting = today.toValidate.length + today.returned.length
  const where = { language, workspace: slug }
  return (
    <div className="grid gap-10">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        {waiting > 0 && <Lead>{t('rail.waiting', counted(language, waiting))}</Lead>}
      </div>
      {isQuiet && (
        <EmptyState
          title={t('today.nothing')}
          action={
            canWrite && (
              <>
                <ButtonLink href={newProjectPath(where)}>{t('today.newProject')}</ButtonLink>
                <ButtonLink href={newNeedPath(where)} look="secondary">
                  {t('today.newNeed')}
                </ButtonLink>
                <ButtonLink href={newDatasetPath(where)} look="secondary">
                  {t('today.newDataset')}
                </ButtonLink>
                <ButtonLink href={importPath(language, slug)} look="secondary">
                  {t('today.import')}
                </ButtonLink>
              </>
            )
          }
        >
          {t(canWrite ? 'today.nothingText' : 'today.nothingForReaders')}
        </EmptyState>
      )}
      <WaitingProposals lines={proposals} />
      {QUEUES.map((queue) => (
        <WaitingList key={queue} id={queue} title={t(`today.${queue}`)} lines={today[queue]} />
      ))}
      <DeadlineList lines={today.deadlines} />
      <GapLines language={language} slug={slug} gaps={today.gaps} />
      <EventList events={today.events} since={today.since} />
      <DigestForm digest={digest} isSaved={isDigestSaved} />
    </div>
  )
}
