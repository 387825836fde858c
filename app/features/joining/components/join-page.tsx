import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { AcceptReply } from '#app/features/joining/mutations/accept-invitation.server.ts'
import type { InvitationView } from '#app/features/joining/queries/invitation.server.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#app/platform/auth/password-rules.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type JoinPageProps = {
  invitation: InvitationView
  signedInAs: string | null
  signInHref: string
  reply: AcceptReply | undefined
  typedName: string | undefined
}

/** Who invites whom into which workspace, as what; and the one thing to do next. */
export function JoinPage({ invitation, signedInAs, signInHref, reply, typedName }: JoinPageProps) {
  const { t } = useTranslation(['joining', 'workspaces'])
  const shownName = useShownName()
  const { inviter, email, role, until, message } = invitation
  const hasAccount = invitation.hasAccount || reply?.outcome === 'hasAccount'
  return (
    <>
      <div className="grid gap-3">
        <p className="text-lg font-semibold">
          <LanguageTaggedText {...invitation.workspace} />
        </p>
        <p>{inviter ? t('join.from', { who: shownName(inviter) }) : t('join.fromTeam')}</p>
        <p>
          {t('join.role', { role: t(`workspaces:role.${role}`) })} {t(`workspaces:members.roleText.${role}`)}
        </p>
        {message && (
          <blockquote className="max-w-text border-s-4 border-line-strong px-3 py-1 text-base wrap-anywhere whitespace-pre-line" dir="auto">
            {message}
          </blockquote>
        )}
        <p className="text-base text-ink-soft">
          {t('join.sentTo')}{' '}
          <bdi dir="ltr" className="wrap-anywhere">
            {email}
          </bdi>
          . {t('join.until', { date: until })}
        </p>
      </div>
      {invitation.reader === 'invited' && (
        <form method="post">
          <FormActions>
            <Button name="intent" value="accept">
              {t('join.accept', { name: signedInAs ?? '' })}
            </Button>
          </FormActions>
        </form>
      )}
      {invitation.reader === 'another' && (
        <div className="grid gap-4">
          <Notice tone="warning" live={reply?.outcome === 'otherPerson'}>
            {t('join.another', { name: signedInAs ?? '' })}
          </Notice>
          <form method="post">
            <Button name="intent" value="signOut">
              {t('join.signOut')}
            </Button>
          </form>
        </div>
      )}
      {invitation.reader === 'none' &&
        (hasAccount ? (
          <div className="grid gap-3">
            <p>{t('join.hasAccount')}</p>
            <div>
              <ButtonLink href={signInHref}>{t('join.signIn')}</ButtonLink>
            </div>
          </div>
        ) : (
          <NewAccount email={email} reply={reply} name={typedName ?? invitation.name ?? undefined} />
        ))}
    </>
  )
}

function NewAccount({ email, reply, name }: { email: string; reply: AcceptReply | undefined; name: string | undefined }) {
  const { t, i18n } = useTranslation(['joining', 'accounts'])
  const lengths = { min: formatNumber(i18n.language, MIN_PASSWORD_LENGTH), max: formatNumber(i18n.language, MAX_PASSWORD_LENGTH) }
  const refused = reply?.outcome === 'refused' ? reply : undefined
  const nameError = refused?.name ? t(`join.problem.${refused.name}`) : undefined
  const passwordError = refused?.password ? t(`accounts:problem.password.${refused.password}`, lengths) : undefined
  return (
    <form method="post" noValidate className="grid gap-6 border-t border-line pt-8">
      <SectionHeading>{t('join.newTitle')}</SectionHeading>
      <ErrorSummary
        errors={[
          ...(nameError ? [{ name: 'name', message: nameError }] : []),
          ...(passwordError ? [{ name: 'password', message: passwordError }] : []),
        ]}
      />
      <input type="hidden" name="username" value={email} autoComplete="username" />
      <Field name="name" label={t('join.name')} hint={t('join.nameHint')} error={nameError}>
        <TextInput autoComplete="name" maxLength={200} defaultValue={name} />
      </Field>
      <Field name="password" label={t('accounts:field.password')} hint={t('accounts:reset.hint', lengths)} error={passwordError}>
        <TextInput type="password" autoComplete="new-password" dir="ltr" />
      </Field>
      <FormActions>
        <Button name="intent" value="create">
          {t('join.create')}
        </Button>
      </FormActions>
    </form>
  )
}
