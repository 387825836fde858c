import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import type { ClaimReply } from '#app/features/expertise/mutations/claim-expert.server.ts'
import type { InvitationView } from '#app/features/expertise/queries/invitation.server.ts'
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '#app/platform/auth/password-rules.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type InvitationPageProps = {
  invitation: InvitationView
  /** The name of who is signed in. */
  signedInAs: string | null
  signInHref: string
  reply: ClaimReply | undefined
  typedName: string | undefined
}

/** Who invites, what taking over a profile means, and the ways to do it. */
export function InvitationPage({ invitation, signedInAs, signInHref, reply, typedName }: InvitationPageProps) {
  const { t } = useTranslation('expert-edit')
  const shownName = useShownName()
  return (
    <>
      <div className="grid gap-3">
        <p>
          {t(invitation.inviter ? 'invitation.from' : 'invitation.fromWorkspace', {
            who: invitation.inviter && shownName(invitation.inviter),
            workspace: invitation.workspace,
          })}
        </p>
        <ul className="grid list-disc gap-2 ps-6">
          {(['you', 'see', 'consent', 'erase'] as const).map((line) => (
            <li key={line}>{t(`invitation.means.${line}`)}</li>
          ))}
        </ul>
        <p className="text-base text-ink-soft">{t('invitation.until', { date: invitation.until })}</p>
      </div>
      {signedInAs !== null ? (
        <form method="post" className="grid gap-4">
          <FormActions>
            <Button name="intent" value="take">
              {t('invitation.takeAs', { name: signedInAs })}
            </Button>
            <ButtonLink href={signInHref} look="quiet">
              {t('invitation.otherAccount')}
            </ButtonLink>
          </FormActions>
        </form>
      ) : (
        <>
          {reply?.outcome === 'hasAccount' && (
            <Notice tone="warning" live>
              {t('invitation.hasAccount')}
            </Notice>
          )}
          <div className="grid gap-3">
            <SectionHeading>{t('invitation.signInTitle')}</SectionHeading>
            <div>
              <ButtonLink href={signInHref}>{t('invitation.signIn')}</ButtonLink>
            </div>
          </div>
          {!invitation.hasAccount && <NewAccount invitation={invitation} reply={reply} typedName={typedName} />}
        </>
      )}
    </>
  )
}

function NewAccount({ invitation, reply, typedName }: Pick<InvitationPageProps, 'invitation' | 'reply' | 'typedName'>) {
  const { t, i18n } = useTranslation(['expert-edit', 'accounts'])
  const lengths = { min: formatNumber(i18n.language, MIN_PASSWORD_LENGTH), max: formatNumber(i18n.language, MAX_PASSWORD_LENGTH) }
  const refused = reply?.outcome === 'refused' ? reply : undefined
  const nameError = refused?.name ? t(`problem.${refused.name}`) : undefined
  const passwordError = refused?.password ? t(`accounts:problem.password.${refused.password}`, lengths) : undefined
  return (
    <form method="post" noValidate className="grid gap-6 border-t border-line pt-8">
      <SectionHeading>{t('invitation.newTitle')}</SectionHeading>
      <ErrorSummary
        errors={[
          ...(nameError ? [{ name: 'name', message: nameError }] : []),
          ...(passwordError ? [{ name: 'password', message: passwordError }] : []),
        ]}
      />
      <p className="text-base">
        {t('invitation.newText')} <bdi dir="ltr">{invitation.email}</bdi>
      </p>
      <input type="hidden" name="username" value={invitation.email} autoComplete="username" />
      <Field name="name" label={t('invitation.name')} error={nameError}>
        <TextInput autoComplete="name" defaultValue={typedName ?? invitation.name} />
      </Field>
      <Field name="password" label={t('accounts:field.password')} hint={t('accounts:reset.hint', lengths)} error={passwordError}>
        <TextInput type="password" autoComplete="new-password" dir="ltr" />
      </Field>
      <FormActions>
        <Button name="intent" value="create">
          {t('invitation.create')}
        </Button>
      </FormActions>
    </form>
  )
}
