import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { MemberTable } from '#app/features/workspaces/components/member-table.tsx'
import { invitationsPath, invitePath, membersPath } from '#app/features/workspaces/paths.ts'
import { getMemberWorkspace } from '#app/features/workspaces/queries/member-workspace.server.ts'
import { getSeatFacts, isSelf, listMembers } from '#app/features/workspaces/queries/members.server.ts'
import { listPendingInvitations } from '#app/features/joining/queries/invitation.server.ts'
import { MANAGERS } from '#app/features/workspaces/roles.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { documentTitle } from '#app/platform/i18n/document-title.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ListSearch } from '#app/ui/form/list-search.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

const DONE = ['role', 'removed'] as const

export const loader = loaderFor(['workspaceSlug'], async ({ actor, params, url, language, t }) => {
  const workspace = await getMemberWorkspace(actor, params.workspaceSlug)
  const canManage = MANAGERS.includes(workspace.role)
  const words = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const cursor = url.searchParams.get('cursor')
  const [page, facts, pending] = await Promise.all([
    listMembers(workspace, { words, cursor }),
    getSeatFacts(workspace.id),
    canManage ? listPendingInvitations(workspace.id, null) : null,
  ])
  const here = membersPath(language, workspace.slug)
  const search = words ? `q=${encodeURIComponent(words)}` : ''
  return {
    title: t('workspaces')('members.title'),
    language,
    slug: workspace.slug,
    canManage,
    words,
    members: page.members.map(({ since, ...member }) => ({
      ...member,
      since: formatDay(language, since.toISOString()),
      isSelf: isSelf(actor, member),
    })),
    total: page.total,
    firstHref: cursor ? `${here}${search && `?${search}`}` : undefined,
    nextHref: page.next ? `${here}?${search && `${search}&`}cursor=${page.next}` : undefined,
    tooFewValidators: facts.tooFewValidators,
    pending: pending?.total ?? 0,
    done: DONE.find((done) => done === url.searchParams.get('done')) ?? null,
  }
})

export const meta = documentTitle

export default function Members() {
  const { t } = useTranslation('workspaces')
  const { title, language, slug, canManage, words, members, total, firstHref, nextHref, tooFewValidators, pending, done } =
    useLoaderData<typeof loader>()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <PageTitle>{title}</PageTitle>
        <Lead>{t('members.lead')}</Lead>
      </div>
      {done && (
        <Notice tone="success" live>
          {t(`members.done.${done}`)}
        </Notice>
      )}
      {tooFewValidators && canManage && <Notice tone="warning">{t('members.tooFewValidators')}</Notice>}
      {canManage && (
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={invitePath(language, slug)}>{t('members.invite')}</ButtonLink>
          {pending > 0 && (
            <ButtonLink href={invitationsPath(language, slug)} look="secondary">
              {t('members.pending', counted(language, pending))}
            </ButtonLink>
          )}
        </div>
      )}
      <ListSearch
        action={membersPath(language, slug)}
        label={t(canManage ? 'members.searchByEmail' : 'members.search')}
        button={t('members.find')}
        q={words}
      />
      <div className="grid gap-4">
        <p className="text-base text-ink-soft" role="status">
          {t('members.count', counted(language, total))}
        </p>
        {members.length > 0 && <MemberTable language={language} slug={slug} caption={title} members={members} canManage={canManage} />}
        <Pagination firstHref={firstHref} nextHref={nextHref} />
      </div>
    </div>
  )
}
