import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import type { ProfileReply } from '#app/features/workspaces/mutations/change-profile.server.ts'
import { LONGEST_PROFILE } from '#app/features/workspaces/profile.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { LanguageTabs } from '#app/ui/form/language-tabs.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export type ProfileFormProps = {
  /** What the workspace says now, by the names of fields. */
  values: Record<string, string>
  languages: { code: string; name: string; dir: 'ltr' | 'rtl' }[]
  countries: { value: string; label: string }[]
  reply: Exclude<ProfileReply, { outcome: 'saved' }> | undefined
}

/** What everybody reads of a workspace: its name and what it does in several languages, and how it is reached. */
export function ProfileForm({ values, languages, countries, reply }: ProfileFormProps) {
  const { t } = useTranslation('workspaces')
  const problems = reply?.outcome === 'refused' ? reply.problems : []
  const conflicts = reply?.outcome === 'conflict' ? reply.conflicts : []
  const value = (name: string) => reply?.typed[name] ?? values[name] ?? ''
  const messages = [
    ...problems.map(({ name, messageKey }) => ({ name, message: t(`profile.problem.${messageKey}`) })),
    ...conflicts.map(({ name, theirs }) => ({ name, message: t('profile.theirs', { text: theirs || t('profile.blank') }) })),
  ]
  const error = (name: string) => messages.find((one) => one.name === name)?.message
  const names = ['website', 'contact', 'country', ...languages.flatMap(({ code }) => [`name@${code}`, `description@${code}`])]
  return (
    <form method="post" noValidate className="grid max-w-form grid-cols-1 gap-8">
      <ErrorSummary errors={messages} title={conflicts.length > 0 ? t('profile.conflict') : undefined} />
      {conflicts.length > 0 && <Notice tone="warning">{t('profile.conflictText')}</Notice>}
      {/* What each field said when the form was made: what somebody else changes meanwhile is told apart from what is changed here. */}
      {names.map((name) => (
        <input key={name} type="hidden" name={`base:${name}`} value={values[name] ?? ''} />
      ))}
      <LanguageTabs
        id="texts"
        label={t('profile.texts')}
        languages={languages.map((language) => ({
          ...language,
          lang: htmlLang(language.code),
          filled: value(`name@${language.code}`) + value(`description@${language.code}`) !== '',
          problem: messages.some(({ name }) => name.endsWith(`@${language.code}`)),
        }))}
      >
        {({ code, lang, dir }) => (
          <>
            <Field name={`name@${code}`} label={t('profile.name')} error={error(`name@${code}`)} required={false}>
              <TextInput lang={lang} dir={dir} maxLength={LONGEST_PROFILE.name} defaultValue={value(`name@${code}`)} />
            </Field>
            <Field
              name={`description@${code}`}
              label={t('profile.description')}
              hint={t('profile.descriptionHint')}
              error={error(`description@${code}`)}
              required={false}
            >
              <TextArea
                rows={4}
                lang={lang}
                dir={dir}
                maxLength={LONGEST_PROFILE.description}
                defaultValue={value(`description@${code}`)}
              />
            </Field>
          </>
        )}
      </LanguageTabs>
      <Field name="website" label={t('profile.website')} error={error('website')} required={false}>
        <TextInput type="url" dir="ltr" maxLength={LONGEST_PROFILE.website} defaultValue={value('website')} />
      </Field>
      <Field name="contact" label={t('profile.contact')} hint={t('profile.contactHint')} error={error('contact')} required={false}>
        <TextInput type="email" dir="ltr" autoCapitalize="none" maxLength={LONGEST_PROFILE.contact} defaultValue={value('contact')} />
      </Field>
      <Field name="country" label={t('profile.country')} error={error('country')} required={false}>
        <ComboBox options={countries} emptyLabel={t('profile.countryEmpty')} defaultValue={value('country')} />
      </Field>
      <FormActions note={t('profile.public')}>
        <Button>{t('profile.save')}</Button>
      </FormActions>
    </form>
  )
}
