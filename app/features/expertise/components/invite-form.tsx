import { useTranslation } from 'react-i18next'
import type { InviteReply } from '#app/features/expertise/mutations/invite-expert.server.ts'
import type { ExpertSheet } from '#app/features/expertise/queries/expert-sheet.server.ts'
import { LANGUAGES, languages } from '#app/platform/i18n/languages.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { useSectionMessage } from './edit/section-words.ts'

type InviteFormProps = { sheet: ExpertSheet; language: string; reply: InviteReply | undefined }

/** Sends the person a link to take over the profile, and says what became of the last one. */
export function InviteForm({ sheet, language, reply }: InviteFormProps) {
  const { t } = useTranslation('expert-edit')
  const message = useSectionMessage()
  const refused = reply?.outcome === 'refused' ? reply : undefined
  const error = refused?.problems[0] && message(refused.problems[0])
  const { invitation } = sheet
  return (
    <section aria-labelledby="invite" className="grid gap-4">
      <SectionHeading id="invite">{t('invite.title')}</SectionHeading>
      <p className="max-w-text text-base">{t('invite.text')}</p>
      {invitation && (
        <p className="text-base text-ink-soft">
          {t(invitation.isOpen ? 'invite.open' : 'invite.over', {
            email: invitation.email,
            date: invitation.sent,
            until: invitation.until,
          })}
        </p>
      )}
      <form method="post" noValidate className="grid max-w-form gap-5">
        <ErrorSummary errors={error ? [{ name: 'email', message: error }] : []} />
        <Field name="email" label={t('field.email')} error={error}>
          <TextInput type="email" dir="ltr" autoComplete="off" defaultValue={refused?.values['email'] ?? sheet.email ?? ''} />
        </Field>
        <Field name="mailLanguage" label={t('invite.language')}>
          <Select
            options={LANGUAGES.map((code) => ({ value: code, label: languages[code].name }))}
            defaultValue={refused?.values['mailLanguage'] ?? language}
          />
        </Field>
        <div>
          <Button name="intent" value="invite" look="secondary">
            {t(invitation ? 'invite.again' : 'invite.send')}
          </Button>
        </div>
      </form>
    </section>
  )
}
