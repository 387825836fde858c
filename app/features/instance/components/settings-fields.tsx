import { useTranslation } from 'react-i18next'
import { dirOf, languageName } from '#app/features/classifications/languages.ts'
import { nameField, noticeField, type SettingsProblem, type TypedNotice, type TypedSettings } from '#app/features/instance/settings-form.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { LANGUAGES, languages, type Language } from '#app/platform/i18n/languages.ts'
import { MOST_NOTICES, UNSETTLED_LINES } from '#app/platform/instance/instance-settings.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'

export type SettingsFieldsProps = { language: Language; typed: TypedSettings; problems: SettingsProblem[]; changedMeanwhile: boolean }

/** The form of the settings of the instance. */
export function SettingsFields({ language, typed, problems, changedMeanwhile }: SettingsFieldsProps) {
  const { t } = useTranslation('admin')
  const error = (name: string) => {
    const found = problems.find((problem) => problem.name === name)
    return found && t(`settings.problem.${found.problem}`)
  }
  return (
    <form method="post" noValidate className="grid max-w-form gap-10">
      {changedMeanwhile && (
        <Notice tone="warning" live>
          {t('settings.changedMeanwhile')}
        </Notice>
      )}
      <ErrorSummary errors={problems.map(({ name, problem }) => ({ name, message: t(`settings.problem.${problem}`) }))} />
      <input type="hidden" name="revision" value={typed.revision} />
      <Fieldset legend={t('settings.name')} hint={t('settings.nameHint')} large>
        <div className="grid gap-4">
          {LANGUAGES.map((code) => (
            <Field key={code} name={nameField(code)} label={languageName(code, language)} required={false} error={error(nameField(code))}>
              <TextInput lang={code} dir={dirOf(code)} room="medium" defaultValue={typed.name[code] ?? ''} />
            </Field>
          ))}
        </div>
      </Fieldset>
      <CheckboxGroup
        name="languages"
        legend={t('settings.languages')}
        hint={t('settings.languagesHint')}
        error={error('languages')}
        options={LANGUAGES.map((code) => ({ value: code, label: languages[code].name }))}
        defaultValues={typed.languages}
      />
      <Fieldset legend={t('settings.requests')}>
        <Checkbox name="takesRequests" value="yes" label={t('settings.takesRequests')} defaultChecked={typed.takesRequests} />
      </Fieldset>
      <RadioGroup
        name="unsettledLines"
        legend={t('settings.unsettled')}
        hint={t('settings.unsettledHint')}
        error={error('unsettledLines')}
        options={UNSETTLED_LINES.map((value) => ({ value, label: t(`settings.unsettledLines.${value}`) }))}
        defaultValue={typed.unsettledLines}
      />
      <Fieldset legend={t('settings.notices')} hint={t('settings.noticesHint')} large>
        <div className="grid gap-3">
          {Array.from({ length: MOST_NOTICES }, (_, index) => (
            <NoticeFields
              key={index}
              language={language}
              index={index}
              typed={typed.notices[index]}
              isOpen={index === 0 || Object.values(typed.notices[index]?.text ?? {}).some(Boolean)}
              error={error}
            />
          ))}
        </div>
      </Fieldset>
      <FormActions>
        <Button>{t('settings.save')}</Button>
      </FormActions>
    </form>
  )
}

type NoticeFieldsProps = {
  language: Language
  index: number
  typed: TypedNotice | undefined
  isOpen: boolean
  error: (name: string) => string | undefined
}

function NoticeFields({ language, index, typed, isOpen, error }: NoticeFieldsProps) {
  const { t } = useTranslation('admin')
  const name = (part: string) => noticeField(index, part)
  return (
    <Disclosure summary={t('settings.notice', { number: formatNumber(language, index + 1) })} open={isOpen}>
      <div className="grid gap-4">
        <Field name={name('tone')} label={t('settings.tone')}>
          <Select
            options={(['info', 'warning'] as const).map((tone) => ({ value: tone, label: t(`settings.toneOf.${tone}`) }))}
            defaultValue={typed?.tone === 'warning' ? 'warning' : 'info'}
          />
        </Field>
        {LANGUAGES.map((code) => (
          <Field
            key={code}
            name={name(`text.${code}`)}
            label={languageName(code, language)}
            required={false}
            error={error(name(`text.${code}`))}
          >
            <TextArea rows={1} lang={code} dir={dirOf(code)} defaultValue={typed?.text[code] ?? ''} />
          </Field>
        ))}
        <div className="flex flex-wrap gap-4">
          {(['from', 'to'] as const).map((part) => (
            <Field
              key={part}
              name={name(part)}
              label={t(`settings.${part}`)}
              hint={t('settings.daysHint')}
              required={false}
              error={error(name(part))}
            >
              <DateInput defaultValue={typed?.[part] ?? ''} />
            </Field>
          ))}
        </div>
      </div>
    </Disclosure>
  )
}
