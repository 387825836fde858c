import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { counted } from '#app/features/provenance/counted.ts'
import { invitePath, membersPath } from '#app/features/workspaces/paths.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { Table } from '#app/ui/lists/table.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'

export type ShownInvitation = {
  id: string
  email: string
  role: Role
  inviter: string | null
  sentAt: string
  until: string
  isExpired: boolean
  /** Who sent it may invite no longer. */
  isStalled: boolean
  canSendAgain: boolean
}

export type InvitationListProps = {
  title: string
  language: string
  slug: string
  total: number
  invitations: ShownInvitation[]
  firstHref?: string | undefined
  nextHref?: string | undefined
  done: 'sent' | 'again' | 'withdrawn' | null
  counts: { sent: number; members: number; waiting: number }
  refused: 'gone' | 'tooOften' | null
}

/** Invitations that nobody has accepted yet: sent again, or withdrawn. */
export function InvitationList({
  title,
  language,
  slug,
  total,
  invitations,
  firstHref,
  nextHref,
  done,
  counts,
  refused,
}: InvitationListProps) {
  const { t } = useTranslation(['joining', 'workspaces'])
  const shownName = useShownName()
  return (
    <div className="grid gap-8">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: t('workspaces:members.title'), href: membersPath(language, slug) }]} />
        <PageTitle>{title}</PageTitle>
      </div>
      {refused ? (
        <Notice tone="warning" live>
          {t(`invitations.refused.${refused}`)}
        </Notice>
      ) : (
        done && (
          <Notice tone="success" live>
            <p>{done === 'sent' ? t('invitations.sent', counted(language, counts.sent)) : t(`invitations.done.${done}`)}</p>
            {counts.members > 0 && <p>{t('invitations.members', counted(language, counts.members))}</p>}
            {counts.waiting > 0 && <p>{t('invitations.waiting', counted(language, counts.waiting))}</p>}
          </Notice>
        )
      )}
      <div>
        <ButtonLink href={invitePath(language, slug)} look={total > 0 ? 'secondary' : 'primary'}>
          {t('workspaces:members.invite')}
        </ButtonLink>
      </div>
      {invitations.length === 0 ? (
        <EmptyState title={t('invitations.none')}>{t('invitations.noneText')}</EmptyState>
      ) : (
        <div>
          <Table
            caption={title}
            captionHidden
            columns={[
              {
                key: 'email',
                header: t('invite.address'),
                cell: ({ email }) => <bdi className="wrap-anywhere">{email}</bdi>,
                isRowHeader: true,
              },
              { key: 'role', header: t('workspaces:members.role'), cell: ({ role }) => t(`workspaces:role.${role}`) },
              {
                key: 'sent',
                header: t('invitations.sentAt'),
                cell: ({ sentAt, inviter }) => (inviter ? t('invitations.sentBy', { when: sentAt, who: shownName(inviter) }) : sentAt),
              },
              {
                key: 'until',
                header: t('invitations.until'),
                cell: ({ until, isExpired, isStalled }) =>
                  isStalled ? t('invitations.stalled') : isExpired ? t('invitations.expired', { date: until }) : until,
              },
              { key: 'do', header: t('invitations.do'), cell: (invitation) => <InvitationButtons {...invitation} /> },
            ]}
            rows={invitations}
            rowKey={({ id }) => id}
          />
          <Pagination firstHref={firstHref} nextHref={nextHref} countText={t('invitations.count', counted(language, total))} />
        </div>
      )}
    </div>
  )
}

function InvitationButtons({ id, email, canSendAgain }: ShownInvitation) {
  const { t } = useTranslation('joining')
  return (
    <form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="id" value={id} />
      {canSendAgain ? (
        <Button name="intent" value="again" look="secondary">
          {t('invitations.again')} <span className="sr-only">{email}</span>
        </Button>
      ) : (
        <p className="max-w-56 text-sm text-ink-soft">{t('invitations.againLater')}</p>
      )}
      <Button name="intent" value="withdraw" look="quiet">
        {t('invitations.withdraw')} <span className="sr-only">{email}</span>
      </Button>
    </form>
  )
}
