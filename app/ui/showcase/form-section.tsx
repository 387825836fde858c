import { Button } from '#app/ui/actions/button.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { ComboBox } from '#app/ui/form/combobox.tsx'
import { DateFields } from '#app/ui/form/date-fields.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { FileInput } from '#app/ui/form/file-input.tsx'
import { FormActions } from '#app/ui/form/form-actions.tsx'
import { LanguageTabs, type TextLanguage } from '#app/ui/form/language-tabs.tsx'
import { MoneyFields } from '#app/ui/form/money-fields.tsx'
import { NumberInput } from '#app/ui/form/number-input.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SaveState } from '#app/ui/form/save-state.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { StepList } from '#app/ui/form/step-list.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { FormLayout } from '#app/ui/frame/layouts.tsx'
import { ShowcaseSection, useSample } from '#app/ui/showcase/example.tsx'

export type SampleLanguage = { code: string; name: string; dir: 'ltr' | 'rtl' }

/** A form of every field; its languages are those of the interface. */
export function FormSection({ languages, language }: { languages: SampleLanguage[]; language: string }) {
  const t = useSample()
  const texts: TextLanguage[] = languages.map((entry) => ({
    ...entry,
    filled: entry.code === language,
    problem: entry.code === 'fr' && language !== 'fr',
  }))
  const sectors = ['water', 'health', 'school', 'farming', 'energy'] as const
  const sectorOptions = sectors.map((sector) => ({ value: sector, label: t(`sector.${sector}`) }))
  return (
    <ShowcaseSection id="forms" title={t('section.forms')}>
      <FormLayout steps={<SampleSteps />}>
        <ErrorSummary
          errors={[
            { name: 'title.fr', message: t('form.problemTitle') },
            { name: 'amount', message: t('form.problemAmount') },
          ]}
        />
        <form method="get" action="#forms" className="grid gap-8">
          <LanguageTabs id="texts" label={t('form.texts')} languages={texts}>
            {({ code, dir, filled, problem }) => (
              <>
                <Field
                  name={`title.${code}`}
                  label={t('form.title')}
                  hint={t('form.titleHint')}
                  error={problem ? t('form.problemTitle') : undefined}
                >
                  <TextInput lang={code} dir={dir} defaultValue={filled ? t('record.title') : ''} />
                </Field>
                <Field name={`description.${code}`} label={t('form.description')} required={false} visibility={t('form.public')}>
                  <TextArea lang={code} dir={dir} rows={3} defaultValue={filled ? t('type.prose') : ''} />
                </Field>
              </>
            )}
          </LanguageTabs>
          <Field name="sector" label={t('form.sector')} hint={t('form.sectorHint')}>
            <ComboBox options={sectorOptions} defaultValue="water" emptyLabel={t('sector.choose')} />
          </Field>
          <Field name="second" label={t('form.sector')} required={false}>
            <Select options={sectorOptions} emptyLabel={t('sector.choose')} />
          </Field>
          <RadioGroup
            name="kind"
            legend={t('form.kind')}
            defaultValue="goods"
            options={[
              { value: 'funding', label: t('tile.money'), hint: t('form.kindFundingHint') },
              { value: 'goods', label: t('need.chlorine'), hint: t('form.kindGoodsHint') },
            ]}
          />
          <CheckboxGroup
            name="languages"
            legend={t('form.languages')}
            required={false}
            defaultValues={[language]}
            options={languages.map(({ code, name }) => ({ value: code, label: <span lang={code}>{name}</span> }))}
          />
          <DateFields legend={t('form.period')} from={{ name: 'from', defaultValue: '2026-03-03' }} to={{ name: 'to', required: false }} />
          <MoneyFields
            legend={t('form.budget')}
            error={t('form.problemAmount')}
            amount={{ name: 'amount', defaultValue: '250k' }}
            currency={{
              name: 'currency',
              defaultValue: 'EUR',
              options: ['EUR', 'USD', 'XOF'].map((code) => ({ value: code, label: code })),
            }}
          />
          <Field name="people" label={t('form.people')} required={false}>
            <NumberInput unit={t('form.peopleUnit')} defaultValue="38000" />
          </Field>
          <Fieldset legend={t('section.messages')} large>
            <Field name="contact" label={t('form.contact')}>
              <TextInput type="email" room="medium" dir="ltr" autoComplete="email" />
            </Field>
          </Fieldset>
          <Field name="file" label={t('form.file')} hint={t('form.fileHint')} required={false}>
            <FileInput accept="application/pdf" />
          </Field>
          <Checkbox name="agree" label={t('form.agree')} />
          <FormActions note={<SaveState state="saved" text={t('form.saved')} />}>
            <Button>{t('action.publish')}</Button>
            <Button look="secondary">{t('action.save')}</Button>
          </FormActions>
        </form>
      </FormLayout>
    </ShowcaseSection>
  )
}

function SampleSteps() {
  const t = useSample()
  return (
    <StepList
      label={t('form.steps')}
      steps={[
        { href: '#forms', label: t('form.stepWhat'), state: 'current', number: t('step.one') },
        { href: '#record', label: t('form.stepMoney'), state: 'problem', number: t('step.two') },
        { href: '#lists', label: t('form.stepPlaces'), state: 'done', number: t('step.three') },
        { href: '#marks', label: t('form.stepPartners'), state: 'toComplete', number: t('step.four') },
      ]}
    />
  )
}
