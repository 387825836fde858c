import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { membersPath, tokensPath } from '#app/features/workspaces/paths.ts'
import { ROLES, type Role } from '#app/features/workspaces/roles.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Breadcrumb } from '#app/ui/frame/breadcrumb.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Lead } from '#app/ui/text/lead.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { PageTitle } from '#app/ui/text/page-title.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type MemberSeatProps = {
  language: string
  slug: string
  member: { id: string; name: string; role: Role; email: string | null }
  /** What of theirs goes on when they are gone. */
  underWay: { drafts: number; tokens: number }
  canManage: boolean
  isSelf: boolean
  refused: 'lastManager' | null
}

/** One member's seat: their role, and the way out of the workspace. */
export function MemberSeat({ language, slug, member, underWay, canManage, isSelf, refused }: MemberSeatProps) {
  const { t } = useTranslation('workspaces')
  const out = isSelf ? 'leave' : 'remove'
  return (
    <div className="grid gap-10">
      <div className="grid gap-3">
        <Breadcrumb crumbs={[{ label: t('members.title'), href: membersPath(language, slug) }]} />
        <PageTitle>
          <bdi>{member.name}</bdi>
        </PageTitle>
        <Lead>
          {t(`role.${member.role}`)}
          {member.email && (
            <>
              {' · '}
              <bdi className="wrap-anywhere">{member.email}</bdi>
            </>
          )}
        </Lead>
      </div>
      <ErrorSummary errors={refused ? [{ message: t(`members.refused.${refused}`) }] : []} />
      {canManage && (
        <form method="post" className="grid max-w-form gap-6">
          <RadioGroup
            name="role"
            legend={t('members.roleTitle')}
            options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`members.roleText.${role}`) }))}
            defaultValue={member.role}
          />
          <FormActions>
            <Button name="intent" value="role">
              {t('members.saveRole')}
            </Button>
          </FormActions>
        </form>
      )}
      <section aria-labelledby="out" className="grid max-w-form gap-3">
        <SectionHeading id="out">{t(`members.${out}Title`)}</SectionHeading>
        <p>{t(`members.${out}Text`)}</p>
        {underWay.drafts > 0 && <p>{t('members.draftsStay', counted(language, underWay.drafts))}</p>}
        {canManage && underWay.tokens > 0 && (
          <p>
            {t('members.tokensStay', counted(language, underWay.tokens))}{' '}
            <Link href={tokensPath(language, slug)}>{t('members.toTokens')}</Link>
          </p>
        )}
        <Disclosure summary={t(`members.${out}Button`)}>
          <form method="post" className="grid justify-items-start gap-3">
            <p>{t(`members.${out}Sure`, { name: member.name })}</p>
            <Button name="intent" value={out} look="danger">
              {t(`members.${out}Confirm`)}
            </Button>
          </form>
        </Disclosure>
      </section>
    </div>
  )
}
