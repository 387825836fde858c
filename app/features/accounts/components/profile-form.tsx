import { useTranslation } from 'react-i18next'
import type { OwnProfile, ProfileProblem } from '#app/features/accounts/own/profile.server.ts'
import { accountPath } from '#app/features/accounts/paths.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { LANGUAGES, languages } from '#app/platform/i18n/languages.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type ProfileFormProps = {
  profile: OwnProfile
  refused: { problems: ProfileProblem[]; typed: { name: string; language: string } } | undefined
}

/** Name, and the language one is written to in. */
export function ProfileForm({ profile, refused }: ProfileFormProps) {
  const { t, i18n } = useTranslation('account-security')
  const errors = (refused?.problems ?? []).map(({ name, problem, most }) => ({
    name,
    message: t(`profile.problem.${problem}`, { most: formatNumber(i18n.language, most) }),
  }))
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  return (
    <form method="post" className="grid gap-6" noValidate>
      <ErrorSummary errors={errors} />
      <Field name="name" label={t('profile.name')} hint={t('profile.nameHint')} error={errorOf('name')}>
        <TextInput autoComplete="name" defaultValue={refused?.typed.name ?? profile.name} />
      </Field>
      <Field name="language" label={t('profile.language')} hint={t('profile.languageHint')} error={errorOf('language')}>
        <Select
          options={LANGUAGES.map((code) => ({ value: code, label: languages[code].name }))}
          defaultValue={refused?.typed.language ?? profile.language}
        />
      </Field>
      <FormActions>
        <Button>{t('profile.save')}</Button>
      </FormActions>
    </form>
  )
}

/** The address of the account, and a change of it that is on its way. */
export function EmailSummary({ profile, language }: { profile: OwnProfile; language: string }) {
  const { t } = useTranslation('account-security')
  return (
    <section aria-labelledby="email" className="grid gap-4">
      <SectionHeading id="email">{t('email.heading')}</SectionHeading>
      <p>
        <bdi className="font-semibold break-all">{profile.email}</bdi>
      </p>
      {profile.newEmail && (
        <Notice title={t('email.waiting', { email: profile.newEmail })}>
          <p>{t('email.waitingText')}</p>
          <form method="post" className="mt-3">
            <input type="hidden" name="intent" value="cancelEmail" />
            <Button look="secondary">{t('email.cancel')}</Button>
          </form>
        </Notice>
      )}
      <div>
        <ButtonLink href={`${accountPath(language)}/email`} look="secondary">
          {t('email.change')}
        </ButtonLink>
      </div>
    </section>
  )
}
