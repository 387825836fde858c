import { useTranslation } from 'react-i18next'
import { htmlLang } from '#app/features/classifications/registered-languages.ts'
import { LONGEST } from '#app/features/expertise/sections.ts'
import { EditField, EditRadios } from '#app/features/provenance/components/edit-field.tsx'
import { LanguageTexts } from '#app/features/provenance/components/language-texts.tsx'
import { fieldName } from '#app/features/provenance/field-names.ts'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { Suggested } from './row-list.tsx'
import { useSection } from './section-state.ts'

/** Who it is, what they are in a few words, and how the workspace reaches them. */
export function AboutFields() {
  const { t } = useTranslation('expert-edit')
  const { form } = useSection()
  return (
    <>
      <EditRadios
        name="kind"
        options={(['PERSON', 'TEAM'] as const).map((kind) => ({
          value: kind,
          label: t(`kind.${kind}.name`),
          hint: t(`kind.${kind}.hint`),
        }))}
      />
      <EditField name="name" hint={t('about.nameHint')} visibility={t('about.nameVisibility')}>
        {(value) => <TextInput autoComplete="off" maxLength={LONGEST.name} defaultValue={value} />}
      </EditField>
      <Fieldset large legend={t('about.texts')} hint={t('about.textsHint')}>
        <div className="mt-3">
          <LanguageTexts id="texts" label={t('about.texts')} languages={form.languages} paths={['headline', 'summary']}>
            {({ code, dir }) => (
              <>
                <EditField name={fieldName('headline', code)} hint={t('about.headlineHint')} required={false}>
                  {(value) => <TextInput lang={htmlLang(code)} dir={dir} defaultValue={value} />}
                </EditField>
                <EditField name={fieldName('summary', code)} hint={t('about.summaryHint')} required={false}>
                  {(value) => <TextArea lang={htmlLang(code)} dir={dir} rows={5} defaultValue={value} />}
                </EditField>
              </>
            )}
          </LanguageTexts>
        </div>
      </Fieldset>
      <EditField name="base" hint={t('about.baseHint')} required={false}>
        {(value) => <TextInput room="medium" list="countries" autoComplete="off" defaultValue={value} />}
      </EditField>
      <Suggested id="countries" names={form.suggestions.countries} />
      <Fieldset large legend={t('about.contact')} hint={t('about.contactHint')}>
        <div className="mt-3 grid gap-5">
          <EditField name="email" required={false}>
            {(value) => <TextInput type="email" dir="ltr" room="medium" autoComplete="off" defaultValue={value} />}
          </EditField>
          <EditField name="phone" required={false}>
            {(value) => <TextInput type="tel" dir="ltr" room="medium" autoComplete="off" defaultValue={value} />}
          </EditField>
        </div>
      </Fieldset>
    </>
  )
}
